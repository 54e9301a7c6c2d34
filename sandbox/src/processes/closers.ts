/** What must be closed at the end, in the reverse order of its starting. */
export const closers = () => {
  const list: (() => Promise<unknown> | unknown)[] = []
  let closed = false
  const closeAll = async (): Promise<void> => {
    closed = true
    for (const close of list.splice(0).reverse())
      await Promise.resolve(close()).catch((error: unknown) => console.error(error))
  }
  /** Remembers one more; closes it at once when everything else is closed already. */
  const add = (close: () => Promise<unknown> | unknown): void => {
    list.push(close)
    if (closed) closeAll().catch(() => undefined)
  }
  return { add, closeAll, isClosed: () => closed }
}

export type Closers = ReturnType<typeof closers>
