import type { Language } from '../../../core/words/language.ts'

const words: Readonly<
  Record<Language, { readonly to: string; readonly mail: string; readonly call: string; readonly plain: string }>
> = {
  nl: {
    to: 'QR-code naar',
    mail: 'QR-code om te mailen naar',
    call: 'QR-code om te bellen naar',
    plain: 'QR-code met gegevens',
  },
  fr: {
    to: 'Code QR vers',
    mail: 'Code QR pour écrire à',
    call: 'Code QR pour appeler le',
    plain: 'Code QR avec des données',
  },
  de: {
    to: 'QR-Code zu',
    mail: 'QR-Code für eine E-Mail an',
    call: 'QR-Code für einen Anruf bei',
    plain: 'QR-Code mit Daten',
  },
  en: { to: 'QR code to', mail: 'QR code to email', call: 'QR code to call', plain: 'QR code with data' },
}

/** What a QR code is for, in words, where its author gave none: a code is never a decoration (ISO 14289-1, 7.3). */
export function codeName(text: string, language: Language): string {
  const { to, mail, call, plain } = words[language]
  const bare = text.trim()
  if (!URL.canParse(bare)) return plain
  const { protocol, hostname, pathname } = new URL(bare)
  switch (protocol) {
    case 'http:':
    case 'https:':
      return `${to} ${hostname.replace(/^www\./, '')}`
    case 'mailto:':
      return `${mail} ${decodeURIComponent(pathname)}`
    case 'tel:':
      return `${call} ${pathname}`
    default:
      return plain
  }
}
