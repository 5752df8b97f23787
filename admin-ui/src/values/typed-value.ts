import type { Language } from '../ui/api/api-types.ts'
import type { TemplateVariable } from '../ui/api/template-types.ts'

type Type = TemplateVariable['type']
const decimals: readonly Type[] = ['number', 'integer', 'money']

/**
 * Typed text in the form that the hub needs: numbers with a point, where Dutch, French and German have a comma. Input that is
 * not a number (yet) stays as it was typed, and the hub reports the fault. Undefined for an empty field.
 */
export function readValue(type: Type, text: string): unknown {
  if (text === '') return undefined
  if (!decimals.includes(type) || !/^-?\d+[.,]\d+$|^-?\d+$/.test(text)) return text
  const written = text.replace(',', '.')
  // An amount is kept as text: it never passes through floating point.
  return type !== 'money' && String(Number(written)) === written ? Number(written) : written
}

/**
 * A number that was typed with signs between its thousands, `1.337,66` or `1 337,66`, without them: applied when the field is left,
 * so that no sign disappears while it is typed. A single sign may be a decimal sign and stays.
 */
export function withoutGroups(type: Type, value: unknown): unknown {
  if (typeof value !== 'string' || !decimals.includes(type)) return value
  const text = value.trim()
  if (!/^-?\d{1,3}(?:[.\s’']\d{3})+(?:,\d+)?$/.test(text) || /^-?\d{1,3}\.\d{3}$/.test(text)) return value
  return readValue(type, text.replaceAll(/[.\s’']/g, ''))
}

/** A value in the form in which its reader writes it. */
export function showValue(type: Type, value: unknown, language: Language): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  return decimals.includes(type) && language !== 'en' ? text.replace(/^(-?\d+)\.(?=\d+$)/, '$1,') : text
}
