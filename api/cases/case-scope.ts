import type { Queryable } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import { type EntityId, parseId } from '../../core/words/id.ts'
import type { DeliveryCase } from '../../dispatcher/cases/delivery-case.ts'
import { findCase } from '../../dispatcher/cases/list-cases.ts'
import { type Caller, isOperator, senderOf } from '../authentication/caller.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { Call } from '../server/route.ts'

/** The cases that a caller sees: those of its entity, or of every entity for an operator who names none. */
export interface Scope {
  readonly entity: EntityId | undefined
  readonly test: boolean
}

export function scopeOf(caller: Caller): Scope {
  if (isOperator(caller) && !('entity' in caller && caller.entity !== undefined))
    return { entity: undefined, test: false }
  const { entity, test } = senderOf(caller)
  return { entity, test }
}

/** Reads in the scope of the caller. */
export async function within<T>(
  { database }: ApiDeps,
  { entity }: Scope,
  read: (db: Queryable) => Promise<T>,
): Promise<T> {
  return entity === undefined ? read(database.hub) : database.asEntity(entity, read)
}

/** @throws Refusal UP-1404 */
export async function caseNamed({ caller, path }: Call<{ readonly id: string }>, deps: ApiDeps): Promise<DeliveryCase> {
  const id = parseId('deliveryCase', path.id)
  const scope = scopeOf(caller)
  const found = id === undefined ? undefined : await within(deps, scope, (db) => findCase(db, id, scope.test))
  if (found === undefined) throw new Refusal('UP-1404', 'There is no such case.')
  return found
}
