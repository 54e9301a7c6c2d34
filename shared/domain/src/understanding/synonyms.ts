import data from './synonyms.data.json'

/** What people call each leaf besides its name. */
export const synonyms: Readonly<Record<string, readonly string[]>> = data
