import type { VariableType } from '../../model/template-source.ts'

/** Upper limit of `maxLength`, in characters of a text or items of a list. A letter of 20 pages has about 60,000 characters. */
export const maxMaxLength = 50_000

/**
 * Maximum characters of a value whose variable sets no `maxLength`: 1,000 for a name or a line, 20,000 for a longer text. Values
 * of other types are short by nature; a page address has at most 2,000 (what browsers and QR codes handle).
 */
export function defaultMaxLength(type: VariableType | undefined): number {
  if (type === 'text') return 1_000
  return type === 'url' ? 2_000 : 20_000
}
