import type { ReceiptContent } from '../../../channels/inbox/store/receipt.ts'
import { brusselsDay } from '../../../core/words/days/brussels-day.ts'
import type { Language } from '../../../core/words/language.ts'
import { formatDate, formatDateTime } from '../../../templates/language/format/format-value.ts'

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
  /** In front of the SHA-256 of the signed file. */
  readonly signedFile: string
  /** The heads of the columns of a table of facts. */
  readonly fact: string
  readonly value: string
  readonly proof: string
  readonly signature: string
  readonly key: string
  readonly check: string
}

const words: Readonly<Record<Language, Words>> = {
  nl: {
    title: {
      acknowledged: 'Bewijs van ontvangst',
      refused: 'Bewijs van weigering',
      neglected: 'Bewijs dat de ontvangst niet bevestigd is',
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
    signedFile: 'Dit bewijs hoort bij een ondertekend bestand met SHA-256',
    fact: 'Gegeven',
    value: 'Waarde',
    proof: 'Ondertekening',
    signature: 'Handtekening (Ed25519)',
    key: 'Sleutel',
    check:
      'Het ondertekende bestand bevat dezelfde gegevens. Met de sleutel kan iedereen nagaan dat ze niet zijn gewijzigd.',
  },
  fr: {
    title: {
      acknowledged: 'Accusé de réception',
      refused: 'Preuve du refus',
      neglected: 'Preuve que la réception n’a pas été confirmée',
    },
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
    signedFile: 'Ce document correspond à un fichier signé dont le SHA-256 est',
    fact: 'Donnée',
    value: 'Valeur',
    proof: 'Signature électronique',
    signature: 'Signature (Ed25519)',
    key: 'Clé',
    check:
      'Le fichier signé contient les mêmes données. La clé permet à chacun de vérifier qu’elles n’ont pas été modifiées.',
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
    delivered: 'In „Meine Briefe“ seit',
    term: 'Empfang zu bestätigen bis einschließlich',
    message: 'Nummer des Briefes',
    record: 'Nummer im Archiv',
    signedFile: 'Dieser Nachweis gehört zu einer signierten Datei mit SHA-256',
    fact: 'Angabe',
    value: 'Wert',
    proof: 'Signatur',
    signature: 'Signatur (Ed25519)',
    key: 'Schlüssel',
    check:
      'Die signierte Datei enthält dieselben Angaben. Mit dem Schlüssel kann jeder prüfen, dass sie nicht geändert wurden.',
  },
  en: {
    title: {
      acknowledged: 'Proof of receipt',
      refused: 'Proof of refusal',
      neglected: 'Proof that receipt was not acknowledged',
    },
    at: 'Time',
    sender: 'Sender',
    kind: 'Kind of letter',
    addressee: 'Addressed to',
    by: 'By',
    self: 'for themselves',
    representative: 'as a representative',
    delivered: 'In My letters since',
    term: 'Last day to acknowledge receipt',
    message: 'Number of the letter',
    record: 'Number in the archive',
    signedFile: 'This proof belongs to the signed file whose SHA-256 is',
    fact: 'Fact',
    value: 'Value',
    proof: 'Signature',
    signature: 'Signature (Ed25519)',
    key: 'Key',
    check: 'The signed file holds the same facts. With the key anyone can check that they were not changed.',
  },
}

/** What the receipt says, in the language of its reader: the same facts on the page and in the PDF. */
export interface ReceiptText {
  readonly title: string
  readonly rows: readonly (readonly [name: string, value: string])[]
  readonly words: Pick<Words, 'signedFile' | 'fact' | 'value' | 'proof' | 'signature' | 'key' | 'check'>
}

export function receiptText(receipt: ReceiptContent, language: Language): ReceiptText {
  const text = words[language]
  const { by } = receipt
  const lastDay = brusselsDay(new Date(Date.parse(receipt.termEndsAt) - 1))
  return {
    title: text.title[receipt.event],
    rows: [
      [text.at, formatDateTime(receipt.at, language)],
      [text.sender, receipt.sender],
      ...(receipt.kind === undefined || receipt.kind === '' ? [] : [[text.kind, receipt.kind] as const]),
      [text.addressee, receipt.addressee],
      ...(by === undefined ? [] : [[text.by, `${by.name}, ${text[by.capacity]}`] as const]),
      [text.delivered, formatDateTime(receipt.deliveredAt, language)],
      [text.term, formatDate(lastDay, language)],
      [text.message, receipt.message],
      [text.record, receipt.record],
    ],
    words: text,
  }
}
