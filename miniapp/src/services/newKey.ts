/** A key for one tap or one command: time first, so that keys of one phone sort by when they were made. */
export function newKey(now: number): string {
  const random = () =>
    Math.floor(Math.random() * 36 ** 6)
      .toString(36)
      .padStart(6, '0')
  return `${now.toString(36)}-${random()}${random()}${random()}`
}
