import type { IngestDocument } from '../../archive/ingest/ingest-request.ts'
import { BlobMissing, type BlobStore } from '../../core/blobs/blob-store.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Queryable } from '../../core/db/database.ts'
import { writeCheckQr } from '../../core/words/check-qr.ts'
import type { Id } from '../../core/words/id.ts'
import type { Turn } from '../../templates/isolated/limit-concurrency.ts'
import { ChildEnded } from '../../templates/isolated/start-child.ts'
import { previewQr } from '../../templates/render/preview-frame.ts'
import { windowLines } from '../../templates/render/window-lines.ts'
import { findDocuments, readDocument, type SuppliedDocument } from '../../templates/store/uploads/supplied-documents.ts'
import type { CleanTask, MarkTask, Stamp } from '../../templates/supplied/document-task.ts'
import type { DocumentPool } from '../../templates/supplied/process/open-document-pool.ts'
import { renderSupplied } from '../../templates/supplied/render-supplied.ts'
import { letterWords } from '../../templates/words/letter-words.ts'
import { type FrameDeps, mailFrame, sheetMarksOf } from './frame-letter.ts'
import { documentNumber, type LetterTask, type MadeLetter } from './letter-maker.ts'
import type { LetterSender, LetterSource } from './letter-source.ts'
import { withLogo } from './read-rendered.ts'

/** What supplied letters are made with. */
export interface SuppliedDeps extends FrameDeps {
  readonly hub: Queryable
  readonly keyring: Keyring
  readonly blobs: BlobStore
  readonly documents: DocumentPool
}
export type SuppliedDocuments = ReadonlyMap<Id<'document'>, SuppliedDocument>
type SuppliedTask = LetterTask & Required<Pick<LetterTask, 'supplied'>>
type Fault = Extract<MadeLetter, { kind: 'fault' }>

/** The supplied documents of these letters. */
export async function findSupplied(
  { hub, keyring }: SuppliedDeps,
  tasks: readonly LetterTask[],
): Promise<Map<Id<'document'>, SuppliedDocument>> {
  const wanted = tasks.flatMap(({ supplied, attachments }) => [
    ...(supplied === undefined ? [] : [supplied.document]),
    ...attachments,
  ])
  return wanted.length === 0 ? new Map() : findDocuments(hub, keyring, [...new Set(wanted)])
}

/** Makes a supplied letter: marks its first page, writes its page for the inbox and its mail, and keeps the original with it. */
export async function makeSupplied(
  deps: SuppliedDeps,
  source: LetterSource,
  task: LetterTask,
  documents: SuppliedDocuments,
): Promise<MadeLetter> {
  if (!isSupplied(task) || task.houseStyle === null) return { kind: 'fault', code: 'no-house-style' }
  const [styles, senders] = await Promise.all([source.houseStyles([task.houseStyle]), source.senders([task.entity])])
  const houseStyle = styles.get(task.houseStyle)
  const sender = senders.get(task.entity)
  const document = documents.get(task.supplied.document)
  if (houseStyle === undefined || sender === undefined) return { kind: 'fault', code: 'no-house-style' }
  if (document === undefined || (document.found.places === undefined && document.found.digitalOnly !== true))
    return { kind: 'fault', code: 'no-document' }
  if (task.onPaper === true && document.found.digitalOnly === true) return { kind: 'fault', code: 'not-for-paper' }
  // Intake compared them too; there may be another contract since then.
  if (task.onPaper === true && document.profile !== sender.profile)
    return { kind: 'fault', code: `other-window ${document.profile}, contract ${sender.profile}` }
  const { language, reference, letterDate } = task
  const { subject } = task.supplied
  const attachments = task.attachments.map((id) => documents.get(id)?.found.name ?? '')
  const letter = { language, subject, file: document.found.name, pages: document.pages, attachments }
  const { page, email } = renderSupplied(letter, task.media, {
    houseStyle,
    letterDate,
    references: { ours: reference },
    email: mailFrame(deps.publicUrl(), language),
  })
  const kept =
    page === undefined ? [] : [keep(documentNumber('page', 'normal'), 'page', 'page.html', 'text/html', page)]
  const made = await mark(deps, task, document, sender, documents)
  if ('code' in made) return made
  const sent = keep(documentNumber('letter', 'normal'), 'letter', document.found.name, pdf, made.sent, document.pages)
  const original = keep(
    documentNumber('original', 'normal'),
    'original',
    document.found.name,
    pdf,
    made.original,
    document.pages,
  )
  return {
    kind: 'made',
    content: { subject, actions: [] },
    documents: task.media.includes('letter') ? [sent, ...kept, original] : kept,
    enclosed: [sent],
    ...(email !== undefined && { email: { html: email.html, text: email.text, ...withLogo(houseStyle) } }),
    houseStyle: { key: houseStyle.key, version: houseStyle.version },
    searchText: '',
  }
}

const pdf = 'application/pdf'

async function mark(
  deps: SuppliedDeps,
  task: SuppliedTask,
  document: SuppliedDocument,
  sender: LetterSender,
  documents: SuppliedDocuments,
): Promise<{ sent: Uint8Array; original: Uint8Array } | Fault> {
  const original = await read(deps, document)
  if (original === undefined) return { kind: 'fault', code: 'no-document' }
  // A letter that never goes on paper may have no place for the marks: it is sent as it is, without comments.
  if (document.found.places === undefined) {
    const unmarked = await attachmentAsSent(deps, task, document, { bytes: original })
    return 'code' in unmarked ? unmarked : { sent: unmarked, original }
  }
  const stamp = stampOf(deps, task, document, sender)
  const along = task.attachments.flatMap((id, at) => (task.along.onPaper[at] ? [documents.get(id)?.pages ?? 0] : []))
  const marks = { ...sheetMarksOf(task, sender, along), ...watermarkOf(deps, task) }
  const turn = turnOf(deps, task)
  const sent = await withinLimits('letter', async () => {
    const claiming =
      document.found.pdfa === undefined || deps.unsent !== undefined
        ? undefined
        : await markedAsClaimed(deps, document, { bytes: original, stamp, ...marks }, turn)
    return claiming ?? (await deps.documents.mark({ bytes: original, stamp, ...marks }, turn))
  })
  return 'code' in sent ? sent : { sent, original }
}

/** The word across each page of a letter that is not sent, in the language of the letter. */
function watermarkOf({ unsent }: SuppliedDeps, { language }: LetterTask): { readonly watermark?: string } {
  return unsent === undefined ? {} : { watermark: letterWords(language)[unsent] }
}

/** A letter waits as long as necessary; a preview is refused when too many wait. */
function turnOf({ unsent }: SuppliedDeps, { entity }: LetterTask): Turn {
  return { entity, patient: unsent === undefined }
}

/**
 * A document that exceeds its processor time or memory, or can no longer be read, makes only its own letter fail. One that merely
 * ran out of wall-clock time met a loaded machine: the exception makes the letter be tried again.
 */
async function withinLimits(
  what: 'letter' | 'attachment',
  work: () => Promise<Uint8Array>,
): Promise<Uint8Array | Fault> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ChildEnded && error.isOfTask && error.why !== 'time')
      return { kind: 'fault', code: `UP-4007-${what}` }
    throw error
  }
}

/**
 * The hub's marks may break the conformance that the original claims: the claim is kept only when veraPDF has checked the
 * document with them.
 */
async function markedAsClaimed(
  { documents }: SuppliedDeps,
  { found }: SuppliedDocument,
  task: Omit<MarkTask, 'kind'>,
  turn: Turn,
): Promise<Uint8Array | undefined> {
  const sent = await documents.mark({ ...task, keepsClaim: true }, turn)
  const verdict = await documents.validate(sent, turn)
  return verdict.validation === 'checked' && verdict.profile === found.pdfa ? sent : undefined
}

function stampOf(
  { publicUrl, signer, unsent }: SuppliedDeps,
  task: SuppliedTask,
  { found: { places, address }, profile }: SuppliedDocument,
  sender: LetterSender,
): Stamp {
  const { language, letterDate, checkCode, replyReference } = task
  const recipient = task.addressedTo ?? task.recipient
  if (places === undefined) throw new Error('A letter that passed its checks has a place for its marks')
  const base = publicUrl()
  const facts = { sender: sender.code, date: letterDate, kind: task.supplied.class, code: checkCode }
  const wanted = windowLines(recipient, language)
  const differs = recipient.address !== undefined && !sameLines(wanted, address?.lines ?? [])
  return {
    language,
    places,
    replyReference,
    check: {
      code: checkCode,
      qr: unsent !== undefined ? previewQr(base) : writeCheckQr(facts, base, signer),
      page: `${base.replace(/^https?:\/\//, '')}/check`,
    },
    profile,
    ...(task.barcode !== undefined && { barcode: task.barcode }),
    ...(differs && address?.area !== undefined && { address: { lines: wanted, over: address.area } }),
    date: letterDate,
  }
}

/** An address that is already printed as the hub would write it keeps its own type. */
function sameLines(a: readonly string[], b: readonly string[]): boolean {
  const plain = (lines: readonly string[]): string => lines.map((line) => line.normalize('NFC').trim()).join('\n')
  return plain(a) === plain(b)
}

/**
 * The letter with the documents that go along, as they were supplied but without comments, and with the marks of their envelope
 * where the print contract requires them. They are own parts of the record, sealed by its key, and destroyed with it (decision
 * 0030). They are made with the letter: a later step of the route finds them in the record.
 */
export async function withEnclosures(
  deps: SuppliedDeps,
  source: LetterSource,
  task: LetterTask,
  letter: MadeLetter,
  documents: SuppliedDocuments,
): Promise<MadeLetter> {
  if (letter.kind !== 'made' || task.attachments.length === 0 || !task.media.includes('letter')) return letter
  const sender = (await source.senders([task.entity])).get(task.entity)
  const { onPaper } = task.along
  const along: IngestDocument[] = []
  for (const [index, id] of task.attachments.entries()) {
    const document = documents.get(id)
    const bytes = document && (await read(deps, document))
    if (document === undefined || bytes === undefined) return { kind: 'fault', code: 'no-document' }
    const n = documentNumber('attachment', 'normal') + index
    const behind = task.attachments.flatMap((other, at) =>
      at > index && onPaper[at] ? [documents.get(other)?.pages ?? 0] : [],
    )
    const marks = sender !== undefined && onPaper[index] ? sheetMarksOf(task, sender, behind) : {}
    const sent = await attachmentAsSent(deps, task, document, { bytes, ...marks })
    if ('code' in sent) return sent
    along.push(keep(n, 'attachment', document.found.name, pdf, sent, document.pages))
  }
  return { ...letter, documents: [...letter.documents, ...along] }
}

async function attachmentAsSent(
  deps: SuppliedDeps,
  task: LetterTask,
  { found }: SuppliedDocument,
  given: Omit<CleanTask, 'kind'>,
): Promise<Uint8Array | Fault> {
  const marked = { ...given, ...watermarkOf(deps, task) }
  if (found.hasComments !== true && marked.sheets === undefined && marked.watermark === undefined) return given.bytes
  return withinLimits('attachment', () => deps.documents.clean(marked, turnOf(deps, task)))
}

function isSupplied(task: LetterTask): task is SuppliedTask {
  return task.supplied !== undefined
}

async function read(deps: SuppliedDeps, document: SuppliedDocument): Promise<Buffer | undefined> {
  try {
    return await readDocument(deps, document)
  } catch (error) {
    if (error instanceof BlobMissing) return undefined
    throw error
  }
}

function keep(
  n: number,
  kind: IngestDocument['kind'],
  name: string,
  mediaType: string,
  bytes: Uint8Array,
  pages?: number,
): IngestDocument {
  return { n, kind, variant: 'normal', name, mediaType, ...(pages !== undefined && { pages }), segments: [{ bytes }] }
}
