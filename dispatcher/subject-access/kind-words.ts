import type { Language } from '../../core/words/language.ts'
import type { HeldKind } from './held.ts'

export type Texts = Readonly<Record<Language, string>>

/** What a kind of data is, where it came from, and how long it is kept; in words for the person. */
export interface KindWords {
  readonly name: Texts
  readonly source: Texts
  readonly kept: Texts
}

export const text = (nl: string, fr: string, de: string, en: string): Texts => ({ nl, fr, de, en })

const fromSender = text(
  'De dienst die de brief stuurde.',
  'Le service qui a envoyé la lettre.',
  'Die Dienststelle, die den Brief gesendet hat.',
  'The office that sent the letter.',
)
const fromUse = text('Het versturen zelf.', 'L’envoi lui-même.', 'Der Versand selbst.', 'The sending itself.')
const fromYou = text('Uzelf.', 'Vous-même.', 'Sie selbst.', 'Yourself.')
const asLetter = text(
  'Zolang de bewaartermijn van de brief loopt.',
  'Pendant le délai de conservation de la lettre.',
  'Solange die Aufbewahrungsfrist des Briefes läuft.',
  'As long as the retention period of the letter.',
)
const asMessage = text(
  'Tot de dienst de persoonsgegevens van het bericht laat wissen.',
  'Jusqu’à ce que le service efface les données personnelles du message.',
  'Bis die Dienststelle die personenbezogenen Daten der Nachricht löschen lässt.',
  'Until the office has the personal data of the message removed.',
)
const untilChange = text(
  'Tot u het wijzigt.',
  'Jusqu’à ce que vous le modifiiez.',
  'Bis Sie es ändern.',
  'Until you change it.',
)
const aYear = text('Een jaar.', 'Un an.', 'Ein Jahr.', 'One year.')
const aMonth = text('Een maand.', 'Un mois.', 'Einen Monat.', 'One month.')

export const kindWords: Readonly<Record<HeldKind, KindWords>> = {
  letters: {
    name: text(
      'Brieven en bijlagen in het archief',
      'Lettres et annexes archivées',
      'Briefe und Anlagen im Archiv',
      'Letters and attachments in the archive',
    ),
    source: fromSender,
    kept: asLetter,
  },
  messages: {
    name: text(
      'Wat de dienst opgaf, de weg van elke brief en wat ermee gebeurde',
      'Ce que le service a indiqué, le trajet de chaque lettre et son suivi',
      'Angaben der Dienststelle, Weg jedes Briefes und was damit geschah',
      'What the office gave, the route of each letter and what happened to it',
    ),
    source: fromSender,
    kept: asMessage,
  },
  'inbox-letters': {
    name: text(
      'Uw inbox: wanneer brieven kwamen en geopend werden',
      'Votre boîte de réception\u00a0: arrivée et ouverture des lettres',
      'Ihr Postfach: wann Briefe eingingen und geöffnet wurden',
      'Your inbox: when letters arrived and were opened',
    ),
    source: fromUse,
    kept: asLetter,
  },
  paper: {
    name: text(
      'Brieven op papier: omslag, port, streepjescode',
      'Lettres sur papier\u00a0: enveloppe, affranchissement, code-barres',
      'Briefe auf Papier: Umschlag, Porto, Strichcode',
      'Letters on paper: envelope, postage, barcode',
    ),
    source: fromUse,
    kept: asMessage,
  },
  'digital-mail': {
    name: text(
      'Brieven via eBox en Peppol',
      'Lettres par eBox et Peppol',
      'Briefe über eBox und Peppol',
      'Letters by eBox and Peppol',
    ),
    source: fromUse,
    kept: asMessage,
  },
  alerts: {
    name: text(
      'Mails die een brief aankondigden of een code bevatten',
      'E-mails annonçant une lettre ou contenant un code',
      'E-Mails, die einen Brief ankündigten oder einen Code enthielten',
      'Mails that announced a letter or held a code',
    ),
    source: fromUse,
    kept: aYear,
  },
  preferences: {
    name: text(
      'Uw voorkeuren en e-mailadres',
      'Vos préférences et votre adresse e-mail',
      'Ihre Einstellungen und E-Mail-Adresse',
      'Your preferences and email address',
    ),
    source: fromYou,
    kept: untilChange,
  },
  'suppressed-addresses': {
    name: text(
      'Adressen die we niet meer gebruiken',
      'Adresses que nous n’utilisons plus',
      'Adressen, die wir nicht mehr verwenden',
      'Addresses that we no longer use',
    ),
    source: fromUse,
    kept: text(
      'Tot iemand het adres weer vrijgeeft.',
      'Jusqu’à ce que l’adresse soit libérée.',
      'Bis die Adresse wieder freigegeben wird.',
      'Until the address is released.',
    ),
  },
  'returned-letters': {
    name: text('Brieven die terugkwamen', 'Lettres renvoyées', 'Zurückgekommene Briefe', 'Letters that came back'),
    source: text('De post.', 'La poste.', 'Die Post.', 'The post.'),
    kept: asMessage,
  },
  'incoming-mail': {
    name: text(
      'Gescande post over uw brieven',
      'Courrier scanné concernant vos lettres',
      'Eingescannte Post zu Ihren Briefen',
      'Scanned mail about your letters',
    ),
    source: text('Wie de post stuurde.', 'L’expéditeur du courrier.', 'Der Absender der Post.', 'Who sent the mail.'),
    kept: asLetter,
  },
  lists: {
    name: text(
      'Lijsten waarin u stond',
      'Listes où vous figuriez',
      'Listen, in denen Sie standen',
      'Lists that named you',
    ),
    source: fromSender,
    kept: asMessage,
  },
  drafts: {
    name: text(
      'Ontwerpen van brieven die niet verstuurd zijn',
      'Brouillons de lettres non envoyées',
      'Entwürfe nicht gesendeter Briefe',
      'Drafts of letters that were not sent',
    ),
    source: fromSender,
    kept: aMonth,
  },
  'guest-lists': {
    name: text(
      'Gastenlijsten van diensten op proef',
      'Listes d’invités de services à l’essai',
      'Gästelisten von Dienststellen im Probebetrieb',
      'Guest lists of offices on trial',
    ),
    source: fromSender,
    kept: text(
      'Tot de dienst u van de lijst haalt.',
      'Jusqu’à ce que le service vous retire de la liste.',
      'Bis die Dienststelle Sie von der Liste nimmt.',
      'Until the office takes you off the list.',
    ),
  },
  callbacks: {
    name: text(
      'Systemen die een melding over uw brieven kregen',
      'Systèmes informés du suivi de vos lettres',
      'Systeme, die Meldungen zu Ihren Briefen erhielten',
      'Systems that were notified about your letters',
    ),
    source: fromUse,
    kept: aMonth,
  },
  partners: {
    name: text(
      'Wat eBox en Peppol over u antwoordden',
      'Réponses d’eBox et de Peppol à votre sujet',
      'Antworten von eBox und Peppol über Sie',
      'What eBox and Peppol answered about you',
    ),
    source: text('eBox en Peppol.', 'eBox et Peppol.', 'eBox und Peppol.', 'eBox and Peppol.'),
    kept: text(
      'Tot we het opnieuw vragen.',
      'Jusqu’à la prochaine demande.',
      'Bis wir erneut fragen.',
      'Until we ask again.',
    ),
  },
  rectifications: {
    name: text('Gegevens die verbeterd zijn', 'Données rectifiées', 'Berichtigte Daten', 'Data that were rectified'),
    source: fromYou,
    kept: asLetter,
  },
  'who-looked': {
    name: text(
      'Wie naar uw gegevens keek, en waarom',
      'Qui a consulté vos données, et pourquoi',
      'Wer Ihre Daten angesehen hat und warum',
      'Who looked at your data, and why',
    ),
    source: text('Het auditlog.', 'Le journal d’audit.', 'Das Auditprotokoll.', 'The audit log.'),
    kept: text('Niet gewist.', 'Non effacé.', 'Wird nicht gelöscht.', 'Not removed.'),
  },
}
