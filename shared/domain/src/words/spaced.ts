const before = /(\p{Script=Han})(?=[A-Za-z0-9])/gu
const after = /([A-Za-z0-9])(?=\p{Script=Han})/gu
const between = /(\p{Script=Han}) +(?=\p{Script=Han})/gu

/** What one may send back is set off: 「回复 撤销」, 「回复 催一下 加编号」. */
const answerBefore = /回复(?: [^\s，。、；]+)?$/u
/** So is a person's name: 「值班 刘**」, 「正在问 李师傅」, 「李师傅 到了」. */
const nameBehind = /^(?:\p{Script=Han}{1,2}\*|\p{Script=Han}{1,2}师傅)/u
const nameBefore = /(?:^|[^\p{Script=Han}])\p{Script=Han}{1,2}师傅$/u

const joined = (text: string): string =>
  text.replace(between, (whole, left: string, at: number) => {
    const said = text.slice(0, at + left.length)
    const setOff = answerBefore.test(said) || nameBefore.test(said) || nameBehind.test(text.slice(at + whole.length))
    return setOff ? whole : left
  })

/**
 * Text as all our sentences are written: a space between Han and Latin letters or digits, 「泉山家园 3 号楼」, and none between Han and Han, but around names
 * and what one may send back. Twice is the same as once.
 */
export const spaced = (text: string): string => joined(text.replace(before, '$1 ').replace(after, '$1 '))
