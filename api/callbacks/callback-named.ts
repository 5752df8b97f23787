import { type EntityId, parseId } from '../../core/words/id.ts'
import { type CallbackScope, notFound } from '../../dispatcher/callbacks/change-callback.ts'
import { type Caller, entityOf, senderOf } from '../authentication/caller.ts'

/** A callback as a path names it, for this caller: a test key reaches those of test letters. @throws Refusal UP-1404 */
export function callbackNamed(
  caller: Caller,
  shown: string,
): { readonly entity: EntityId; readonly scope: CallbackScope } {
  const id = parseId('callback', shown) ?? notFound()
  return { entity: entityOf(caller).id, scope: { id, testOnly: senderOf(caller).test } }
}
