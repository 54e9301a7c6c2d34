import data from './everydayMessages.data.json'

/** Messages as residents type them, with the leaf a clerk would choose and others a sensible clerk might. */
export const everydayMessages: readonly { text: string; category: string; also?: readonly string[] }[] = data
