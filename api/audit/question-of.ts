import { accessActions } from '../../core/audit/access-actions.ts'
import type { AuditQuestion } from '../../core/audit/find-audit.ts'
import { exportActions, openActions, searchActions } from '../../core/audit/look-actions.ts'
import { actorsNamed } from '../../core/tenants/actor-name.ts'
import { startOfDay } from '../../core/words/days/brussels-day.ts'
import { parseId } from '../../core/words/id.ts'
import { subjectsOfPerson } from '../../dispatcher/subject-access/subjects-of-person.ts'
import { entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/audit.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'

type Criteria = CallOf<typeof contract.exportAudit>['body']

const actionsOfKind: Readonly<Record<(typeof contract.auditKinds)[number], readonly string[]>> = {
  opened: openActions,
  searched: searchActions,
  exported: exportActions,
  access: accessActions,
}

/** The criteria of a body as the log knows them: names become actors, a number becomes a blind index. */
export async function questionOf(
  call: Pick<CallOf<typeof contract.exportAudit>, 'caller'>,
  body: Criteria,
  deps: ApiDeps,
): Promise<AuditQuestion> {
  const { id: entity } = entityOf(call.caller)
  const { kind, action, subject, from, to, actor } = body
  const person = personOf(body, deps)
  return {
    ...(actor !== undefined && { actors: await actorsOf(actor, entity, deps) }),
    ...((kind !== undefined || action !== undefined) && {
      actions: action === undefined ? (kind === undefined ? [] : actionsOfKind[kind]) : [action],
    }),
    ...(subject !== undefined && { subject }),
    ...(person !== undefined && { about: await subjectsOfPerson(deps.database.hub, person, entity) }),
    ...(from !== undefined && { from: startOfDay(from) }),
    ...(to !== undefined && { until: startOfDay(to, 1) }),
  }
}

function personOf({ insz, enterpriseNumber, person }: Criteria, { keyring }: ApiDeps): Uint8Array | undefined {
  if (insz !== undefined) return keyring.blindIndex('insz', insz)
  if (enterpriseNumber !== undefined) return keyring.blindIndex('enterprise-number', enterpriseNumber)
  return person === undefined ? undefined : Buffer.from(person, 'hex')
}

/** `staff:<uuid>` is taken as it is, `mbr_…` and `key_…` too; anything else is a part of a name. */
async function actorsOf(
  actor: string,
  entity: Parameters<typeof actorsNamed>[1],
  { database }: ApiDeps,
): Promise<readonly string[]> {
  if (/^(staff|key|citizen|hub):/.test(actor)) return [actor]
  const member = parseId('member', actor)
  if (member !== undefined) return [`staff:${member}`]
  const key = parseId('apiKey', actor)
  return key === undefined ? actorsNamed(database.hub, entity, actor) : [`key:${key}`]
}
