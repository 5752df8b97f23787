import type { Database } from '../../core/db/database.ts'
import { type Id, newId, showId } from '../../core/words/id.ts'
import { type CallDeps, callReceiver } from './call-receiver.ts'
import type { Attempt, CallTarget } from './callback.ts'
import { insertAttempts } from './store-attempts.ts'

/** What the outside gets when a callback is made or tested: a CloudEvent about no letter. */
export interface PingEvent {
  readonly specversion: '1.0'
  readonly id: string
  readonly source: string
  readonly type: 'be.uitpost.callback.v1.ping'
  readonly subject: string
  readonly time: string
  readonly data: { readonly callback: string; readonly test: boolean }
}

export function pingEventOf(
  { target, code, test }: { readonly target: Pick<CallTarget, 'id'>; readonly code: string; readonly test: boolean },
  id: Id<'callbackAttempt'>,
  at: Date,
): PingEvent {
  const subject = showId('callback', target.id)
  return {
    specversion: '1.0',
    id: showId('callbackAttempt', id),
    source: `/entities/${code}`,
    type: 'be.uitpost.callback.v1.ping',
    subject,
    time: at.toISOString(),
    data: { callback: subject, test },
  }
}

export interface Pinged {
  readonly id: Id<'callbackAttempt'>
  readonly attempt: Attempt
}

/** Calls a callback once, signed, with an event about no letter, and logs the attempt. Counts for nothing else. */
export async function pingCallback(
  deps: CallDeps & { readonly database: Database },
  about: { readonly target: CallTarget; readonly code: string; readonly test: boolean },
  now: Date,
): Promise<Pinged> {
  const id = newId('callbackAttempt', now)
  const event = pingEventOf(about, id, now)
  const { target } = about
  const attempt = await callReceiver(deps, target, { id: event.id, body: JSON.stringify(event) }, now)
  await deps.database.asEntity(target.entity, (tx) =>
    insertAttempts(tx, [{ id, callback: target.id, place: null, number: 1, attempt }]),
  )
  return { id, attempt }
}
