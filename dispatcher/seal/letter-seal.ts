import { type Language, type Localized, localized } from '../../core/words/language.ts'
import type { SealPlace } from '../../templates/model/letter-frame.ts'
import type { SealWords } from '../../templates/seal/signature-dictionary.ts'
import { letterWords } from '../../templates/words/letter-words.ts'
import type { SealWish } from './entity-seal.ts'
import type { SealSession } from './sealer.ts'

/** The electronic seal that one letter gets. */
export interface LetterSeal {
  readonly session: SealSession
  /** What it says beside its certificate, in the language of the letter. */
  readonly words: SealWords
  /** What the letter keeps for it when it is drawn. */
  readonly place: SealPlace
}

/** The seal of a letter in this language, of an entity with this name. */
export function letterSeal(
  session: SealSession,
  entityName: Localized,
  language: Language,
  { location }: Pick<SealWish, 'location'>,
): LetterSeal {
  const name = localized(entityName, language)
  const { sealReason: reason, sealField } = letterWords(language)
  const words = { name, reason, ...(location !== undefined && { location }) }
  return { session, words, place: { bytes: session.placeBytes(words), label: `${sealField} ${name}` } }
}
