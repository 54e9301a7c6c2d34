import { fold } from '@jinlin/domain/understanding/fold'
import * as say from '@jinlin/domain/words/accountMessages'
import { smallTalk, smallTalkAnswers } from '../words/smallTalk'

type Kind = keyof typeof smallTalk

/** WeChat's own faces come as words in brackets: [微笑]. */
const face = /\[\p{Script=Han}{1,5}\]/gu

const kinds = new Map<string, Kind>(
  Object.entries(smallTalk).flatMap(([kind, words]) => words.map((word) => [word, kind as Kind] as const)),
)

/** The answer to words with nothing to act on in them: no letter at all, a lone number, a greeting, thanks; undefined for all else. */
export function smallTalkText(text: string): string | undefined {
  const bare = fold(text)
    .replace(face, '')
    .replace(/[\p{P}\p{S}\s]/gu, '')
    .replace(/^请问(?=.)/u, '')
  const kind = bare === '' || /^\d{1,5}$/.test(bare) ? 'nothing' : kinds.get(bare)
  return kind && (kind === 'nothing' ? say.notUnderstood() : smallTalkAnswers[kind])
}
