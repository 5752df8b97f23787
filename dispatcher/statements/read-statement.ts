import type { ArchiveContext } from '../../archive/archive-context.ts'
import { proofInScope, type RecordProof } from '../../archive/ledger/prove-record.ts'
import { DocumentAltered } from '../../archive/read/read-document.ts'
import { type ReadRecord, recordInScope } from '../../archive/read/read-record.ts'
import { BlobMissing } from '../../core/blobs/blob-store.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import { entityNames } from '../../core/tenants/entities.ts'
import type { EntityId, RecordId } from '../../core/words/id.ts'
import type { Localized } from '../../core/words/language.ts'
import { readSeal } from '../../templates/seal/read-seal.ts'
import type { DocumentPool } from '../../templates/supplied/process/open-document-pool.ts'
import { serviceOf } from '../legal-service/service-of.ts'
import type { LegalService } from '../legal-service/service-rules.ts'
import { type RecordSeal, readRecordSeal, type SealReader } from '../letters/record-seal.ts'
import type { MessageView } from '../messages/message-view.ts'
import { readMessage } from '../messages/read-message.ts'

/** Everything that a statement of sending says, at one moment. */
export interface StatementFacts {
  readonly sender: Localized
  readonly record: ReadRecord
  readonly message: MessageView
  /** Undefined for a class without a term, and where no delivery counts. */
  readonly service: LegalService | undefined
  readonly proof: RecordProof | 'pending'
  /** Of the letter, where it has one. */
  readonly seal: RecordSeal | 'unreadable' | undefined
  readonly at: Date
}

export interface StatementDeps {
  readonly archive: ArchiveContext
  readonly keyring: Keyring
  /** Absent: seals are read in this process, which is a command. */
  readonly seals?: DocumentPool | undefined
}

/**
 * Reads what is known of a letter. The proof leads to the first checkpoint that held it, so that it stays the same for ever. Undefined
 * when the entity has no such record.
 * @param name that of the entity, where it is known
 * @throws RecordAltered when the rows are not what was sealed; TileMissing
 */
export async function readStatement(
  { archive, keyring, seals }: StatementDeps,
  entity: EntityId,
  id: RecordId,
  now: Date,
  name?: Localized,
): Promise<StatementFacts | undefined> {
  const { database } = archive
  // Each of these statements finds one record by its id, in every partition: to plan it takes longer than to run it.
  const read = await database.asEntity(
    entity,
    async (tx) => {
      const record = await recordInScope(tx, id)
      if (record === undefined) return undefined
      const message = await readMessage(tx, { entity, test: record.test }, record.message, keyring)
      return { record, message, proof: await proofInScope(tx, id, 'first') }
    },
    'generic',
  )
  if (read?.message === undefined || read.proof === undefined) return undefined
  const { record, message, proof } = read
  const { serviceRules } = message
  return {
    sender: name ?? (await database.asHub((tx) => entityNames(tx, [entity]))).get(entity) ?? {},
    record,
    message,
    service: serviceRules === null ? undefined : serviceOf(serviceRules, message, now),
    proof,
    seal: await sealOf({ archive, seals }, entity, record),
    at: now,
  }
}

/** A statement is drawn also while the bytes of the letter cannot be read. */
async function sealOf(
  { archive, seals }: Pick<StatementDeps, 'archive' | 'seals'>,
  entity: EntityId,
  record: ReadRecord,
): Promise<StatementFacts['seal']> {
  // Letters of templates are the hub's own work.
  const isOwn = record.templateKey !== null
  const read: SealReader =
    isOwn || seals === undefined ? readSeal : (bytes) => seals.seal(bytes, { entity, patient: true })
  try {
    return await readRecordSeal(archive, { entity }, record.id, record.documents, read)
  } catch (error) {
    if (error instanceof DocumentAltered || error instanceof BlobMissing) return 'unreadable'
    throw error
  }
}
