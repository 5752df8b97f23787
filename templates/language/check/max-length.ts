import type { VariableType } from '../../model/template-source.ts'

/** Characters of a text, or items of a list: no template may allow more. A letter of 20 pages holds about 60,000 characters. */
export const maxMaxLength = 50_000

/**
 * Characters that a value may have where its variable sets no `maxLength`: a name or a line 1,000, a longer text 20,000. Values
 * of other types are short by their nature; an address of a page has at most 2,000 (what browsers and codes handle).
 */
export function defaultMaxLength(type: VariableType | undefined): number {
  if (type === 'text') return 1_000
  return type === 'url' ? 2_000 : 20_000
}
