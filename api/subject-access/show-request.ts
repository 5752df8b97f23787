import type { Database } from '../../core/db/database.ts'
import { namesOfActors } from '../../core/tenants/actor-name.ts'
import { isSamePerson } from '../../core/tenants/is-same-person.ts'
import { showId } from '../../core/words/id.ts'
import { maskInsz } from '../../core/words/numbers/insz.ts'
import { heldKinds } from '../../dispatcher/subject-access/held.ts'
import type { RequestSubject, SubjectAccessRequest } from '../../dispatcher/subject-access/request.ts'
import type { Caller } from '../authentication/caller.ts'
import type * as contract from '../contract/subject-access.ts'

/** Requests as the caller sees them: the names of colleagues, and what the caller may do. */
export async function showRequests(
  requests: readonly SubjectAccessRequest[],
  caller: Caller,
  { hub }: Pick<Database, 'hub'>,
): Promise<contract.SubjectAccessRequest[]> {
  const names = await namesOfActors(
    hub,
    requests.flatMap(({ requestedBy, decidedBy }) => (decidedBy === null ? [requestedBy] : [requestedBy, decidedBy])),
  )
  const others = await Promise.all(
    requests.map(async ({ status, requestedBy }) =>
      status === 'waiting' ? !(await isSamePerson(hub, caller.actor, [requestedBy])) : false,
    ),
  )
  return requests.map((request, place) => showRequest(request, names, caller, others[place] === true))
}

function showRequest(
  request: SubjectAccessRequest,
  names: ReadonlyMap<string, string>,
  { permissions }: Caller,
  mayDecide: boolean,
): contract.SubjectAccessRequest {
  const { id, entity, status, subject, requestedBy, decidedBy, decisionReason, counts, size, failure } = request
  const { decidedAt, madeAt, downloadedAt, removeAt } = request
  const mayReadLetters = permissions.has('archive:read') || (entity === null && permissions.has('hub:operate'))
  return {
    id: showId('subjectAccess', id),
    status,
    allEntities: entity === null,
    reference: request.reference,
    receivedOn: request.receivedOn,
    answerBy: request.answerBy,
    ...(subject !== undefined && { person: showSubject(subject) }),
    requestedBy: names.get(requestedBy) ?? requestedBy,
    requestedAt: request.requestedAt.toISOString(),
    ...(decidedBy !== null && { decidedBy: names.get(decidedBy) ?? decidedBy }),
    ...(decidedAt !== null && { decidedAt: decidedAt.toISOString() }),
    ...(decisionReason !== null && { reason: decisionReason }),
    ...(counts !== null && { counts: inOrder(counts) }),
    ...(size !== null && { size }),
    ...(madeAt !== null && { madeAt: madeAt.toISOString() }),
    ...(downloadedAt !== null && { downloadedAt: downloadedAt.toISOString() }),
    ...(removeAt !== null && { removeAt: removeAt.toISOString() }),
    ...(failure !== null && { failure }),
    mayDecide,
    mayDownload: status === 'ready' && mayReadLetters,
  }
}

/** The order of the package; the database orders them by length. */
function inOrder(counts: NonNullable<SubjectAccessRequest['counts']>): NonNullable<SubjectAccessRequest['counts']> {
  return Object.fromEntries(heldKinds.flatMap((kind) => (counts[kind] === undefined ? [] : [[kind, counts[kind]]])))
}

function showSubject({ type, number, name }: RequestSubject): NonNullable<contract.SubjectAccessRequest['person']> {
  return { ...(name !== undefined && { name }), numberMasked: type === 'citizen' ? maskInsz(number) : number }
}
