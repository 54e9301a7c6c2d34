const name = 'jinlin-desk-seats'

/** Who holds each phone, by its side, as this tab of the browser remembers it; whoever does not exist is forgotten. A browser that keeps nothing remembers nobody. */
export function keptSeats(people) {
  const kept = Object.fromEntries(Object.entries(read()).filter(([, key]) => people.has(key)))
  write(kept)
  return kept
}

/** Remembers who holds the phone of this side. */
export const keepSeat = (side, key) => write({ ...read(), [side]: key })

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(name)) ?? {}
  } catch {
    return {}
  }
}

function write(kept) {
  try {
    sessionStorage.setItem(name, JSON.stringify(kept))
  } catch {}
}
