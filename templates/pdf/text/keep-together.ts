import { findTelephones } from '../../language/links/find-telephones.ts'

const months = [
  'januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december',
  'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre',
  'Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember',
  'January|February|March|May|June|July|August|October|December',
].join('|')

const dayAndMonth = new RegExp(`(\\d{1,2}(?:\\.|er)?) (?=(?:${months})(?!\\p{L}))`, 'giu')
const amount = /([€−–-]) (?=€? ?\d)/gu
const unit = /(\d) (?=(?:€|%|euro|EUR|uur|Uhr|h)(?!\p{L}))/gu
const iban = /\b[A-Z]{2}\d{2}(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,4})?(?![A-Z0-9])/gu

/** The text with no-break spaces where a line break would confuse a reader: day and month, €, %, hours, account numbers. */
export function keepTogether(text: string): string {
  if (!/\d/.test(text) || !text.includes(' ')) return text
  return text
    .replace(dayAndMonth, '$1\u{a0}')
    .replace(amount, '$1\u{a0}')
    .replace(unit, '$1\u{a0}')
    .replace(iban, (number) => number.replaceAll(' ', '\u{a0}'))
    .replace(/(?:\+|\b0)\d[\d ./()-]{6,}\d/g, (found) =>
      findTelephones(found).length > 0 ? found.replaceAll(' ', '\u{a0}') : found,
    )
}
