import type { IngestDocument } from '../../archive/ingest/ingest-request.ts'
import { channelTraits, isPaper } from '../../channels/traits.ts'
import type { Medium } from '../../core/words/medium.ts'
import type { Priority } from '../../core/words/message.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import { type DeliveryContent, openContent } from '../letters/delivery-content.ts'
import { documentNumber, type LetterTask, type MadeLetter } from '../letters/letter-maker.ts'
import { mailSegments } from '../letters/mail-segments.ts'
import { makeParcel } from '../letters/make-parcel.ts'
import { answeringChannel } from '../routing/answering-channel.ts'
import type { SealFaultCode } from '../seal/seal-fault.ts'
import { barcodesOf } from './barcodes-of.ts'
import { composeData, fromRope } from './compose-data.ts'
import type { DecidedLetter } from './decide-letter.ts'
import { asPaperLetter, hasPaperLetter, isFirstOnPaper } from './drawn-for-paper.ts'
import { composeWith, mailDictionary, mailParts } from './mail-parts.ts'
import { isLargeTooLong, pagesAlong, type TooLong, tooManyTogether } from './pages-together.ts'
import type { LetterToStore } from './store-letters.ts'

export interface Making {
  readonly made: readonly LetterToStore[]
  readonly faults: readonly { readonly letter: DecidedLetter; readonly code: string }[]
  /** Letters whose electronic seal cannot be made now; nothing of them is stored. */
  readonly unsealed: readonly { readonly letter: DecidedLetter; readonly code: SealFaultCode }[]
  /** Letters that their data or attachments make too long: the hub has no fault, and no operator could repair it. */
  readonly tooLong: readonly { readonly letter: DecidedLetter; readonly found: TooLong }[]
}

/** Makes what each letter still lacks for its channel: rendered documents, and for email the mail itself. */
export async function makeDocuments(
  deps: DispatcherDeps,
  letters: readonly DecidedLetter[],
  lane: Priority,
): Promise<Making> {
  const lacking = letters.map((letter) => {
    const sealed = letter.row.content
    const before = sealed === null ? undefined : openContent(sealed, letter.row.id, deps.keyring)
    return { letter, before, media: mediaLacking(deps, letter, before) }
  })
  const barcodes = await barcodesOf(
    deps,
    lacking
      .filter(({ letter, before, media }) => media.includes('letter') || isFirstOnPaper(letter, before))
      .map(({ letter }) => letter),
  )
  const known = lacking.map((each) => {
    const isAgain =
      !each.media.includes('letter') &&
      isFirstOnPaper(each.letter, each.before) &&
      (barcodes.has(each.letter.row.id) || each.letter.addressedTo !== undefined)
    return isAgain ? { ...each, media: [...each.media, 'letter' as const], isAgain } : { ...each, isAgain }
  })
  const incomplete = known.filter(({ media }) => media.length > 0)
  const answers = await deps.letters.make(
    incomplete.map(({ letter, before, media }) => {
      const barcode = barcodes.get(letter.row.id)
      return { ...letterTask(letter, before, media), ...(barcode !== undefined && { barcode }) }
    }),
    lane,
  )
  const made: LetterToStore[] = []
  const faults: { letter: DecidedLetter; code: string }[] = []
  const tooLong: { letter: DecidedLetter; found: TooLong }[] = []
  const unsealed: { letter: DecidedLetter; code: SealFaultCode }[] = []
  for (const { letter, before, media, isAgain } of known) {
    const given: MadeLetter | undefined =
      media.length === 0 ? nothingNew(letter, before) : answers[incomplete.findIndex((each) => each.letter === letter)]
    const answer = given?.kind === 'made' && isAgain ? { ...given, documents: asPaperLetter(given.documents) } : given
    if (answer?.kind === 'unsealed') {
      unsealed.push({ letter, code: answer.code })
      continue
    }
    if (answer === undefined || answer.kind === 'fault') {
      if (answer?.pages !== undefined) tooLong.push({ letter, found: { pages: answer.pages } })
      else faults.push({ letter, code: answer?.code ?? 'not-rendered' })
      continue
    }
    const sent = answer.insteadOfLarge === undefined ? letter : inNormalPrint(letter)
    const found = tooManyTogether(sent, [...(before?.documents ?? []), ...answer.documents])
    if (found !== undefined) tooLong.push({ letter: sent, found })
    else made.push({ letter: sent, before, made: await withComposed(deps, sent, before, answer) })
  }
  return { made, faults, tooLong, unsealed }
}

/** What follows, by whatever channel, is the letter that was made (decision 0019). */
function inNormalPrint(letter: DecidedLetter): DecidedLetter {
  return { ...letter, decision: { ...letter.decision, variant: 'normal' } }
}

function mediaLacking(deps: DispatcherDeps, letter: DecidedLetter, before: DeliveryContent | undefined): Medium[] {
  if (letter.chosen === undefined) return []
  const media = answeringChannel(deps, letter.row, letter.recipient, letter.chosen)?.traits.media ?? []
  const attached = attachesLetter(letter)
  const wanted = media.filter((medium) => medium !== 'letter' || !media.includes('email') || attached)
  // A letter is always archived as it would be on paper: that document is the later proof.
  const all = new Set<Medium>(['letter', ...wanted])
  return [...all].filter((medium) => {
    const n = documentNumber(medium, medium === 'letter' ? letter.decision.variant : 'normal')
    if (medium === 'letter' && isLargeTooLong(letter, before?.documents ?? [])) return true
    if (medium === 'letter' && hasPaperLetter(before?.documents ?? [])) return false
    return !(before?.documents.some((document) => document.n === n) ?? false)
  })
}

/** The task to make what a letter lacks, with all that decides its bytes. */
export function letterTask(
  letter: DecidedLetter,
  before: DeliveryContent | undefined,
  media: readonly Medium[],
): LetterTask {
  const { row, recipient, addressee, addressedTo, data, subject, decision, chosen } = letter
  // The attachments were archived with the letter, which may be made again for an envelope.
  const isAgain = before !== undefined && media.includes('letter')
  const given = isAgain ? [] : (row.attachments ?? [])
  return {
    message: row.id,
    entity: row.entity,
    version: row.version,
    ...(row.document !== null && {
      supplied: { document: row.document, subject: subject ?? '', class: row.class },
    }),
    attachments: given.map((each) => each.document),
    houseStyle: decision.houseStyle,
    language: decision.language,
    variant: decision.variant,
    letterDate: decision.letterDate,
    recipient,
    ...(addressee !== undefined && { addressee }),
    ...(addressedTo !== undefined && chosen !== undefined && isPaper(chosen) && { addressedTo }),
    data,
    reference: row.reference,
    replyReference: row.replyReference,
    checkCode: row.checkCode,
    replyAllowed: row.replyAllowed,
    media,
    onPaper: chosen !== undefined && channelTraits[chosen].medium === 'paper',
    // What is printed loses its seal, and a test letter must not be a sealed document.
    toBeSealed: media.includes('letter') && !row.test && chosen !== undefined && !isPaper(chosen),
    along: {
      onPaper: given.map(({ via }) => via !== 'digital' && row.channels.some(isPaper)),
      pages: isAgain ? pagesAlong(letter, before.documents) : [],
    },
  }
}

/** Everything was made with an earlier step of the route. */
function nothingNew({ row }: DecidedLetter, before: DeliveryContent | undefined): MadeLetter {
  return {
    kind: 'made',
    content: before ?? { subject: '', actions: [] },
    documents: [],
    ...(row.templateKey !== null &&
      row.templateNumber !== null && { template: { key: row.templateKey, version: row.templateNumber } }),
    searchText: '',
  }
}

/** What the channel composes is archived now; later exactly these bytes are sent. */
async function withComposed(
  deps: DispatcherDeps,
  letter: DecidedLetter,
  before: DeliveryContent | undefined,
  made: Extract<MadeLetter, { kind: 'made' }>,
): Promise<Extract<MadeLetter, { kind: 'made' }>> {
  const { row, recipient, chosen } = letter
  const adapter = chosen === undefined ? undefined : answeringChannel(deps, row, recipient, chosen)
  if (adapter?.traits.composes === undefined) return withMail(deps, letter, made)
  const document = await composeData(adapter, letter, before, made)
  return document === undefined ? made : { ...made, documents: [...made.documents, document] }
}

/** The mail is composed now and archived; later exactly these bytes are sent. */
async function withMail(
  deps: DispatcherDeps,
  letter: DecidedLetter,
  made: Extract<MadeLetter, { kind: 'made' }>,
): Promise<Extract<MadeLetter, { kind: 'made' }>> {
  const { row, recipient, decision, chosen } = letter
  const adapter = chosen === undefined ? undefined : answeringChannel(deps, row, recipient, chosen)
  if (made.email === undefined || adapter?.traits.media.includes('email') !== true) return made
  const parts_ = [...mailParts(made.email), ...enclosedIn(letter, made).map(fromRope)]
  const parcel = makeParcel({
    ...row,
    message: row.id,
    sequence: row.deliveries.length + 1,
    attempt: 1,
    recipient,
    language: decision.language,
    sensitive: row.classFacts.sensitive === true,
    record: decision.record,
    content: made.content,
    documents: parts_,
  })
  const bytes = await composeWith(adapter, made.email, parcel)
  const dictionary = await mailDictionary(adapter, made.email, decision.language)
  const mail: IngestDocument = {
    n: documentNumber('email', 'normal'),
    kind: 'email',
    variant: 'normal',
    name: adapter.compose === undefined ? 'email.html' : 'email.eml',
    mediaType: adapter.compose === undefined ? 'text/html' : 'message/rfc822',
    segments: mailSegments(bytes, made.documents, made.email.logo === undefined ? [] : [made.email.logo.png]),
    ...(dictionary !== undefined && { dictionary }),
  }
  return { ...made, documents: [...made.documents, mail] }
}

/** A mail that only announces a supplied PDF includes it; otherwise the class decides. */
function attachesLetter({ row }: DecidedLetter): boolean {
  return row.document !== null || row.classFacts.attachLetterToEmail
}

/** The enclosures of a mail: the letter, and the attachments that may go digitally. */
function enclosedIn(letter: DecidedLetter, made: Extract<MadeLetter, { kind: 'made' }>): IngestDocument[] {
  const letters = made.enclosed ?? made.documents.filter((each) => each.kind === 'letter')
  const along = made.documents.filter(
    ({ kind, n }) =>
      kind === 'attachment' && letter.row.attachments?.[n - documentNumber('attachment', 'normal')]?.via !== 'paper',
  )
  return [...(attachesLetter(letter) ? letters : []), ...along]
}
