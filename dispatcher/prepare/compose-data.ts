import type { IngestDocument } from '../../archive/ingest/ingest-request.ts'
import type { Channel, ParcelDocument } from '../../channels/port.ts'
import type { DeliveryContent } from '../letters/delivery-content.ts'
import { documentNumber, type MadeLetter } from '../letters/letter-maker.ts'
import { makeParcel } from '../letters/make-parcel.ts'
import type { DecidedLetter } from './decide-letter.ts'
import { inMemory } from './mail-parts.ts'

/**
 * The document that a channel composes of the data of a letter and of the letter itself. Undefined where the record has it already,
 * and for the simulator, which composes none.
 */
export async function composeData(
  adapter: Channel,
  letter: DecidedLetter,
  before: DeliveryContent | undefined,
  made: Extract<MadeLetter, { kind: 'made' }>,
): Promise<IngestDocument | undefined> {
  const { composes } = adapter.traits
  if (composes === undefined || adapter.compose === undefined) return undefined
  const n = documentNumber(composes.kind, 'normal')
  if (before?.documents.some((document) => document.n === n) === true) return undefined
  const { row, recipient, decision, data } = letter
  const bytes = await adapter.compose(
    makeParcel({
      ...row,
      message: row.id,
      sequence: row.deliveries.length + 1,
      attempt: 1,
      recipient,
      data,
      language: decision.language,
      sensitive: row.classFacts.sensitive === true,
      record: decision.record,
      content: made.content,
      documents: made.documents.filter(({ kind }) => kind === 'letter').map(fromRope),
    }),
  )
  return { n, ...composes, variant: 'normal', segments: [{ bytes }] }
}

/** A document as it is archived, as a channel composes with it. */
export function fromRope(document: IngestDocument): ParcelDocument {
  const bytes = Buffer.concat(document.segments.map((part) => part.bytes))
  const made = inMemory(document.n, document.kind, document.name, document.mediaType, bytes)
  return document.pages === undefined ? made : { ...made, pages: document.pages }
}
