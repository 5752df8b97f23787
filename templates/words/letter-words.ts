import type { Language } from '../../core/words/language.ts'
import type { Action } from '../model/document.ts'

/** The words of the frame of a letter; the template contains all others. */
export interface LetterWords {
  readonly date: string
  readonly ours: string
  readonly yours: string
  readonly contact: string
  readonly ourAddress: string
  readonly returnTo: string
  readonly todo: string
  readonly due: Readonly<Record<Action['kind'], string>>
  readonly pay: string
  readonly amount: string
  readonly payBefore: string
  readonly iban: string
  readonly structured: string
  readonly free: string
  readonly beneficiary: string
  readonly payHint: string
  readonly scanToPay: readonly [string, string]
  readonly payQr: string
  readonly reply: readonly [string, string]
  readonly replyCode: string
  readonly replyMatrix: string
  readonly real: string
  readonly scanOrLook: string
  readonly checkCode: string
  readonly checkQr: string
  readonly registeredBarcode: string
  readonly signatureOf: (name: string) => string
  readonly page: (page: number, pages: number) => string
  /** Across each page of a letter that is only looked at. */
  readonly preview: string
  /** Across each page of a letter that its writer sent to themself. */
  readonly test: string
  /** Why an electronic seal was put on a letter, as readers show it beside the signature. */
  readonly sealReason: string
  /** Precedes the name of the sender: what the field of the seal is called. */
  readonly sealField: string
  readonly copy: string
  readonly letterTo: string
  /** Follows `copy`: names the addressee of the original letter. */
  readonly copyOf: (name: string) => string
  /** To a reader who requested large print, with the number of pages that it would have, alone or only with its attachments. */
  readonly insteadOfLarge: (pages: number, inbox: string | undefined, withAttachments: boolean) => string
  /** Printed on the payment slip of a copy. */
  readonly notToPay: string
  /** Between a name and its value on one line; French puts a space before it. */
  readonly colon: string
  /** What screen readers say for the mark of a note. */
  readonly note: (number: number) => string
}

const nl: LetterWords = {
  date: 'Datum',
  ours: 'Ons kenmerk',
  yours: 'Uw kenmerk',
  contact: 'Uw contact',
  ourAddress: 'Ons adres',
  returnTo: 'Retour:',
  todo: 'Wat moet u doen?',
  due: {
    pay: 'ten laatste op',
    object: 'tot en met',
    reply: 'ten laatste op',
    come: 'op',
    'hand-in': 'ten laatste op',
  },
  pay: 'Zo betaalt u',
  amount: 'Bedrag',
  payBefore: 'Ten laatste op',
  iban: 'Rekeningnummer (IBAN)',
  structured: 'Gestructureerde mededeling',
  free: 'Mededeling',
  beneficiary: 'Begunstigde',
  payHint: 'Gebruik altijd deze mededeling. Zo weten we dat u betaald hebt.',
  scanToPay: ['Scan met de app', 'van uw bank'],
  payQr: 'QR-code met de betaalgegevens',
  reply: ['Stuurt u iets terug op papier?', 'Voeg deze bladzijde toe.'],
  replyCode: 'Antwoordcode',
  replyMatrix: 'Antwoordcode als blokjescode',
  real: 'Is deze brief echt?',
  scanOrLook: 'Scan de code, of kijk op',
  checkCode: 'Controlecode',
  checkQr: 'QR-code om na te gaan of deze brief echt is',
  registeredBarcode: 'Streepjescode van de aangetekende zending',
  signatureOf: (name) => `Handtekening van ${name}`,
  page: (page, pages) => `Bladzijde ${page} van ${pages}`,
  preview: 'VOORBEELD',
  test: 'PROEF',
  sealReason: 'Bewijs van de herkomst en van de ongewijzigde inhoud van deze brief',
  sealField: 'Elektronisch zegel van',
  copy: 'Afschrift',
  letterTo: 'Brief aan',
  copyOf: (name) => `van de brief aan ${name}`,
  insteadOfLarge: (pages, inbox, withAttachments) =>
    `U vroeg uw brieven in grote letters. Deze brief zou dan ${withAttachments ? 'samen met de bijlagen ' : ''}meer dan ${pages} bladzijden tellen, te veel voor één envelop. Daarom krijgt u hem in gewone letters.${inbox === undefined ? '' : ` Op ${inbox} leest u hem zo groot als u wilt.`}`,
  notToPay: 'Dit is een afschrift. Betaal er niet mee.',
  colon: ': ',
  note: (number) => `Noot ${number}`,
}

const fr: LetterWords = {
  date: 'Date',
  ours: 'Notre référence',
  yours: 'Votre référence',
  contact: 'Votre contact',
  ourAddress: 'Notre adresse',
  returnTo: 'Retour\u00a0:',
  todo: 'Que devez-vous faire\u00a0?',
  due: {
    pay: 'au plus tard le',
    object: 'au plus tard le',
    reply: 'au plus tard le',
    come: 'le',
    'hand-in': 'au plus tard le',
  },
  pay: 'Comment payer',
  amount: 'Montant',
  payBefore: 'Au plus tard le',
  iban: 'Numéro de compte (IBAN)',
  structured: 'Communication structurée',
  free: 'Communication',
  beneficiary: 'Bénéficiaire',
  payHint: 'Utilisez cette communication\u00a0: elle identifie votre paiement.',
  scanToPay: ['Scannez avec l’app', 'de votre banque'],
  payQr: 'Code QR avec les données de paiement',
  reply: ['Vous nous répondez sur papier\u00a0?', 'Joignez cette page.'],
  replyCode: 'Code de réponse',
  replyMatrix: 'Code de réponse à scanner',
  real: 'Lettre authentique\u00a0?',
  scanOrLook: 'Scannez le code ou consultez',
  checkCode: 'Code de contrôle',
  checkQr: 'Code QR pour vérifier que cette lettre est authentique',
  registeredBarcode: 'Code-barres de l’envoi recommandé',
  signatureOf: (name) => `Signature de ${name}`,
  page: (page, pages) => `Page ${page} sur ${pages}`,
  preview: 'EXEMPLE',
  test: 'ESSAI',
  sealReason: 'Preuve de l’origine et de l’intégrité de cette lettre',
  sealField: 'Cachet électronique de',
  copy: 'Copie',
  letterTo: 'Lettre adressée à',
  copyOf: (name) => `de la lettre adressée à ${name}`,
  insteadOfLarge: (pages, inbox, withAttachments) =>
    `Vous avez demandé vos lettres en grands caractères. Celle-ci compterait alors${withAttachments ? ', avec ses annexes,' : ''} plus de ${pages} pages, trop pour une seule enveloppe. Vous la recevez donc en caractères ordinaires.${inbox === undefined ? '' : ` Sur ${inbox}, vous pouvez l’agrandir autant que vous le souhaitez.`}`,
  notToPay: 'Ceci est une copie. Ne l’utilisez pas pour payer.',
  colon: '\u00a0: ',
  note: (number) => `Note ${number}`,
}

const de: LetterWords = {
  date: 'Datum',
  ours: 'Unser Zeichen',
  yours: 'Ihr Zeichen',
  contact: 'Ihr Kontakt',
  ourAddress: 'Unsere Adresse',
  returnTo: 'Zurück an:',
  todo: 'Was müssen Sie tun?',
  due: {
    pay: 'spätestens am',
    object: 'bis einschließlich',
    reply: 'spätestens am',
    come: 'am',
    'hand-in': 'spätestens am',
  },
  pay: 'So zahlen Sie',
  amount: 'Betrag',
  payBefore: 'Spätestens am',
  iban: 'Kontonummer (IBAN)',
  structured: 'Strukturierte Mitteilung',
  free: 'Mitteilung',
  beneficiary: 'Empfänger',
  payHint: 'Verwenden Sie diese Mitteilung. So erkennen wir Ihre Zahlung.',
  scanToPay: ['Scannen mit der', 'App Ihrer Bank'],
  payQr: 'QR-Code mit den Zahlungsdaten',
  reply: ['Antworten Sie auf Papier?', 'Fügen Sie diese Seite bei.'],
  replyCode: 'Antwortcode',
  replyMatrix: 'Antwortcode zum Scannen',
  real: 'Ist dieser Brief echt?',
  scanOrLook: 'Code scannen oder prüfen auf',
  checkCode: 'Prüfcode',
  checkQr: 'QR-Code, um zu prüfen, ob dieser Brief echt ist',
  registeredBarcode: 'Strichcode der Einschreibesendung',
  signatureOf: (name) => `Unterschrift von ${name}`,
  page: (page, pages) => `Seite ${page} von ${pages}`,
  preview: 'MUSTER',
  test: 'PROBE',
  sealReason: 'Nachweis der Herkunft und der Unversehrtheit dieses Briefes',
  sealField: 'Elektronisches Siegel von',
  copy: 'Abschrift',
  letterTo: 'Brief an',
  copyOf: (name) => `des Briefes an ${name}`,
  insteadOfLarge: (pages, inbox, withAttachments) =>
    `Sie haben Ihre Briefe in großer Schrift gewünscht. Dieser Brief hätte dann ${withAttachments ? 'mit seinen Anlagen ' : ''}mehr als ${pages} Seiten, zu viele für einen Umschlag. Deshalb erhalten Sie ihn in normaler Schrift.${inbox === undefined ? '' : ` Auf ${inbox} können Sie ihn beliebig vergrößern.`}`,
  notToPay: 'Dies ist eine Abschrift. Sie können damit nicht zahlen.',
  colon: ': ',
  note: (number) => `Anmerkung ${number}`,
}

const en: LetterWords = {
  date: 'Date',
  ours: 'Our reference',
  yours: 'Your reference',
  contact: 'Your contact',
  ourAddress: 'Our address',
  returnTo: 'Return to:',
  todo: 'What you need to do',
  due: { pay: 'by', object: 'up to and including', reply: 'by', come: 'on', 'hand-in': 'by' },
  pay: 'How to pay',
  amount: 'Amount',
  payBefore: 'By',
  iban: 'Account number (IBAN)',
  structured: 'Payment reference',
  free: 'Payment reference',
  beneficiary: 'Beneficiary',
  payHint: 'Always use this reference. It tells us that you have paid.',
  scanToPay: ['Scan with the app', 'of your bank'],
  payQr: 'QR code with the payment details',
  reply: ['Sending something back on paper?', 'Enclose this page.'],
  replyCode: 'Reply code',
  replyMatrix: 'Reply code to scan',
  real: 'Is this letter real?',
  scanOrLook: 'Scan the code, or go to',
  checkCode: 'Check code',
  checkQr: 'QR code to check that this letter is real',
  registeredBarcode: 'Barcode of the registered item',
  signatureOf: (name) => `Signature of ${name}`,
  page: (page, pages) => `Page ${page} of ${pages}`,
  preview: 'SAMPLE',
  test: 'TEST',
  sealReason: 'Proof of the origin and integrity of this letter',
  sealField: 'Electronic seal of',
  copy: 'Copy',
  letterTo: 'Letter to',
  copyOf: (name) => `of the letter to ${name}`,
  insteadOfLarge: (pages, inbox, withAttachments) =>
    `You asked for your letters in large print. This one${withAttachments ? ', with its attachments,' : ''} would then have more than ${pages} pages, too many for one envelope, so it is in normal print.${inbox === undefined ? '' : ` At ${inbox} you can read it as large as you like.`}`,
  notToPay: 'This is a copy. Do not pay with it.',
  colon: ': ',
  note: (number) => `Note ${number}`,
}

const words: Readonly<Record<Language, LetterWords>> = { nl, fr, de, en }

/** “Afschrift van de brief aan …”: the words on a screen where paper has a stamp. */
export function copyLine(language: Language, name: string): string {
  const { copy, copyOf } = letterWords(language)
  return `${copy} ${copyOf(name)}`
}

export function letterWords(language: Language): LetterWords {
  return words[language]
}
