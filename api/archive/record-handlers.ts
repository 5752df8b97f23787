import { readArchivedDocument } from '../../archive/read/read-document.ts'
import { type ReadRecord, readRecord } from '../../archive/read/read-record.ts'
import { disposalOfRecord } from '../../archive/retention/disposal.ts'
import { packageId } from '../../archive/transfer/packages.ts'
import { type RecordTransfer, transferOfRecord } from '../../archive/transfer/transfer.ts'
import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { type EntityId, parseId, type RecordId, showId } from '../../core/words/id.ts'
import { entityOf, senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/archive.ts'
import { contentDisposition } from '../http/content-disposition.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { Call, CallOf } from '../server/route.ts'

/** `GET /v1/archive/records/{id}` */
export async function getRecord(call: CallOf<typeof contract.getRecord>, deps: ApiDeps): Promise<Reply> {
  const record = await findRecord(call, call.path.id, deps)
  await note(call, 'read-record', record, deps)
  const { id: entity, code } = entityOf(call.caller)
  const transfer = await deps.database.asEntity(entity, (tx) => transferOfRecord(tx, entity, record.id))
  return json(200, shown(record, code, transfer))
}

/** `GET /v1/archive/records/{id}/documents/{n}`: the bytes that were sent. */
export async function getRecordDocument(
  call: CallOf<typeof contract.getRecordDocument>,
  deps: ApiDeps,
): Promise<Reply> {
  const { entity } = senderOf(call.caller)
  const record = await findRecord(call, call.path.id, deps)
  await note(call, 'read-document', record, deps)
  const document = await readArchivedDocument(deps.archive, { entity }, record.id, call.path.n)
  if (document === undefined) throw new Refusal('UP-1404', 'The record has no document of this number.')
  return {
    status: 200,
    bytes: document.bytes,
    mediaType: document.mediaType,
    headers: {
      'Content-Disposition': contentDisposition('inline', document.name),
      // A page that was sent may be shown, but no script of it may run here.
      ...(document.mediaType.startsWith('text/html')
        ? { 'Content-Security-Policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:" }
        : {}),
      // RFC 9530
      'Repr-Digest': `sha-256=:${Buffer.from(document.sha256, 'hex').toString('base64')}:`,
    },
  }
}

/** A record that the caller may see; test keys see only test records. @throws Refusal UP-1404; UP-3010 when it was destroyed */
export async function findRecord(call: Call, named: string, deps: ApiDeps): Promise<ReadRecord> {
  const { entity, test } = senderOf(call.caller)
  const id = parseId('record', named)
  const record = id === undefined ? undefined : await readRecord(deps.archive, { entity }, id)
  if (record === undefined && id !== undefined) await assertNotDestroyed(entity, id, deps)
  if (record === undefined || record.test !== test) throw new Refusal('UP-1404', 'There is no such record.')
  return record
}

/**
 * The disposal is named, so that its certificate can be read, and the archive service that has the record. @throws Refusal UP-3010
 */
async function assertNotDestroyed(entity: EntityId, record: RecordId, { database }: ApiDeps): Promise<void> {
  const { disposal, place } = await database.asEntity(entity, async (tx) => ({
    disposal: await disposalOfRecord(tx, entity, record),
    place: await transferOfRecord(tx, entity, record),
  }))
  if (disposal === undefined) return
  const named = { disposal: showId('disposal', disposal.id), ...(place && { transferred: showTransfer(place) }) }
  if (disposal.transfer !== null)
    throw new Refusal(
      'UP-3010',
      `This record was transferred to ${disposal.archiveService}, and the copy here was removed afterwards.`,
      [],
      named,
    )
  throw new Refusal('UP-3010', 'This record was destroyed when its retention term had ended.', [], named)
}

/** The access is logged before anything is shown: without a line in the log there is no access. */
export async function note(call: Call, action: string, record: ReadRecord, deps: ApiDeps): Promise<void> {
  const { entity } = senderOf(call.caller)
  await recordAudit(deps.database, entity, {
    ...noteOf(call, action, 'record', showId('record', record.id)),
    ...(record.recipientIndex !== null && { person: record.recipientIndex }),
  })
}

/** Where the archive service has the record: the name of its package, and what the archive service calls that. */
function showTransfer({ id, archiveService, n, reference }: RecordTransfer): contract.RecordTransfer {
  return {
    transfer: showId('transfer', id),
    archiveService,
    package: packageId({ transfer: id, n }),
    ...(reference !== null && { reference }),
  }
}

function shown(record: ReadRecord, entity: string, transfer: RecordTransfer | undefined): contract.ArchiveRecord {
  const id = showId('record', record.id)
  const self = `/v1/archive/records/${id}`
  const { templateKey, templateVersion, position, sentAt, closedAt, dossier, copyOf } = record
  return {
    id,
    message: showId('message', record.message),
    entity,
    reference: record.reference,
    ...(dossier === null ? {} : { dossier }),
    series: record.series,
    class: record.class,
    status: record.status,
    subject: record.subject,
    recipientName: record.recipientName,
    language: record.language,
    ...(copyOf === null ? {} : { copyOf: showId('record', copyOf) }),
    ...(templateKey === null || templateVersion === null
      ? {}
      : { template: { key: templateKey, version: templateVersion } }),
    letterDate: record.letterDate,
    ...(sentAt === null ? {} : { sentAt: sentAt.toISOString() }),
    ...(closedAt === null ? {} : { closedAt: closedAt.toISOString() }),
    channels: [...record.channels],
    documents: record.documents.map(({ id: document, pages, ...rest }) => ({
      ...rest,
      id: showId('document', document),
      ...(pages === null ? {} : { pages }),
      href: `${self}/documents/${rest.n}`,
    })),
    ...(transfer !== undefined && { transferred: showTransfer(transfer) }),
    ledger: { sequenced: position !== null, ...(position === null ? {} : { leafIndex: position }) },
    links: { self, proof: `${self}/proof`, message: `/v1/messages/${showId('message', record.message)}` },
  }
}
