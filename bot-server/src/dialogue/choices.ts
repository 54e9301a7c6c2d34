import { offerChoices } from '@jinlin/backend/inbox/drafts'
import { bestGuesses } from '@jinlin/domain/understanding/classify'
import { plainMatter } from '@jinlin/domain/words/whom'

const mostChoices = 3

/** What people call a kind of matter: the words of its tile, else its name in the catalogue. */
export const kindName = (category: string): string => plainMatter({ category })

/** The kinds these words may be about, as people call them, noted as the question of this report. None when there is nothing to choose between. */
export async function choicesFor(draftId: string, words: readonly string[]): Promise<string[]> {
  const guesses = bestGuesses(words.join('\n'), mostChoices).map(({ category }) => category)
  if (guesses.length < 2) return []
  await offerChoices(draftId, guesses)
  return guesses.map(kindName)
}
