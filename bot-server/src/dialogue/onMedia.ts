import { DomainError } from '@jinlin/domain/errors'
import { emergencyIn } from '@jinlin/domain/understanding/emergency'
import { lines } from '@jinlin/domain/words/lines'
import { voiceUnopened } from '../words/media'
import { joinFresh } from './joinFresh'
import { keepForLater, keepMedia, type Media } from './keepMedia'
import { onWords } from './onWords'
import { report } from './report'
import type { Turn } from './turn'

/** A picture or voice joins the report, though it may arrive later itself; a voice with a transcript counts as words, one without waits for somebody to listen, and one nobody can open for somebody to ask. */
export async function onMedia(turn: Turn, content: Media): Promise<string | null> {
  if (content.kind === 'voice' && content.recognition) return onSpoken(turn, content, content.recognition)
  const kept = await keepMedia(turn, content)
  if ('refused' in kept) return kept.refused
  const part = { ...kept, ...(content.kind === 'voice' && { unheard: true }) }
  const said = (await joinFresh(turn, part)) ?? (await report(turn, part))
  return said && 'unopened' in kept ? lines(said, voiceUnopened) : said
}

/** The words count whatever becomes of the voice; of an emergency they don't even wait for it. */
async function onSpoken(turn: Turn, content: Media, words: string): Promise<string | null> {
  const kept = emergencyIn(words) ? await keepForLater(turn, content) : await keepMedia(turn, content)
  if ('refused' in kept || 'unopened' in kept) return onWords(turn, words)
  try {
    return await onWords(turn, words, kept)
  } catch (error) {
    if (error instanceof DomainError && error.code === 'photos_full') return onWords(turn, words)
    throw error
  }
}
