import { type Language, languages } from '../../core/words/language.ts'
import type { Sentence } from './split-sentences.ts'

/** Short words that are frequent in one language and rare in the others. */
const common: Readonly<Record<Language, ReadonlySet<string>>> = {
  nl: new Set('de het een en van u uw niet is dat op te voor met wij we deze dit bent kunt aan naar zijn'.split(' ')),
  fr: new Set('le la les des du et vous votre vos nous est une pour dans que qui sur avec cette ce au aux'.split(' ')),
  de: new Set('der die das und sie ihr ihre ihren nicht ist für mit den dem ein eine wir zu auf von wird'.split(' ')),
  en: new Set('the and you your of to is for we this that with are not on our by from will'.split(' ')),
}
/** Fewer words prove nothing: a Dutch sentence may quote a French name. */
const minWords = 5

/** The language of a text where it is clearly not the expected one; undefined where it is, or where the text is too short. */
export function otherLanguageOf(sentences: readonly Sentence[], expected: Language): Language | undefined {
  const words = sentences.flatMap((sentence) => sentence.words)
  const countOf = (language: Language): number => words.filter(({ text }) => common[language].has(text)).length
  const counts = languages
    .filter((language) => language !== expected)
    .map((language) => ({ language, count: countOf(language) }))
    .sort((one, other) => other.count - one.count)
  const [most] = counts
  if (most === undefined || most.count < minWords || most.count < 2 * countOf(expected)) return undefined
  return most.language
}
