const everyMs = 2000

/** Says a line at once and every two seconds until the work is done: whoever waits sees that it goes on. */
export async function tellWhile<T>(say: (line: string) => void, line: () => string, work: Promise<T>): Promise<T> {
  say(line())
  const ticker = setInterval(() => say(line()), everyMs)
  try {
    return await work
  } finally {
    clearInterval(ticker)
  }
}
