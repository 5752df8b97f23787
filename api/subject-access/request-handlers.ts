import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { type Id, parseId, showId } from '../../core/words/id.ts'
import { withoutPersons } from '../../core/words/text/without-persons.ts'
import { confirmPerson } from '../../dispatcher/subject-access/confirm-person.ts'
import { countHeld } from '../../dispatcher/subject-access/count-held.ts'
import { openPackage } from '../../dispatcher/subject-access/download-package.ts'
import type { SubjectAccessRequest } from '../../dispatcher/subject-access/request.ts'
import { addRequest, decideRequest, listRequests, readRequest } from '../../dispatcher/subject-access/store-requests.ts'
import type * as contract from '../contract/subject-access.ts'
import { pageOf } from '../http/cursor.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { Call, CallOf } from '../server/route.ts'
import { namedIn, ownerOf } from './owner-of.ts'
import { showRequests } from './show-request.ts'

/** `POST /v1/subject-access-requests` */
export async function postRequest(
  call: CallOf<typeof contract.createSubjectAccessRequest>,
  deps: ApiDeps,
): Promise<Reply> {
  const { hub } = deps.database
  const owner = ownerOf(call.caller)
  const { reference, receivedOn } = call.body
  const { person, subject } = await confirmPerson(hub, deps.keyring, owner ?? undefined, namedIn(call.body))
  const counts = await countHeld(hub, person, owner ?? undefined)
  if (Object.values(counts).every((rows) => rows === 0))
    throw new Refusal('UP-5025', 'The hub has nothing about this person. Check the number before you answer so.')
  const wanted = {
    owner,
    person,
    subject,
    reference,
    receivedOn,
    counts,
    by: call.caller.actor,
  }
  const request = await addRequest(hub, deps.keyring, wanted, call.now)
  await note(call, 'request-subject-access', request, deps, person)
  return json(201, await shown(call, request, deps))
}

/** `GET /v1/subject-access-requests` */
export async function getRequests(
  call: CallOf<typeof contract.listSubjectAccessRequests>,
  deps: ApiDeps,
): Promise<Reply> {
  const { limit, cursor } = call.query
  const before = cursor === undefined ? undefined : (deps.cursors.read('subject-access', cursor) as Id<'subjectAccess'>)
  const rows = await listRequests(deps.database.hub, deps.keyring, ownerOf(call.caller), limit + 1, before)
  const page = pageOf(
    rows,
    limit,
    (row) => row,
    (row) => deps.cursors.write('subject-access', row.id),
  )
  return json(200, { ...page, items: await showRequests(page.items, call.caller, deps.database) })
}

/** `GET /v1/subject-access-requests/{id}` */
export async function getRequest(call: CallOf<typeof contract.getSubjectAccessRequest>, deps: ApiDeps): Promise<Reply> {
  const request = await readRequest(deps.database.hub, deps.keyring, ownerOf(call.caller), idOf(call.path.id))
  return json(200, await shown(call, request, deps))
}

/** `POST /v1/subject-access-requests/{id}/approve` */
export async function postApprove(
  call: CallOf<typeof contract.approveSubjectAccessRequest>,
  deps: ApiDeps,
): Promise<Reply> {
  const decision = { id: idOf(call.path.id), approved: true, by: call.caller.actor }
  const request = await decideRequest(deps.database.hub, deps.keyring, ownerOf(call.caller), decision, call.now)
  await note(call, 'approve-subject-access', request, deps)
  deps.wakeDispatcher()
  return json(200, await shown(call, request, deps))
}

/** `POST /v1/subject-access-requests/{id}/reject` */
export async function postReject(
  call: CallOf<typeof contract.rejectSubjectAccessRequest>,
  deps: ApiDeps,
): Promise<Reply> {
  const reason = withoutPersons(call.body.reason)
  const decision = { id: idOf(call.path.id), approved: false, reason, by: call.caller.actor }
  const request = await decideRequest(deps.database.hub, deps.keyring, ownerOf(call.caller), decision, call.now)
  await note(call, 'reject-subject-access', request, deps)
  return json(200, await shown(call, request, deps))
}

/**
 * `GET /v1/subject-access-requests/{id}/package`: it holds letters, so that in an entity it takes the permission to read the archive as well.
 * @throws Refusal UP-1102 without it
 */
export async function getPackage(call: CallOf<typeof contract.downloadSubjectAccess>, deps: ApiDeps): Promise<Reply> {
  const owner = ownerOf(call.caller)
  const id = idOf(call.path.id)
  const request = await readRequest(deps.database.hub, deps.keyring, owner, id)
  if (owner !== null && !call.caller.permissions.has('archive:read'))
    throw new Refusal('UP-1102', 'The package holds letters: it takes the permission archive:read as well.')
  // A question about the headers is no download.
  if (call.isHead) return { status: 200, bytes: '', mediaType: 'application/zip' }
  await note(call, 'download-subject-access', request, deps)
  const { stream } = await openPackage({ ...deps, hub: deps.database.hub }, owner, id, call.now)
  return {
    status: 200,
    stream,
    mediaType: 'application/zip',
    headers: { 'Content-Disposition': `attachment; filename="${call.path.id}.zip"` },
  }
}

/** @throws Refusal UP-1404 */
function idOf(named: string): Id<'subjectAccess'> {
  const id = parseId('subjectAccess', named)
  if (id === undefined) throw new Refusal('UP-1404', 'There is no such request.')
  return id
}

async function shown(
  call: Pick<Call, 'caller'>,
  request: SubjectAccessRequest,
  { database }: ApiDeps,
): Promise<contract.SubjectAccessRequest | undefined> {
  const [one] = await showRequests([request], call.caller, database)
  return one
}

async function note(
  call: Pick<Call, 'caller'> & object,
  action: string,
  { id, entity, reference }: SubjectAccessRequest,
  { database }: ApiDeps,
  person?: Uint8Array,
): Promise<void> {
  const line = noteOf(call as Call, action, 'subject-access', showId('subjectAccess', id))
  await recordAudit(database, entity ?? undefined, { ...line, purpose: reference, person })
}
