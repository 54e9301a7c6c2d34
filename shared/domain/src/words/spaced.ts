const before = /(\p{Script=Han})(?=[A-Za-z0-9])/gu
const after = /([A-Za-z0-9])(?=\p{Script=Han})/gu

/** Text with a space between Han and Latin letters or digits, as all our sentences are written: 「泉山家园 3 号楼」. Twice is the same as once. */
export const spaced = (text: string): string => text.replace(before, '$1 ').replace(after, '$1 ')
