import { entityCodes } from '../../../core/tenants/entities.ts'
import type { EntityId } from '../../../core/words/id.ts'
import type { Seller } from '../invoice/party.ts'
import type { PeppolDeps } from './peppol-deps.ts'

/** The authority behind an entity; undefined where its file names none. The code of an entity never changes. */
export function openSellers({
  database,
  sellers,
}: Pick<PeppolDeps, 'database' | 'sellers'>): (
  entities: readonly EntityId[],
) => Promise<ReadonlyMap<EntityId, Seller | undefined>> {
  const codes = new Map<EntityId, string>()
  return async (entities) => {
    const unknown = [...new Set(entities)].filter((each) => !codes.has(each))
    if (unknown.length > 0)
      for (const [id, code] of await database.asHub((tx) => entityCodes(tx, unknown))) codes.set(id, code)
    const now = await sellers()
    return new Map(entities.map((each) => [each, now.get(codes.get(each) ?? '')]))
  }
}
