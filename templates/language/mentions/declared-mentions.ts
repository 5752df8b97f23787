import { isLegalMention, type LegalMention } from '../../../core/words/legal-mention.ts'

const opened = /\{\{#mention\s+["']([a-z-]+)["']\s*\}\}/g

/** The mentions that a text declares somewhere, also one that does not compile. */
export function declaredMentions(text: string): ReadonlySet<LegalMention> {
  return new Set([...text.matchAll(opened)].flatMap(([, name = '']) => (isLegalMention(name) ? [name] : [])))
}
