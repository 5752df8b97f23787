import type { Language } from '../../../core/words/language.ts'

const boxWord: Record<Language, string> = { nl: 'bus', fr: 'bte', de: 'box', en: 'box' }

/**
 * An address in the notation that bpost requires (street number bus box, then postal code and municipality): in running text with
 * a comma, or each part on a line of its own. Also accepts written `lines`.
 */
export function formatAddress(value: unknown, language: Language, onLines: boolean): string {
  const lines = addressLines(value, language)
  return lines.join(onLines ? '\n' : ', ')
}

export function addressLines(value: unknown, language: Language): string[] {
  if (typeof value === 'string') return value === '' ? [] : value.split(/\r?\n/)
  if (typeof value !== 'object' || value === null) return []
  const part = (key: string): string => {
    const found: unknown = Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined
    return typeof found === 'string' || typeof found === 'number' ? String(found) : ''
  }
  const lines: unknown = Object.hasOwn(value, 'lines') ? Reflect.get(value, 'lines') : undefined
  if (Array.isArray(lines)) return lines.filter((line) => typeof line === 'string')
  const box = part('box')
  return [
    [part('street'), part('houseNumber'), ...(box ? [boxWord[language], box] : [])].filter(Boolean).join(' '),
    [part('postalCode'), part('municipality')].filter(Boolean).join(' '),
  ].filter(Boolean)
}
