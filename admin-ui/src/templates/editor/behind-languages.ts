import type { Language } from '../../ui/api/api-types.ts'
import { languageOrder } from '../language-order.ts'
import type { DraftContent } from './draft-content.ts'

type Texts = DraftContent['languages']

/**
 * The languages whose text did not change while that of another language did, each with that other language. A new or removed
 * text is not compared with the others.
 */
export function behindLanguages(before: Texts, now: Texts): ReadonlyMap<Language, Language> {
  const known = languageOrder.filter((each) => isWritten(before[each]) && isWritten(now[each]))
  const changed = known.filter((each) => words(before[each]) !== words(now[each]))
  const [first] = changed
  if (first === undefined) return new Map()
  return new Map(known.filter((each) => !changed.includes(each)).map((each) => [each, first]))
}

/** The languages whose text is still, word for word, that of another language earlier in the order. */
export function untranslatedLanguages(now: Texts): ReadonlySet<Language> {
  // A text of only names between braces is right in every language.
  const written = languageOrder.filter((each) => /\p{L}/u.test(bodyOf(now, each).replaceAll(/\{\{[^{}]*\}\}/g, '')))
  const isCopy = (language: Language, index: number) =>
    written.slice(0, index).some((other) => bodyOf(now, other) === bodyOf(now, language))
  return new Set(written.filter(isCopy))
}

function bodyOf(texts: Texts, language: Language): string {
  return words({ body: texts[language]?.body ?? '' })
}

export function isWritten(text: { readonly subject: string; readonly body: string } | undefined): boolean {
  return text !== undefined && text.body.trim() !== ''
}

/** Removes the differences that exist only in the source. */
function words(text: { readonly subject?: string; readonly body?: string } | undefined): string {
  return `${text?.subject ?? ''}\n${text?.body ?? ''}`.replaceAll(/\s+/g, ' ').trim()
}
