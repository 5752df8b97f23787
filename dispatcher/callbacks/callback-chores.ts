import type { NoticeMailer } from '../../channels/notices.ts'
import type { Chore } from '../loops/chore.ts'
import { notifySuspensions } from './notify-suspension.ts'
import { readCallbackEvents } from './read-events.ts'
import { type CallbackSenderDeps, createCallbackSender } from './send-callbacks.ts'

/** How often a dispatcher looks for new events, for events that are due, and for mails about suspensions. */
const readEveryMs = 500
const sendEveryMs = 250
const notifyEveryMs = 10_000

/** Everything that a dispatcher does for callbacks. Every part may run in many processes at once. */
export function callbackChores(deps: CallbackSenderDeps & { readonly mailer: NoticeMailer }): readonly Chore[] {
  const { database, clock, mailer } = deps
  const sender = createCallbackSender(deps)
  return [
    {
      name: 'callback-events',
      everyMs: readEveryMs,
      run: async (signal) => {
        while (!signal.aborted && (await readCallbackEvents(database, clock.now())));
      },
    },
    { name: 'callbacks', everyMs: sendEveryMs, run: (signal) => sender.run(signal) },
    {
      name: 'callback-notices',
      everyMs: notifyEveryMs,
      run: async (signal) => {
        while (!signal.aborted && (await notifySuspensions({ hub: database.hub, mailer, clock }, signal)));
      },
    },
  ]
}
