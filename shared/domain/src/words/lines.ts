/** The lines of a message that have something to say, one below the other. */
export const lines = (...all: (string | false | undefined)[]): string => all.filter(Boolean).join('\n')
