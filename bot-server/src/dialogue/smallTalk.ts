import { fold } from '@jinlin/domain/understanding/fold'
import { greetings } from '../words/dialogue'

/** WeChat's own faces come as words in brackets: [微笑]. */
const face = /\[\p{Script=Han}{1,5}\]/gu

/** Whether there is nothing in it to act on: no letter at all, a lone number, or a greeting. */
export function isSmallTalk(text: string): boolean {
  const bare = fold(text)
    .replace(face, '')
    .replace(/[\p{P}\p{S}\s]/gu, '')
  return bare === '' || /^\d{1,5}$/.test(bare) || greetings.includes(bare)
}
