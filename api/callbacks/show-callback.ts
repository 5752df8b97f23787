import { showId } from '../../core/words/id.ts'
import type { Attempt } from '../../dispatcher/callbacks/callback.ts'
import type { CallbackView } from '../../dispatcher/callbacks/list-callbacks.ts'
import type * as contract from '../contract/callbacks/callbacks.ts'

export function shownCallback(view: CallbackView): contract.Callback {
  return {
    id: showId('callback', view.id),
    ...(view.name !== null && { name: view.name }),
    url: view.url,
    types: [...view.types],
    test: view.test,
    status: view.status,
    ...(view.reason !== null && { reason: view.reason }),
    since: view.since.toISOString(),
    createdAt: view.createdAt.toISOString(),
    createdBy: view.createdBy,
    secret: {
      since: view.secretAt.toISOString(),
      ...(view.previousUntil !== null && { previousUntil: view.previousUntil.toISOString() }),
    },
    ...(view.failingSince !== null && { failingSince: view.failingSince.toISOString() }),
    ...(view.acceptedAt !== null && { lastAcceptedAt: view.acceptedAt.toISOString() }),
    ...(view.nextAt !== null && { nextAttemptAt: view.nextAt.toISOString() }),
    waiting: {
      events: view.queued,
      more: view.more,
      ...(view.oldestAt !== null && { oldestAt: view.oldestAt.toISOString() }),
    },
    dropped: view.dropped,
    replaying: view.isReplaying,
    recent: { calls: view.calls, accepted: view.acceptedCalls },
  }
}

export function shownPing({ outcome, status, ms }: Attempt): contract.CreatedCallback['ping'] {
  return { ok: outcome === 'accepted', outcome, ...(status !== null && { status }), ms }
}
