import type { ProblemCode } from '../problems.ts'
import { callbackProblemWords } from './callback-words.ts'
import { caseProblemWords } from './case-words.ts'
import { checkProblemWords } from './check-words.ts'
import { emailProblemWords } from './email-words.ts'
import { inboxProblemWords } from './inbox-words.ts'
import { limitProblemWords } from './limit-words.ts'
import { listProblemWords } from './list-words.ts'
import { printProblemWords } from './print-words.ts'
import { privacyProblemWords } from './privacy-words.ts'
import { recoveryProblemWords } from './recovery-words.ts'
import { requestProblemWords } from './request-words.ts'
import { retentionProblemWords } from './retention-words.ts'
import { routingProblemWords } from './routing-words.ts'
import { sealProblemWords } from './seal-words.ts'
import { suppliedProblemWords } from './supplied-words.ts'
import { transferProblemWords } from './transfer-words.ts'

interface Words {
  readonly happened: string
  readonly repair: string
  readonly example: string
}

/** The pages of the codes in English. */
export const problemWords: Readonly<Record<ProblemCode, Words>> = {
  ...requestProblemWords,
  ...checkProblemWords,
  ...limitProblemWords,
  ...privacyProblemWords,
  ...sealProblemWords,
  ...routingProblemWords,
  ...recoveryProblemWords,
  ...retentionProblemWords,
  ...transferProblemWords,
  ...callbackProblemWords,
  ...listProblemWords,
  'UP-2101': {
    happened:
      'This is not a national register number or a bis number: it does not have 11 digits, its check digits are wrong, or no register issues such a number.',
    repair:
      'Send the 11 digits as the register gives them. Dots, spaces, dashes and slashes between them are ignored. `detail` says what is wrong.',
    example: '`53480200724`',
  },
  'UP-2102': {
    happened:
      'This is not a number of the Crossroads Bank for Enterprises: it does not have 10 digits, does not begin with 0 or 1, begins with 00, or its check digits are wrong.',
    repair:
      'Send the 10 digits. Dots, spaces and `BE` are ignored, and a number of nine digits gets the leading zero that older systems leave out. `detail` says what is wrong.',
    example: '`0206731645`',
  },
  'UP-2103': {
    happened: 'A part of the address is missing or wrong, or does not fit on an envelope.',
    repair:
      'Give street, house number, postal code and municipality, or up to five lines with a country, which we add as the last line. Each line has at most 50 characters. For a person without a fixed address, give the reference address, or use a digital channel.',
    example: '`"box": "bus 3"`: the word bus is printed already.',
  },
  'UP-2104': {
    happened: 'This is not a Belgian postal code.',
    repair: 'A Belgian postal code has 4 digits and does not begin with 0. For an address abroad, use `lines`.',
    example: '`"postalCode": "9000"`',
  },
  'UP-2106': {
    happened:
      'A text contains a character that cannot be printed: NUL, half of a surrogate pair, a control character, one that the letter’s fonts do not have (Arabic, Hebrew, Chinese, emoji), or a combining accent on a letter where the fonts cannot place it. Invisible characters, such as U+200E, are left out without a fault; a digraph such as ǆ is written as two letters.',
    repair:
      'Remove the character, or replace it. `pointer` shows the text, and `detail` the characters with their positions in it. Write names and addresses in Latin letters, as on the identity card.',
    example: 'A name with a tab in it, copied from a spreadsheet; the Hausa letter `Ƙ`.',
  },
  'UP-2070': {
    happened:
      'The template of the letter names the channel `peppol`, and the variable `invoice` in `data` is not an invoice that EN 16931 and Belgian law allow. Nothing was sent.',
    repair:
      'Go through `issues`: each names the member and what it needs. The guide to Peppol lists the members of an invoice and the rules.',
    example: 'A line with `"vat": 0` and no `category`: nothing says why no VAT is charged.',
  },
  'UP-2071': {
    happened:
      'An amount of the invoice is not what its lines make: the amount of a line, or `net`, `vat` or `total` of the whole. The receiver would refuse the invoice. Nothing was sent.',
    repair:
      'Take the amount that the issue names, or correct the line. VAT is calculated on the sum of all lines with the same rate, and rounded once for each rate.',
    example: 'Three lines of € 0.12 with 21 %: VAT is € 0.08, not three times € 0.03.',
  },
  'UP-2107': {
    happened: 'The code is not the one that was mailed to the address for alerts. The attempt was counted.',
    repair:
      'Enter the six digits of the latest mail; an earlier code no longer counts. `attemptsLeft` says how often this code can still be tried.',
    example: 'Two digits were swapped while typing the code.',
  },
  'UP-2110': {
    happened:
      'The country writes a postal code of another form, in another place, or always writes one. In parts of an address it is refused; in written lines it is a warning, and the letter is accepted.',
    repair:
      'Read `detail`: it shows how an address of this country ends. Spaces, hyphens and case of the code do not matter, nor do the letters of the country before it.',
    example:
      '`"postalCode": "1012JS"` with `"country": "NL"` is printed as `1012 JS`; `"10115 1"` with `DE` is refused.',
  },
  'UP-2111': {
    happened: 'Parts of an address abroad share a line in the window, and together they have more than 50 characters.',
    repair:
      'Shorten the member at `pointer`, or write part of it in `additional`, which is a line of its own. Nothing is cut off.',
    example: 'A street of 45 characters with a house number of 12.',
  },
  'UP-2201': {
    happened: '`data` contains a value that the template does not ask for.',
    repair: 'Compare with `GET /v1/templates/{key}/versions/{n}/schema.json`, and look for a typing mistake.',
    example: '`bedarg` instead of `bedrag`.',
  },
  'UP-2202': {
    happened: 'The template needs a value that `data` does not contain.',
    repair: 'Add it. `detail` gives its name, its type and an example.',
    example: '`bedrag` is required (money, e.g. 125.50).',
  },
  'UP-2203': {
    happened: 'A value does not have the type of its field or variable.',
    repair: 'Send the type that `detail` names.',
    example: 'A date written as `31/12/2026` in JSON: send `2026-12-31`.',
  },
  'UP-2204': {
    happened: 'A text or list is longer than the field or variable allows.',
    repair: 'Shorten it to the length that `detail` names.',
    example: 'A name of 51 characters: 50 fit in the window of an envelope.',
  },
  'UP-2205': {
    happened: 'A number or date is too small, too large or more precise than can be stored.',
    repair: 'Stay within the bounds that `detail` names. Send whole numbers above 9007199254740991 as text.',
    example: '`sendAfter` two years ahead.',
  },
  'UP-2301': {
    happened: 'The entity has no template with this key.',
    repair: 'Look up the key with `GET /v1/templates`.',
    example: 'The key of another entity’s template.',
  },
  'UP-2302': {
    happened: 'The version named is no longer or not yet published, or the template has no published version at all.',
    repair: 'Leave `version` out to use the newest published one, or publish the version first.',
    example: 'A version that was retired yesterday.',
  },
  'UP-2303': {
    happened: 'The template has no text in the language that the rules ask for, and no fallback.',
    repair: 'Add the language to the template, or a fallback language.',
    example: 'A template in Dutch alone, without fallback, for a recipient who chose French.',
  },
  'UP-2304': {
    happened: 'None of the channels that remain can reach the recipient.',
    repair: 'Give an address or an email address, or allow more channels.',
    example: '`"channels": ["email"]` for a person without an email address; an addressee with only a name.',
  },
  'UP-2305': {
    happened: 'The request names a document, house style or block that the entity does not have.',
    repair: 'Look up the name or id, or create it first.',
    example: 'Another entity’s house style.',
  },
  'UP-3076': {
    happened:
      '`POST /v1/route-previews` drew the letter and found that it could not be sent as it is: with its enclosures it has more pages than an envelope takes, or its template cannot show these data. The preview gives this as a warning; posting accepts the letter, which then fails.',
    repair:
      'Shorten the data or leave attachments out, and preview it again. If it cannot be drawn, have the template checked.',
    example: 'A table of 600 rows, on 24 pages.',
  },
  'UP-3077': {
    happened:
      'A channel needs the consent of the recipient, and no answer about it is known: its partner did not answer, or the preview was made by a server that has no connection to it. The preview gives this as a warning.',
    repair:
      'Do nothing: the partner is asked when the letter is prepared, and the route of the message says what was decided. Preview it again later for a surer answer.',
    example: 'The eBox is being maintained while a clerk previews a letter to a new recipient.',
  },
  'UP-2401': {
    happened:
      'The same template was sent to the same recipient within a day. `POST /v1/message-checks` gives this as a warning; posting still sends the letter.',
    repair: 'If it is a mistake, cancel one of the two. Otherwise do nothing.',
    example: 'Two back-office systems that both announce the same decision.',
  },
  'UP-2501': {
    happened: 'The text of a version has a fault that would show in the letter.',
    repair: 'Repair the text at the line and column given. A draft with faults can be saved, but not submitted.',
    example: 'Unknown variable `bedarg`; did you mean `bedrag`?',
  },
  'UP-2601': {
    happened: 'A font for a house style is damaged, is of another kind, lacks letters, or may not be embedded.',
    repair:
      'Send the TrueType file (.ttf) of a single style, with the Latin alphabets, whose makers allow embedding. `detail` says what is wrong.',
    example:
      'Its makers do not allow this font to be embedded in documents (fsType 2); ask them for a licence that does.',
  },
  'UP-2602': {
    happened: 'A picture for a house style is not a PNG, is damaged, or is too large.',
    repair: 'Send a PNG of at most 2,000 by 2,000 pixels and 200 kB or, better still, the logo as SVG.',
    example: 'A photograph 4,000 pixels wide.',
  },
  'UP-3001': {
    happened: 'The letter has already been handed over.',
    repair:
      'It can no longer be stopped. `messageStatus` gives its status, `cancellableUntil` the moment until which it could be stopped.',
    example: 'Cancelling a letter after the cut-off of its print run.',
  },
  'UP-3002': {
    happened: 'This step is not possible from the current status.',
    repair: 'Read it again and look at its `status`.',
    example: 'Publishing a version that nobody has approved.',
  },
  'UP-3003': {
    happened: 'This needs two people, and you are the first of the two.',
    repair: 'Ask somebody else. A key counts as a separate person, together with the person who made it.',
    example: 'Approving a text that you wrote.',
  },
  'UP-3005': {
    happened:
      'No copy can be made of this letter: it has not been sent yet (or was cancelled), it is a copy itself, or it is a supplied document. Nothing was sent.',
    repair:
      'Wait until the letter has been sent. For a copy, take the original letter: `copyOf` names it. Send a supplied document again, as a letter to the other person.',
    example: '`POST /v1/messages/{id}/copies` of a letter that is scheduled for next week.',
  },
  'UP-3006': {
    happened:
      'No code can be used now: none was asked for, its half hour has passed, it was tried five times, or the address is confirmed already.',
    repair: 'Ask for a new code with `PUT /v1/inbox/alert-address`.',
    example: 'A code that was mailed yesterday.',
  },
  'UP-3050': {
    happened: 'The letter was sent again already, nothing was decided yet, or the case is closed.',
    repair:
      'Read the case again: `status` and `decision` say what was decided. Take the decision back first where that is needed.',
    example: 'Sending a letter again that a colleague has just sent again.',
  },
  'UP-3052': {
    happened: 'The scan was attached to a letter, or discarded.',
    repair: 'Read the list again. An attached scan is among the documents of its letter.',
    example: 'Two colleagues attach the same scan.',
  },
  'UP-3010': {
    happened: 'It existed, and was removed when its retention period ended.',
    repair: 'It cannot be restored. The archived record may still exist.',
    example: 'A feed cursor from four months ago.',
  },
  'UP-3030': {
    happened: 'A mail that came back was given a meaning for its letter, and no letter of this hub is named in it.',
    repair: 'Mark it with the meaning `none`. A letter that you recognise can be sent again from its own page.',
    example: 'A mail to the bounce address that quotes nothing of ours, marked as `hard`.',
  },
  'UP-3070': {
    happened: 'A mail provider was to be released, and bulk mail to it does not wait. Nothing was changed.',
    repair:
      'Read `GET /v1/complaint-rates`: a colleague may have released it, or complaints fell and the hub ended it by itself.',
    example: 'Two operators who release the same provider.',
  },
  ...caseProblemWords,
  ...emailProblemWords,
  ...inboxProblemWords,
  ...printProblemWords,
  ...suppliedProblemWords,
}
