import type { Language } from '../../../core/words/language.ts'

const locales: Readonly<Record<Language, string>> = { nl: 'nl-BE', fr: 'fr-BE', de: 'de-BE', en: 'en-GB' }

const amounts = new Map<Language, Intl.NumberFormat>()

/** “€ 1.284,50” for 128450 cents, on one line. */
export function writtenAmount(cents: number, language: Language): string {
  let format = amounts.get(language)
  if (format === undefined) {
    format = new Intl.NumberFormat(locales[language], { style: 'currency', currency: 'EUR' })
    amounts.set(language, format)
  }
  return format.format(cents / 100).replaceAll(/[ \u{202f}]/gu, '\u{a0}')
}

/** An account number in groups of four that stay on one line. */
export function writtenIban(iban: string): string {
  return iban.replaceAll(/(.{4})(?=.)/gu, '$1\u{a0}')
}

/** A code in groups, to be read aloud: “U7K4 2MQX 9PAB”. */
export function grouped(code: string, size: number): string {
  return code.replaceAll(new RegExp(`(.{${size}})(?=.)`, 'gu'), '$1\u{a0}')
}
