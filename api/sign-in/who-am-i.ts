import { listInbox } from '../../channels/inbox/store/read-inbox.ts'
import { Refusal } from '../../core/fault.ts'
import { showId } from '../../core/words/id.ts'
import { formatEnterpriseNumber } from '../../core/words/numbers/enterprise-number.ts'
import { maskInsz } from '../../core/words/numbers/insz.ts'
import { permissionsOf } from '../authentication/staff-directory.ts'
import type { Me } from '../contract/session.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { Call } from '../server/route.ts'
import type { Session } from '../sessions/session.ts'
import { mandateIdOf, readsFor } from './reads-for.ts'

/** `GET /v1/me` */
export async function getMe(call: Call<unknown, { as?: string | undefined }>, deps: ApiDeps): Promise<Reply> {
  const { caller } = call
  if (caller.kind !== 'staff' && caller.kind !== 'citizen') throw new Refusal('UP-1101', 'Sign in first.')
  const { session } = caller
  const acting = caller.kind === 'citizen' ? readsFor(deps.keyring, caller, call.query.as).as : null
  const me: Me = {
    name: session.identity.name,
    door: session.door,
    entities: session.door === 'staff' ? await entitiesOf(session, deps) : [],
    isOperator: session.door === 'staff' && (await deps.people.memberships(session)).operator !== undefined,
    mandates: session.door === 'citizen' ? await mandatesOf(session, deps) : [],
    trial: deps.trial,
    actingFor: acting,
    csrfToken: session.csrfToken,
    expiresAt: session.endsAt.toISOString(),
  }
  return json(200, me)
}

async function entitiesOf(session: Session, deps: ApiDeps): Promise<Me['entities']> {
  const { memberships } = await deps.people.memberships(session)
  return memberships.map(({ entity, code, entityName, entityStatus, roles }) => ({
    id: showId('entity', entity),
    code,
    name: entityName,
    roles: [...roles],
    permissions: [...permissionsOf(roles)],
    ...(entityStatus === 'trial' && { onTrial: true }),
  }))
}

async function mandatesOf({ identity }: Session, deps: ApiDeps): Promise<Me['mandates']> {
  const { keyring } = deps
  const mandators = identity.mandators.map(async (insz) => ({
    id: mandateIdOf(keyring, insz),
    kind: 'citizen' as const,
    name: (await nameInInbox(insz, deps)) ?? maskInsz(insz),
    role: 'handler' as const,
    ...untilOf(identity, insz),
  }))
  return [
    ...identity.enterprises.map(({ number, name, role }) => ({
      id: number,
      kind: 'enterprise' as const,
      name: name ?? formatEnterpriseNumber(number),
      enterpriseNumber: number,
      role: role ?? ('handler' as const),
      ...untilOf(identity, number),
    })),
    ...(await Promise.all(mandators)),
  ]
}

function untilOf({ mandateEnds }: Session['identity'], number: string): { until?: string } {
  const until = mandateEnds?.[number]
  return until === undefined ? {} : { until }
}

/**
 * The name on the newest letter to a person. The claims of a mandate hold a number only, and a person who reads for two people
 * must be able to choose between them.
 */
async function nameInInbox(insz: string, { keyring, database }: ApiDeps): Promise<string | undefined> {
  const person = keyring.blindIndex('insz', insz)
  const reader = { index: person, strongly: true }
  const newest = await database.asPerson(person, (tx) => listInbox(tx, { limit: 1 }, reader, keyring))
  const [letter] = newest.items
  return letter?.needs === undefined ? letter?.addressee : letter.cover?.addressee
}
