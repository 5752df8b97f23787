import { addDocuments } from '../../archive/ingest/add-documents.ts'
import type { IngestDocument, IngestRequest, RecordGuard, StoredRecord } from '../../archive/ingest/ingest-request.ts'
import { storePack } from '../../archive/ingest/store-pack.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import { personIndex } from '../../core/crypto/person-index.ts'
import { shortIndex } from '../../core/crypto/short-index.ts'
import type { Confidentiality } from '../../core/words/confidentiality.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import { type ContentDocument, contentDocument, type DeliveryContent } from '../letters/delivery-content.ts'
import { documentNumber, type MadeLetter } from '../letters/letter-maker.ts'
import type { DecidedLetter } from './decide-letter.ts'
import { withoutEarlierLetter } from './drawn-for-paper.ts'

export interface LetterToStore {
  readonly letter: DecidedLetter
  readonly made: Extract<MadeLetter, { kind: 'made' }>
  /** What was archived with an earlier step of the route. */
  readonly before: DeliveryContent | undefined
}

/** A letter whose bytes are durable. `record` is absent where it was archived with an earlier step. */
export interface StoredLetter {
  readonly letter: DecidedLetter
  readonly record: StoredRecord | undefined
  readonly content: DeliveryContent
  /** Pages of the requested large print, where the letter is in normal print instead. */
  readonly insteadOfLarge?: number
}

/**
 * Makes the bytes durable before anything is written about them: new records in packs, one pack per series, and further documents
 * of existing records. No transaction is open.
 */
export async function storeLetters(deps: DispatcherDeps, letters: readonly LetterToStore[]): Promise<StoredLetter[]> {
  const fresh = letters.filter(({ letter }) => letter.row.record === null)
  const later = letters.filter(({ letter }) => letter.row.record !== null)
  const stored = new Map<string, StoredRecord>()
  for (const requests of bySeries(fresh.map((each) => keepRequest(deps, each)))) {
    for (const record of await storePack(deps.archive, requests)) stored.set(record.record, record)
  }
  const added = await addLater(deps, later)
  return letters.map(({ letter, made, before }) => {
    const record = stored.get(letter.decision.record)
    const documents = record?.documents.map(contentDocument) ?? [
      ...(before?.documents ?? []),
      ...(added.get(letter.decision.record) ?? []),
    ]
    const { subject, actions, payment } = before ?? made.content
    const content = { subject, actions, ...(payment !== undefined && { payment }) }
    const { insteadOfLarge } = made
    // The large print that an earlier channel got stays in the archive, and is not put into an envelope.
    const sent = withoutEarlierLetter(documents).filter(
      ({ kind, variant }) => insteadOfLarge === undefined || kind !== 'letter' || variant === letter.decision.variant,
    )
    return {
      letter,
      record,
      content: { ...content, documents: sent.map((each) => withWay(letter, each)) },
      ...(insteadOfLarge !== undefined && { insteadOfLarge }),
    }
  })
}

/** The message decides which channels carry an attachment; the archive stores it in any case. */
function withWay({ row }: DecidedLetter, document: ContentDocument): ContentDocument {
  if (document.kind !== 'attachment') return document
  const via = row.attachments?.[document.n - documentNumber('attachment', 'normal')]?.via
  return via === undefined ? document : { ...document, via }
}

function keepRequest({ keyring }: DispatcherDeps, { letter, made }: LetterToStore): IngestRequest {
  const { row, decision, recipient, chosen, confidentiality } = letter
  const index = personIndex(recipient, keyring)
  return {
    record: decision.record,
    entity: row.entity,
    message: row.id,
    series: row.series,
    class: row.class,
    reference: row.reference,
    ...(row.dossier !== null && { dossier: row.dossier }),
    subject: made.content.subject,
    recipientName: recipient.name,
    ...(index !== undefined && { recipientIndex: shortIndex(index) }),
    checkIndex: shortIndex(keyring.blindIndex('check-code', row.checkCode)),
    ...(row.copied !== null && { copyOf: row.copied.record }),
    ...(made.template !== undefined && { template: made.template }),
    ...(made.houseStyle !== undefined && { houseStyle: made.houseStyle }),
    language: decision.language,
    letterDate: decision.letterDate,
    channels: channelsOf(row.deliveries, chosen),
    ...(row.costCentre !== null && { costCentre: row.costCentre }),
    test: row.test,
    searchText: made.searchText,
    ...(confidentiality !== undefined && { guard: recordGuard(confidentiality, keyring) }),
    documents: made.documents,
  }
}

function recordGuard({ personOnly, hidden, namedReader }: Confidentiality, keyring: Keyring): RecordGuard {
  return {
    personOnly: personOnly === true,
    hidden: hidden === true,
    ...(namedReader !== undefined && { namedReader: keyring.blindIndex('insz', namedReader) }),
  }
}

async function addLater(
  deps: DispatcherDeps,
  letters: readonly LetterToStore[],
): Promise<Map<string, ContentDocument[]>> {
  const result = new Map<string, ContentDocument[]>()
  const additions = letters
    .filter(({ made }) => made.documents.length > 0)
    .map(({ letter, made }) => ({
      record: letter.decision.record,
      entity: letter.row.entity,
      series: letter.row.series,
      documents: made.documents,
    }))
  for (const series of bySeries(additions)) {
    const known = new Map(series.map((each) => [each.record, each.documents]))
    for (const { record, n, size, sha256 } of await addDocuments(deps.archive, series)) {
      const document = known.get(record)?.find((each: IngestDocument) => each.n === n)
      if (document === undefined) continue
      const { kind, variant, name, mediaType, pages } = document
      const facts = { n, kind, variant, name, mediaType, size, sha256, ...(pages !== undefined && { pages }) }
      result.set(record, [...(result.get(record) ?? []), facts])
    }
  }
  return result
}

export function channelsOf(
  deliveries: readonly { readonly channel: ChannelName }[],
  chosen: ChannelName | undefined,
): ChannelName[] {
  return [...deliveries.map((delivery) => delivery.channel), ...(chosen === undefined ? [] : [chosen])]
}

function bySeries<T extends { readonly series: string }>(requests: readonly T[]): T[][] {
  const groups = new Map<string, T[]>()
  for (const request of requests) groups.set(request.series, [...(groups.get(request.series) ?? []), request])
  return [...groups.values()]
}
