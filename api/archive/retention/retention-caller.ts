import { Refusal } from '../../../core/fault.ts'
import { isSamePerson } from '../../../core/tenants/is-same-person.ts'
import type { EntityId } from '../../../core/words/id.ts'
import { entityOf, senderOf } from '../../authentication/caller.ts'
import type { ApiDeps } from '../../server/api-deps.ts'
import type { Call } from '../../server/route.ts'

/** The entity whose retention a caller changes. @throws Refusal UP-1102 for a test key: retention is about letters that were sent */
export function changedEntity({ caller }: Call): EntityId {
  if (senderOf(caller).test)
    throw new Refusal('UP-1102', 'A test key changes no retention: take a live key, or sign in.')
  return entityOf(caller).id
}

export function by({ caller, now }: Call): { readonly actor: string; readonly now: Date } {
  return { actor: caller.actor, now }
}

/** Of these actors, those who are the caller, or the same person. */
export async function ownAmong(
  { database }: ApiDeps,
  { caller }: Call,
  actors: readonly string[],
): Promise<ReadonlySet<string>> {
  const own = new Set<string>()
  for (const each of new Set(actors)) if (await isSamePerson(database.hub, caller.actor, [each])) own.add(each)
  return own
}

/** The name of a member or key; the command line and the hub by words that the screens know. */
export function nameIn(names: ReadonlyMap<string, string>, actor: string): string {
  return names.get(actor) ?? actor
}
