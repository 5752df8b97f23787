import { type Language, type Localized, localized } from '../../core/words/language.ts'
import type { SealPlace } from '../../templates/model/letter-frame.ts'
import type { SealWords } from '../../templates/seal/signature-dictionary.ts'
import { letterWords } from '../../templates/words/letter-words.ts'
import type { SealWish } from './entity-seal.ts'
import type { SealSession } from './sealer.ts'

/** What the seal of an entity says beside its certificate, in the language of the letter. */
export function wordsOf(
  entityName: Localized,
  language: Language,
  { location }: Pick<SealWish, 'location'>,
): SealWords {
  const name = localized(entityName, language)
  return { name, reason: letterWords(language).sealReason, ...(location !== undefined && { location }) }
}

/** The place that a letter keeps for a seal with these words. */
export function placeOf(session: SealSession, words: SealWords, language: Language): SealPlace {
  return { bytes: session.placeBytes(words), label: `${letterWords(language).sealField} ${words.name}` }
}
