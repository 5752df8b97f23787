import { dayMs } from '../../core/durations.ts'
import { Refusal } from '../../core/fault.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { EventType } from '../../core/words/message.ts'
import { placeAfterRecovery } from '../../dispatcher/events/after-recovery.ts'
import { cloudEventOf } from '../../dispatcher/events/cloud-event.ts'
import { type FeedPlace, feedStart, listEvents } from '../../dispatcher/events/list-events.ts'
import { entityOf, senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/messages/event.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'

/** Events are kept at least this long; after an older position some may have been lost. */
const keptMs = 90 * dayMs

/** `GET /v1/events`: the pull feed, oldest first. */
export async function getEvents(call: CallOf<typeof contract.listEvents>, deps: ApiDeps): Promise<Reply> {
  const sender = senderOf(call.caller)
  const { code } = entityOf(call.caller)
  const { after, types, limit } = call.query
  const from =
    after === undefined
      ? { place: feedStart, issuedAt: call.now }
      : placeOf(deps.cursors.read('events', after), call.now)
  const wanted =
    types === undefined || types.includes('*')
      ? undefined
      : new Set(types.filter((each): each is EventType => each !== '*'))
  const page = await deps.database.asEntity(sender.entity, async (tx) =>
    listEvents(tx, sender, await placeAfterRecovery(tx, from.place, from.issuedAt), limit, wanted),
  )
  const { xid, message, seq, taken } = page.place
  return json(200, {
    items: page.lines.map((line) => cloudEventOf(line, { code, test: sender.test })) satisfies contract.FeedEvent[],
    next: deps.cursors.write('events', `${call.now.getTime()} ${xid} ${message} ${seq} ${taken}`),
  })
}

/** @throws Refusal UP-3010 for a position after which events may have been removed. */
function placeOf(position: string, now: Date): { readonly place: FeedPlace; readonly issuedAt: Date } {
  const [given = '0', xid = '0', message = '', seq = '0', taken = '0'] = position.split(' ')
  if (now.getTime() - Number(given) > keptMs)
    throw new Refusal('UP-3010', 'Events after this place may be gone; begin again without `after`.')
  const place = { xid, message: message as MessageId, seq: Number(seq), taken: Number(taken) }
  return { place, issuedAt: new Date(Number(given)) }
}
