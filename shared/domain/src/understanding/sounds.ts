import syllables from './syllables.data.json'

/** What people here write for one another: z zh, c ch, s sh, l n, h f before u, and -n -ng are one sound. */
const alike = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/u, '$1')
    .replace(/^n(?=[aeiou])/u, 'l')
    .replace(/ng$/u, 'n')

/** The number of the sound of each of the 3,755 common characters. */
const soundOf = new Map<number, number>()
const numbers = new Map<string, number>()
for (const [syllable, characters] of Object.entries(syllables)) {
  const sound = alike(syllable)
  const number = numbers.get(sound) ?? numbers.size + 1
  numbers.set(sound, number)
  for (let at = 0; at < characters.length; at += 1) soundOf.set(characters.charCodeAt(at), number)
}

/** The sounds of a text, one number a character: 「暖汽」 is 「暖气」. Characters without one stand for themselves. */
export const soundsOf = (text: string): Uint16Array =>
  Uint16Array.from({ length: text.length }, (_, at) => soundOf.get(text.charCodeAt(at)) ?? text.charCodeAt(at))
