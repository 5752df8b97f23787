import type { Language } from '../language.ts'
import type { ChannelName, DocumentKind, EventType } from '../message.ts'
import { type EventWords, eventText } from './event-words.ts'
import { eventWordsDe } from './event-words-de.ts'
import { eventWordsEn } from './event-words-en.ts'
import { eventWordsFr } from './event-words-fr.ts'
import { eventWordsNl } from './event-words-nl.ts'

const events: Readonly<Record<Language, EventWords>> = {
  nl: eventWordsNl,
  fr: eventWordsFr,
  de: eventWordsDe,
  en: eventWordsEn,
}

type ByChannel = Readonly<Record<ChannelName, string>>

const channels: Readonly<Record<Language, ByChannel>> = {
  nl: { peppol: 'Peppol', ebox: 'eBox', inbox: 'Mijn brieven', email: 'E-mail', print: 'Papier' },
  fr: { peppol: 'Peppol', ebox: 'eBox', inbox: 'Mes lettres', email: 'E-mail', print: 'Papier' },
  de: { peppol: 'Peppol', ebox: 'eBox', inbox: 'Meine Briefe', email: 'E-Mail', print: 'Papier' },
  en: { peppol: 'Peppol', ebox: 'eBox', inbox: 'My letters', email: 'Email', print: 'Paper' },
}

const ways: Readonly<Record<Language, ByChannel>> = {
  nl: {
    peppol: 'via Peppol',
    ebox: 'in de eBox',
    inbox: 'in Mijn brieven',
    email: 'per e-mail',
    print: 'op papier',
  },
  fr: {
    peppol: 'par Peppol',
    ebox: 'dans l’eBox',
    inbox: 'dans «\u00a0Mes lettres\u00a0»',
    email: 'par e-mail',
    print: 'sur papier',
  },
  de: {
    peppol: 'über Peppol',
    ebox: 'in der eBox',
    inbox: 'in „Meine Briefe“',
    email: 'per E-Mail',
    print: 'auf Papier',
  },
  en: { peppol: 'over Peppol', ebox: 'in the eBox', inbox: 'in My letters', email: 'by email', print: 'on paper' },
}

const documents: Readonly<Record<Language, Readonly<Record<DocumentKind, string>>>> = {
  nl: {
    letter: 'Brief',
    attachment: 'Bijlage',
    proof: 'Getekend bewijs van de post',
    reply: 'Gescand antwoord',
    returned: 'Scan van de teruggekomen omslag',
    page: 'Bladzijde voor Mijn brieven',
    email: 'E-mail',
    slip: 'Betaalstrook',
    original: 'Zoals aangeleverd',
    receipt: 'Ondertekend ontvangstbewijs',
    invoice: 'Gestructureerde factuur (XML)',
    'address-sheet': 'Adresblad',
  },
  fr: {
    letter: 'Lettre',
    attachment: 'Annexe',
    proof: 'Preuve signée de la poste',
    reply: 'Réponse numérisée',
    returned: 'Scan de l’enveloppe revenue',
    page: 'Page pour «\u00a0Mes lettres\u00a0»',
    email: 'E-mail',
    slip: 'Bulletin de paiement',
    original: 'Tel que fourni',
    receipt: 'Accusé de réception signé',
    invoice: 'Facture structurée (XML)',
    'address-sheet': 'Feuille d’adresse',
  },
  de: {
    letter: 'Brief',
    attachment: 'Anlage',
    proof: 'Unterschriebener Nachweis der Post',
    reply: 'Gescannte Antwort',
    returned: 'Scan des zurückgekommenen Umschlags',
    page: 'Seite für „Meine Briefe“',
    email: 'E-Mail',
    slip: 'Zahlschein',
    original: 'Wie angeliefert',
    receipt: 'Signierte Empfangsbestätigung',
    invoice: 'Strukturierte Rechnung (XML)',
    'address-sheet': 'Adressblatt',
  },
  en: {
    letter: 'Letter',
    attachment: 'Attachment',
    proof: 'Signed proof of the post',
    reply: 'Scanned reply',
    returned: 'Scan of the returned envelope',
    page: 'Page for My letters',
    email: 'Email',
    slip: 'Payment slip',
    original: 'As it was supplied',
    receipt: 'Signed receipt',
    invoice: 'Structured invoice (XML)',
    'address-sheet': 'Address sheet',
  },
}

/** The words of the life of a letter in one language: the one table, from which screens and statements take theirs. */
export function lifeWords(language: Language): {
  /** With `{{way}}` where the channel is named. */
  readonly event: EventWords
  readonly channel: ByChannel
  /** The channel with its preposition. */
  readonly channelBy: ByChannel
  readonly document: Readonly<Record<DocumentKind, string>>
} {
  return {
    event: events[language],
    channel: channels[language],
    channelBy: ways[language],
    document: documents[language],
  }
}

/** An event as words, such as ‘Delivered by email’. */
export function wordsOfEvent(type: EventType, channel: ChannelName | undefined, language: Language): string {
  return eventText(events[language], type, channel, channel === undefined ? '' : ways[language][channel])
}
