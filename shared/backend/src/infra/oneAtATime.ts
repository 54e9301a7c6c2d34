const tails = new Map<string, Promise<unknown>>()

/** Runs work of one name one after the other inside this process; other names don't wait. */
export const oneAtATime = <T>(name: string, work: () => Promise<T>): Promise<T> => {
  const before = tails.get(name) ?? Promise.resolve()
  const mine = before.then(work, work)
  tails.set(name, mine)
  const forget = () => {
    if (tails.get(name) === mine) tails.delete(name)
  }
  mine.then(forget, forget)
  return mine
}
