import { LRUCache } from 'lru-cache'
import type { Adapter, AdapterPayload } from 'oidc-provider'
import type { Clock } from '../../../core/clock.ts'

const held = 5_000

/**
 * Sign-ins in progress: kept in memory, because after a restart people may sign in again. Applications are looked up in
 * `clients`, so that one can be added once its address is known.
 */
export function memoryAdapter(clients: ReadonlyMap<string, AdapterPayload>, clock: Clock): (model: string) => Adapter {
  const rows = new LRUCache<string, AdapterPayload>({ max: held })
  return (model) => {
    const key = (id: string): string => `${model}:${id}`
    const first = async (matches: (row: AdapterPayload) => boolean): Promise<AdapterPayload | undefined> =>
      [...rows.entries()].find(([name, row]) => name.startsWith(`${model}:`) && matches(row))?.[1]
    return {
      async upsert(id, payload, expiresInSeconds) {
        rows.set(key(id), payload, expiresInSeconds === undefined ? {} : { ttl: expiresInSeconds * 1000 })
      },
      find: async (id) => (model === 'Client' ? clients.get(id) : rows.get(key(id))),
      findByUid: (uid) => first((row) => row.uid === uid),
      findByUserCode: async () => undefined,
      async consume(id) {
        const row = rows.get(key(id))
        if (row) row.consumed = Math.floor(clock.now().getTime() / 1000)
      },
      async destroy(id) {
        rows.delete(key(id))
      },
      async revokeByGrantId(grantId) {
        for (const [name, row] of rows.entries()) if (row.grantId === grantId) rows.delete(name)
      },
    }
  }
}
