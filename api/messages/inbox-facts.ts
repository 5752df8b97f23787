import type { Decider } from '../../channels/inbox/store/guard.ts'
import { findReading } from '../../channels/inbox/store/reading/find-reading.ts'
import { brusselsDay } from '../../core/words/days/brussels-day.ts'
import type { MessageView } from '../../dispatcher/messages/message-view.ts'
import type { Caller } from '../authentication/caller.ts'
import type { Message } from '../contract/messages/message.ts'
import type { ApiDeps } from '../server/api-deps.ts'

/** The letter in the inbox of its recipient. The name of whoever decided is for those who handle the letter or its record. */
export async function inboxFactsOf(
  { database, keyring }: Pick<ApiDeps, 'database' | 'keyring'>,
  caller: Caller,
  view: MessageView,
): Promise<Pick<Message, 'inbox'>> {
  if (!view.deliveries.some(({ channel, handedOverAt }) => channel === 'inbox' && handedOverAt !== null)) return {}
  const reading = await findReading(database.hub, view.id, keyring)
  if (reading === undefined) return {}
  const { service, by, opened, leavesAt } = reading
  const namesReader = mayName(caller)
  const shown = ({ capacity, name }: Decider) => ({ capacity, ...(namesReader && name !== '' && { name }) })
  return {
    inbox: {
      ...(service !== undefined && {
        service: {
          state: service.state,
          lastDay: brusselsDay(new Date(service.endsAt.getTime() - 1)),
          ...(service.decidedAt !== undefined && { decidedAt: service.decidedAt.toISOString() }),
          ...(by !== undefined && { by: shown(by) }),
        },
      }),
      ...(opened !== undefined && { opened: { at: opened.at.toISOString(), by: { capacity: opened.capacity } } }),
      ...(leavesAt !== undefined && { availableUntil: leavesAt.toISOString() }),
    },
  }
}

function mayName(caller: Caller): boolean {
  if (caller.kind !== 'staff' && caller.kind !== 'key') return false
  return caller.permissions.has('messages:send') || caller.permissions.has('archive:read')
}
