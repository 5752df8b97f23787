import { createHash } from 'node:crypto'
import type { ReceiptContent } from '../../channels/inbox/store/receipt.ts'
import { escapeHtml } from '../../core/escape-html.ts'
import { brusselsDay } from '../../core/words/brussels-day.ts'
import type { Language } from '../../core/words/language.ts'

interface Words {
  readonly title: Readonly<Record<ReceiptContent['event'], string>>
  readonly at: string
  readonly sender: string
  readonly kind: string
  readonly addressee: string
  readonly by: string
  readonly self: string
  readonly representative: string
  readonly delivered: string
  readonly term: string
  readonly message: string
  readonly record: string
  readonly signature: string
}

const words: Readonly<Record<Language, Words>> = {
  nl: {
    title: {
      acknowledged: 'Bewijs van ontvangst',
      refused: 'Bewijs van weigering',
      neglected: 'Bewijs van niet-ontvangst',
    },
    at: 'Tijdstip',
    sender: 'Afzender',
    kind: 'Soort brief',
    addressee: 'Bestemd voor',
    by: 'Door',
    self: 'voor zichzelf',
    representative: 'als vertegenwoordiger',
    delivered: 'In Mijn brieven sinds',
    term: 'Ontvangst te bevestigen tot en met',
    message: 'Nummer van de brief',
    record: 'Nummer in het archief',
    signature: 'Dit bewijs hoort bij een ondertekend bestand met SHA-256',
  },
  fr: {
    title: { acknowledged: 'Accusé de réception', refused: 'Preuve du refus', neglected: 'Preuve de non-réception' },
    at: 'Date et heure',
    sender: 'Expéditeur',
    kind: 'Type de lettre',
    addressee: 'Destinataire',
    by: 'Par',
    self: 'pour soi-même',
    representative: 'en tant que représentant',
    delivered: 'Dans Mes lettres depuis',
    term: 'Réception à confirmer jusqu’au',
    message: 'Numéro de la lettre',
    record: 'Numéro dans les archives',
    signature: 'Ce document correspond à un fichier signé dont le SHA-256 est',
  },
  de: {
    title: {
      acknowledged: 'Empfangsbestätigung',
      refused: 'Nachweis der Ablehnung',
      neglected: 'Nachweis der unterbliebenen Empfangsbestätigung',
    },
    at: 'Zeitpunkt',
    sender: 'Absender',
    kind: 'Art des Briefes',
    addressee: 'Bestimmt für',
    by: 'Durch',
    self: 'für sich selbst',
    representative: 'als Vertreter',
    delivered: 'In Meine Briefe seit',
    term: 'Empfang zu bestätigen bis einschließlich',
    message: 'Nummer des Briefes',
    record: 'Nummer im Archiv',
    signature: 'Dieser Nachweis gehört zu einer signierten Datei mit SHA-256',
  },
  en: {
    title: { acknowledged: 'Proof of receipt', refused: 'Proof of refusal', neglected: 'Proof of non-receipt' },
    at: 'Time',
    sender: 'Sender',
    kind: 'Kind of letter',
    addressee: 'Addressed to',
    by: 'By',
    self: 'for themselves',
    representative: 'as a representative',
    delivered: 'In My letters since',
    term: 'To be acknowledged up to and including',
    message: 'Number of the letter',
    record: 'Number in the archive',
    signature: 'This proof belongs to a signed file with SHA-256',
  },
}

const locales: Readonly<Record<Language, string>> = { nl: 'nl-BE', fr: 'fr-BE', de: 'de-BE', en: 'en-GB' }

/**
 * The receipt as a page to read and print, in the language of its reader. It needs no script and no other file; the SHA-256 names
 * the signed file that proves what it says.
 */
export function receiptPage(receipt: ReceiptContent, signedFile: Uint8Array, language: Language): string {
  const text = words[language]
  const { by } = receipt
  const title = text.title[receipt.event]
  const lastDay = brusselsDay(new Date(Date.parse(receipt.termEndsAt) - 1))
  const rows: readonly (readonly [string, string])[] = [
    [text.at, instantIn(language, receipt.at)],
    [text.sender, receipt.sender],
    ...(receipt.kind === undefined || receipt.kind === '' ? [] : [[text.kind, receipt.kind] as const]),
    [text.addressee, receipt.addressee],
    ...(by === undefined ? [] : [[text.by, `${by.name}, ${text[by.capacity]}`] as const]),
    [text.delivered, instantIn(language, receipt.deliveredAt)],
    [text.term, dayIn(language, lastDay)],
    [text.message, receipt.message],
    [text.record, receipt.record],
  ]
  const hash = createHash('sha256').update(signedFile).digest('hex')
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>body{font:18px/1.5 sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#14212b;background:#fff}
h1{font-size:1.8rem;line-height:1.2}dt{font-weight:600;margin-top:.75rem}dd{margin:0;overflow-wrap:anywhere}
p{font-size:.85rem;overflow-wrap:anywhere;border-top:1px solid;margin-top:2rem;padding-top:1rem}</style></head>
<body><main><h1>${escapeHtml(title)}</h1><dl>
${rows.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`).join('\n')}
</dl><p>${escapeHtml(text.signature)} ${hash}</p></main></body></html>
`
}

function instantIn(language: Language, instant: string): string {
  const form = { dateStyle: 'long', timeStyle: 'medium', timeZone: 'Europe/Brussels' } as const
  return new Intl.DateTimeFormat(locales[language], form).format(new Date(instant))
}

function dayIn(language: Language, day: string): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
}
