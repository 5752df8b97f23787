import { createHash } from 'node:crypto'
import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { type EntityId, type Id, parseId, showId } from '../../core/words/id.ts'
import type { IncomingItem } from '../../dispatcher/incoming-mail/incoming-item.ts'
import { receiveScan } from '../../dispatcher/incoming-mail/receive-item.ts'
import { attachByHand, discardItem, listTray, readScan, type TrayScope } from '../../dispatcher/incoming-mail/tray.ts'
import { findDocuments, readDocument } from '../../templates/store/uploads/supplied-documents.ts'
import { type Caller, entityOf, senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/incoming-mail.ts'
import { contentDisposition } from '../http/content-disposition.ts'
import { pageOf } from '../http/cursor.ts'
import { json, type Reply } from '../http/reply.ts'
import { whileConnected } from '../http/while-connected.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { Call, CallOf } from '../server/route.ts'
import { notLaterThan } from './not-later-than.ts'
import { refusedScan } from './refused-scan.ts'

/** Checks of scans that belong to no entity are queued under this name. */
const hubTurn = 'hub' as EntityId

/** `POST /v1/incoming`: with a document that the same entity uploaded. */
export async function postIncoming(call: CallOf<typeof contract.registerIncoming>, deps: ApiDeps): Promise<Reply> {
  const { entity } = senderOf(call.caller)
  const wanted = parseId('document', call.body.document)
  const found = wanted && (await deps.database.asEntity(entity, (tx) => findDocuments(tx, deps.keyring, [wanted])))
  const document = wanted && found?.get(wanted)
  if (document === undefined) throw new Refusal('UP-1404', 'There is no such document; upload the scan first.')
  const bytes = await readDocument(deps, document)
  const sha256 = createHash('sha256').update(bytes).digest()
  return received(call, deps, { ...call.body, bytes, sha256, pages: document.pages, entity })
}

/** `POST /v1/incoming/scans`: the file itself, also from a service that scans for every entity. */
export async function postScan(call: CallOf<typeof contract.uploadScan>, deps: ApiDeps): Promise<Reply> {
  const entity = entityIfAny(call.caller)
  const { bytes } = call.body.file
  const turn = entity ?? hubTurn
  const scan = await whileConnected(call.request, (signal) => deps.documents.scan(bytes, { entity: turn, signal }))
  if (scan.kind === 'refused') throw refusedScan(scan.reason)
  const sha256 = createHash('sha256').update(bytes).digest()
  const stored = scan.pdf === undefined ? bytes : Buffer.from(scan.pdf)
  return received(call, deps, { ...call.body, bytes: stored, sha256, pages: scan.pages, entity })
}

interface Received {
  readonly reference: string
  readonly kind: 'reply' | 'returned'
  readonly reason?: string | undefined
  readonly receivedAt: string
  readonly bytes: Buffer
  /** Of the file as it was sent. */
  readonly sha256: Buffer
  readonly pages: number
  readonly entity: EntityId | undefined
}

async function received(call: Call, deps: ApiDeps, scan: Received): Promise<Reply> {
  if (call.caller.kind === 'key' && call.caller.test)
    throw new Refusal('UP-1102', 'A test key takes no mail in: use a live key of the scanning service.')
  const item = await receiveScan(deps, {
    ...scan,
    receivedAt: notLaterThan(call.now, scan.receivedAt),
    mediaType: 'application/pdf',
    by: call.caller.actor,
  })
  const shownId = showId('incoming', item.id)
  await recordAudit(deps.database, scan.entity, noteOf(call, 'receive-scan', 'incoming-item', shownId))
  return json(item.status === 'unmatched' ? 202 : 201, shown(item))
}

/** `GET /v1/incoming` */
export async function getTray(call: CallOf<typeof contract.listIncoming>, deps: ApiDeps): Promise<Reply> {
  const { status, limit, cursor } = call.query
  const before = cursor === undefined ? undefined : (deps.cursors.read('incoming', cursor) as Id<'incoming'>)
  const rows = await listTray(deps.database.hub, scopeOf(call.caller), { status, before }, limit + 1)
  return json(
    200,
    pageOf(rows, limit, shown, (row) => deps.cursors.write('incoming', row.id)),
  )
}

/** `GET /v1/incoming/{id}/file`: what a citizen wrote, so that the access is logged before it is shown. */
export async function getScanFile(call: CallOf<typeof contract.getScan>, deps: ApiDeps): Promise<Reply> {
  await audit(call, deps, 'read-scan')
  const bytes = await readScan(deps, scopeOf(call.caller), named(call.path.id))
  const headers = { 'Content-Disposition': contentDisposition('inline', 'scan.pdf') }
  return { status: 200, bytes, mediaType: 'application/pdf', headers }
}

/** `POST /v1/incoming/{id}/attach` */
export async function postAttach(call: CallOf<typeof contract.attachScan>, deps: ApiDeps): Promise<Reply> {
  const message = parseId('message', call.body.message)
  if (message === undefined) throw new Refusal('UP-1404', 'There is no such letter.')
  const scope = scopeOf(call.caller)
  const item = await attachByHand(deps, scope, named(call.path.id), message, call.caller.actor)
  await audit(call, deps, 'attach-scan')
  return json(200, shown(item))
}

/** `POST /v1/incoming/{id}/discard` */
export async function postDiscard(call: CallOf<typeof contract.discardScan>, deps: ApiDeps): Promise<Reply> {
  const scope = scopeOf(call.caller)
  const item = await discardItem(deps, scope, named(call.path.id), call.body.reason, call.caller.actor)
  await audit(call, deps, 'discard-scan')
  return json(200, shown(item))
}

function entityIfAny(caller: Caller): EntityId | undefined {
  return 'entity' in caller && caller.entity !== undefined ? caller.entity.id : undefined
}

/** The tray of the caller's entity; an operator who names none sees that of the hub. @throws Refusal UP-1102 */
function scopeOf(caller: Caller): TrayScope {
  if (caller.permissions.has('hub:operate') && entityIfAny(caller) === undefined) return 'hub'
  return { entity: entityOf(caller).id }
}

function named(shownId: string): Id<'incoming'> {
  const id = parseId('incoming', shownId)
  if (id === undefined) throw new Refusal('UP-1404', 'There is no such item.')
  return id
}

async function audit(call: Call<{ id: string }>, deps: ApiDeps, action: string): Promise<void> {
  const entity = entityIfAny(call.caller)
  await recordAudit(deps.database, entity, noteOf(call, action, 'incoming-item', call.path.id))
}

function shown(item: IncomingItem): contract.IncomingItem {
  const { reason, pages, message, document, settledAt, settledReason } = item
  return {
    id: showId('incoming', item.id),
    status: item.status,
    reference: item.reference,
    kind: item.kind,
    ...(reason !== null && { reason }),
    receivedAt: item.receivedAt.toISOString(),
    size: item.size,
    ...(pages !== null && { pages }),
    ...(message !== null && { message: showId('message', message) }),
    ...(document !== null && { document }),
    ...(settledAt !== null && { settledAt: settledAt.toISOString() }),
    ...(settledReason !== null && { settledReason }),
  }
}
