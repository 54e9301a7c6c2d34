import { lettersOf, mostLetters } from './wordLimits'

/** Messages as notes of the length a note may have; a longer message goes on in the next one, nothing is cut off. */
export function notesOf(messages: string[]): string[] {
  const notes: string[] = []
  for (const message of messages)
    for (let rest = [...message]; rest.length > 0; rest = rest.slice(mostLetters.note)) {
      const piece = rest.slice(0, mostLetters.note).join('')
      const last = notes.at(-1)
      const fits = last !== undefined && lettersOf(last) + 1 + lettersOf(piece) <= mostLetters.note
      if (fits) notes[notes.length - 1] = `${last}\n${piece}`
      else notes.push(piece)
    }
  return notes
}
