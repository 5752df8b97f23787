import { dutchProblemWords } from './problem-words-nl.ts'
import { type ProblemCode, problems } from './problems.ts'
import { suppliedProblemWords } from './supplied-problem-words.ts'

interface Words {
  readonly happened: string
  readonly repair: string
  readonly example: string
}

const words: Record<ProblemCode, Words> = {
  'UP-1001': {
    happened: 'One or more parts of the request are not as the contract says. Nothing was done.',
    repair:
      'Go through `issues`: each names the place (`pointer`), its own code and what to change. All faults are listed at once. The same `Idempotency-Key` may be used again.',
    example: '`POST /v1/messages` with a national number of ten digits and without a required variable: two issues.',
  },
  'UP-1002': {
    happened:
      'The body is no JSON text, is cut off, is not UTF-8, is nested more than 20 deep, or names a member of an object twice.',
    repair: 'Let a JSON library write the body and send it as UTF-8. `issues` tells where reading stopped.',
    example: '`{"reference": "A1",}` – the comma before the brace.',
  },
  'UP-1003': {
    happened: 'The request holds a field, or the address a parameter, that this operation does not have.',
    repair:
      'Look for a typing mistake in the name that `pointer` shows, or take the field out. Unknown fields are refused so that a mistake never passes in silence.',
    example: '`"recipent"` instead of `"recipient"`.',
  },
  'UP-1004': {
    happened: 'The operation sends something, and the header that makes it safe to repeat is absent.',
    repair:
      'Send `Idempotency-Key` with 1 to 255 visible ASCII characters that are unique for this letter, and keep it for every retry.',
    example: '`Idempotency-Key: "besluit-2026-0042"`',
  },
  'UP-1005': {
    happened: 'The same `Idempotency-Key` came earlier with another body. Nothing was sent now.',
    repair:
      'Use a new key for a new letter. To repeat a request, repeat it unchanged. Keys are remembered for 90 days.',
    example: 'A retry that puts the time of day in the data has another body every time.',
  },
  'UP-1006': {
    happened: 'The first request with this key has not been answered yet.',
    repair: 'Wait as many seconds as `Retry-After` says and repeat the request: the first answer comes back.',
    example: 'A client that retries after one second while the first try takes two.',
  },
  'UP-1007': {
    happened: 'The cursor was cut, changed, or belongs to another list.',
    repair: 'Take `next` of the page before as it is, or begin again without a cursor.',
    example: 'A cursor of `GET /v1/messages` used at `GET /v1/events`.',
  },
  'UP-1101': {
    happened:
      'There is no key, the key is unknown, has expired or was revoked, the session has ended, or the entity is suspended.',
    repair: 'Send `Authorization: Bearer uitpost_live_…` or `uitpost_test_…`, or sign in again.',
    example: 'A key that was copied without its last characters.',
  },
  'UP-1102': {
    happened:
      'We know who is asking, but this key or role may not do this, or a write from a browser lacks the header `X-CSRF-Token`.',
    repair: 'Ask an administrator of your entity for the permission named in `detail`.',
    example: 'A key with `messages:read` that posts a letter.',
  },
  'UP-1404': {
    happened: 'Nothing exists at this address, or nothing that the caller may know of.',
    repair: 'Check the id and the key: live and test are apart, and so are entities.',
    example: 'A letter of the test key, asked for with the live key.',
  },
  'UP-1405': {
    happened: 'The path exists, but not with this method.',
    repair: 'The header `Allow` names the methods it takes.',
    example: '`DELETE /v1/messages/msg_…`: a letter is cancelled with `POST …/cancel`.',
  },
  'UP-1412': {
    happened: 'Somebody else saved this draft after you read it. Yours was not saved, theirs was kept.',
    repair: 'Read the draft again, put your change in, and save with its new `ETag` as `If-Match`.',
    example: 'Two officers with the same draft open.',
  },
  'UP-1413': {
    happened: 'The body is larger than this operation takes; a message may be 256 kB.',
    repair: 'Send less at once.',
    example: 'A picture in base64 among the data of a letter.',
  },
  'UP-1415': {
    happened: 'The `Content-Type` is not one that this operation reads, or the body is compressed.',
    repair: 'Send `Content-Type: application/json` in UTF-8, without `Content-Encoding`.',
    example: '`Content-Type: text/plain`',
  },
  'UP-1429': {
    happened: 'The caller has used up what it may ask for in this span of time.',
    repair: 'Wait as many seconds as `Retry-After` says. For many letters at once, ask the hub for a larger quota.',
    example: 'A loop without a pause that asks for the state of a letter.',
  },
  'UP-1500': {
    happened: 'A fault of ours. What you sent was not at fault.',
    repair:
      'Repeat the request with the same `Idempotency-Key`: nothing is sent twice. If it stays, tell the hub the `Uitpost-Request-Id`.',
    example: 'A part of the hub that does not answer.',
  },
  'UP-1503': {
    happened: 'A part that this operation needs does not answer now.',
    repair: 'Repeat after the seconds of `Retry-After`, with the same `Idempotency-Key`.',
    example: 'The database is being switched to its stand-by.',
  },
  'UP-2101': {
    happened:
      'The number is no number of the national register and no bis number: it has not 11 digits, its check digits are wrong, or no register gives out such a number.',
    repair:
      'Send the 11 digits, as they came from the register; points, spaces, dashes and slashes between them are passed over. `detail` says what is wrong.',
    example: '`53480200724`',
  },
  'UP-2102': {
    happened:
      'The number is no number of the Crossroads Bank for Enterprises: it has not 10 digits, does not begin with 0 or 1, begins with 00, or its check digits are wrong.',
    repair:
      'Send the 10 digits; points, spaces and `BE` are passed over, and nine digits get the zero in front that older systems leave out. `detail` says what is wrong.',
    example: '`0206731645`',
  },
  'UP-2103': {
    happened: 'An address is needed and absent, or one of its parts cannot stand on an envelope.',
    repair:
      'Give street, house number, postal code and municipality, or up to five lines with a country, which is added. Each line has at most 50 characters. For a person without a fixed address, give the reference address, or use a digital channel.',
    example: 'An addressee with a name and nothing else.',
  },
  'UP-2104': {
    happened: 'The postal code is not one of Belgium.',
    repair: 'A Belgian postal code has 4 digits and does not begin with 0. An address abroad is given in `lines`.',
    example: '`"postalCode": "9000"`',
  },
  'UP-2105': {
    happened: 'The email address cannot be one.',
    repair:
      'Send one bare address, without a name around it: signs of RFC 5322 before the @, a domain name after it, which may hold other letters than ASCII.',
    example: '`jan@example.org`, not `Jan <jan@example.org>`',
  },
  'UP-2106': {
    happened:
      'A text holds a character that cannot be printed: NUL, half of a surrogate pair, a control character, one that the letter’s fonts do not have (Arabic, Hebrew, Chinese, emoji), or a combining accent on a letter on which the fonts cannot place it. Characters that show nothing, such as U+200E, are left out without a fault; a digraph such as ǆ is written as two letters.',
    repair:
      'Take the character out, or replace it. `pointer` shows the text, and `detail` the characters with their places in it. A name or an address is written in Latin letters, as on the identity card.',
    example: 'A name with a tab in it, copied from a spreadsheet; the Hausa letter `Ƙ`.',
  },
  'UP-2107': {
    happened: 'The code is not the one that was mailed to the address for alerts. The attempt was counted.',
    repair:
      'Enter the six digits of the latest mail; an earlier code no longer counts. `attemptsLeft` says how often this code can still be tried.',
    example: 'Two digits were swapped while typing the code.',
  },
  'UP-2201': {
    happened: '`data` holds a value that the template does not ask for.',
    repair: 'Compare with `GET /v1/templates/{key}/versions/{n}/schema.json`, and look for a typing mistake.',
    example: '`bedarg` instead of `bedrag`.',
  },
  'UP-2202': {
    happened: 'The template needs a value that `data` does not hold.',
    repair: 'Add it; `detail` names it, its type and an example.',
    example: '`bedrag` is required (money, e.g. 125.50).',
  },
  'UP-2203': {
    happened: 'A value is of another type than the field or variable.',
    repair: 'Send the type that `detail` names.',
    example: 'A date written as `31/12/2026` in JSON: send `2026-12-31`.',
  },
  'UP-2204': {
    happened: 'A text or list is longer than the field or variable allows.',
    repair: 'Shorten it to the length that `detail` names.',
    example: 'A name of 51 characters: 50 fit in the window of an envelope.',
  },
  'UP-2205': {
    happened: 'A number or date is too small, too large or more exact than can be kept.',
    repair: 'Stay within the bounds that `detail` names. Whole numbers beyond 9007199254740991 are sent as text.',
    example: '`sendAfter` two years ahead.',
  },
  'UP-2301': {
    happened: 'The entity has no template with this key.',
    repair: 'Look the key up with `GET /v1/templates`.',
    example: 'A key of another entity.',
  },
  'UP-2302': {
    happened: 'The version named is no longer or not yet published, or the template has no published version at all.',
    repair: 'Leave `version` out to use the newest published one, or publish the version first.',
    example: 'A version that was retired yesterday.',
  },
  'UP-2303': {
    happened: 'The template has no text in the language that the rules ask for, and no fallback.',
    repair: 'Add the language to the template, or a fallback.',
    example: 'A template in Dutch alone, without fallback, for a recipient who chose French.',
  },
  'UP-2304': {
    happened: 'None of the channels that remain can reach the recipient.',
    repair: 'Give an address or an email address, or allow more channels.',
    example: '`"channels": ["email"]` for somebody without an email address.',
  },
  'UP-2305': {
    happened: 'The request names a document, house style or block that the entity does not have.',
    repair: 'Look the name or id up, or make the thing first.',
    example: 'A house style of another entity.',
  },
  'UP-2401': {
    happened:
      'The same template went to the same recipient within a day. `POST /v1/message-checks` says so as a warning; posting sends the letter.',
    repair: 'Cancel one of the two when it is a mistake; else do nothing.',
    example: 'Two back-office systems that both announce the same decision.',
  },
  'UP-2501': {
    happened: 'The text of a version has a fault that would show in the letter.',
    repair: 'Repair the place that line and column name. A draft may be saved with faults; it cannot be submitted.',
    example: 'Unknown variable `bedarg`; did you mean `bedrag`?',
  },
  'UP-2601': {
    happened: 'A font for a house style is broken, of another kind, lacks letters, or may not be embedded.',
    repair:
      'Give the TrueType edition (.ttf) of one style, with the Latin alphabets, whose makers allow embedding. The detail says what is wrong.',
    example: 'Its makers forbid to embed this font in documents (fsType 2); ask them for a licence that allows it.',
  },
  'UP-2602': {
    happened: 'A picture for a house style is no PNG, is broken, or is too large.',
    repair: 'Give a PNG of at most 2,000 pixels on either side and 200 kB, or better: the logo as SVG.',
    example: 'The picture may be 2000 pixels wide and high at most.',
  },
  'UP-3001': {
    happened: 'The letter was handed over already.',
    repair:
      'Nothing can be stopped any more. `messageStatus` tells how it stands, `cancellableUntil` until when it could.',
    example: 'Cancelling a letter after the cut-off of its print run.',
  },
  'UP-3002': {
    happened: 'The thing is in a state from which this step does not lead on.',
    repair: 'Read it again and see its `status`.',
    example: 'Publishing a version that nobody approved.',
  },
  'UP-3003': {
    happened: 'Four eyes are needed, and the second pair is yours again.',
    repair: 'Ask somebody else. A key counts as a person of its own, together with who made it.',
    example: 'Approving a text that you wrote.',
  },
  'UP-3004': {
    happened: 'A legal hold keeps the record.',
    repair: 'Lift the hold first, when its reason is gone.',
    example: 'Destroying a letter that lies before a court.',
  },
  'UP-3005': {
    happened:
      'No copy can be made of this letter: it has not left (or was cancelled), it is a copy itself, or it is a PDF that was made elsewhere. Nothing was sent.',
    repair:
      'Wait until the letter is sent. Of a copy, copy the letter that it repeats: `copyOf` names it. Post a ready-made PDF again, as a letter to the other person.',
    example: '`POST /v1/messages/{id}/copies` of a letter that is scheduled for next week.',
  },
  'UP-3006': {
    happened:
      'No code can be used now: none was asked for, its half hour has passed, it was tried five times, or the address is confirmed already.',
    repair: 'Ask for a new code with `PUT /v1/inbox/alert-address`.',
    example: 'A code that was mailed yesterday.',
  },
  'UP-3010': {
    happened: 'It existed, and was removed when its term was over.',
    repair: 'Nothing can bring it back. The archived record may still exist.',
    example: 'A feed cursor of four months ago.',
  },
  ...suppliedProblemWords,
}

/** The page of a code as Markdown; committed under docs/problems so that it can be read without a server. */
export function problemPage(code: ProblemCode): string {
  const { slug, status, title } = problems[code]
  const { happened, repair, example } = words[code]
  return [
    `# ${code} ${title}`,
    `\`urn:problem-type:uitpost:${slug}\` · status ${status}`,
    `## What happened\n\n${happened}`,
    `## How to repair it\n\n${repair}`,
    `## Example\n\n${example}`,
    '',
  ].join('\n\n')
}

/** The same page for a browser, in the language of its reader. Only backquotes are marked up: the words are ours and plain. */
export function problemHtml(code: ProblemCode, language: 'nl' | 'en'): string {
  const { slug, status } = problems[code]
  const { title, happened, repair, example } =
    language === 'nl' ? dutchProblemWords[code] : { title: problems[code].title, ...words[code] }
  const heads = headings[language]
  const marked = (text: string): string => escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>')
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${code} ${escapeHtml(title)}</title><link rel="icon" href="/inbox/uitpost-symbol.svg">
<link rel="stylesheet" href="/docs/page.css">
<main><h1>${code} ${escapeHtml(title)}</h1>
<h2>${heads.happened}</h2><p>${marked(happened)}</p><h2>${heads.repair}</h2><p>${marked(repair)}</p>
<h2>${heads.example}</h2><p>${marked(example)}</p>
<p><code>urn:problem-type:uitpost:${slug}</code> · ${heads.status} ${status}</p>
<p><a href="?lang=${heads.otherLanguage}" lang="${heads.otherLanguage}">${heads.other}</a> · <a href="/docs" lang="en">All operations</a></p></main></html>`
}

const headings = {
  nl: {
    happened: 'Wat er gebeurde',
    repair: 'Zo lost u het op',
    example: 'Voorbeeld',
    status: 'HTTP-status',
    otherLanguage: 'en',
    other: 'In English',
  },
  en: {
    happened: 'What happened',
    repair: 'How to repair it',
    example: 'Example',
    status: 'HTTP status',
    otherLanguage: 'nl',
    other: 'In het Nederlands',
  },
} as const

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
