import { listDispatchers } from '../../dispatcher/runtime/dispatchers-seen.ts'
import { readTraffic } from '../../dispatcher/runtime/traffic.ts'
import type * as contract from '../contract/hub/operation-figures.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'

/** `GET /v1/dispatchers`: the processes that make and hand over letters, of the last seven days. */
export async function getDispatchers(call: CallOf<typeof contract.listDispatchers>, deps: ApiDeps): Promise<Reply> {
  const found = await listDispatchers(deps.database.hub, call.now)
  const items: contract.DispatcherProcess[] = found.map(({ id, state, startedAt, seenAt, queueUp, blobsUp }) => ({
    id,
    state,
    startedAt: startedAt.toISOString(),
    seenAt: seenAt.toISOString(),
    queue: queueUp ? 'UP' : 'DOWN',
    store: blobsUp ? 'UP' : 'DOWN',
  }))
  return json(200, { items })
}

/** `GET /v1/traffic` */
export async function getTraffic(call: CallOf<typeof contract.getTraffic>, deps: ApiDeps): Promise<Reply> {
  const period = call.query.period ?? 'day'
  const { from, until, buckets, sums } = await readTraffic(deps.database.hub, period, call.now)
  const body: contract.Traffic = {
    period,
    from: from.toISOString(),
    until: until.toISOString(),
    buckets: buckets.map(({ at, channels }) => ({
      at: at.toISOString(),
      channels: channels.map(({ channel, ...counts }) => ({ name: channel, ...counts })),
    })),
    today: sums,
  }
  return json(200, body)
}
