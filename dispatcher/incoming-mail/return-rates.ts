import { sql } from 'drizzle-orm'
import { collectors } from '../../channels/collectors.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { EntityId, Id } from '../../core/words/id.ts'
import type { Localized } from '../../core/words/language.ts'

/** How many of the letters of a contract to a country came back. */
export interface ReturnRate {
  readonly entity: EntityId
  readonly entityName: Localized
  readonly contract: Id<'printContract'>
  readonly contractName: string
  /** ISO 3166-1; the zone of the tariff for letters abroad of which the country was not kept (before migration 0115). */
  readonly country: string
  /** Handed over in the period. */
  readonly letters: number
  /** Of these letters, whenever they came back. */
  readonly returned: number
}

/** Of the letters that were handed over in the period: live ones of the entity in scope, or of every entity. */
export async function returnRates(db: Queryable, from: Date, to: Date): Promise<ReturnRate[]> {
  const counts = (await Promise.all([...collectors.values()].map((each) => each.countHandedOver(db, from, to)))).flat()
  const runs = [...new Set(counts.flatMap((count) => count.runs))]
  const cameBack = await db.query<{ contract: string; zone: string; country: string | null; returned: number }>(sql`
    select contract, zone, country, count(*)::int as returned from returned_case
    where not test and contract is not null and run = any(${arrayOf('uuid', runs)}) group by contract, zone, country`)
  const names = await db.query<{ id: EntityId; name: Localized }>(sql`select id, name from entity`)
  const nameOf = new Map(names.map(({ id, name }) => [id, name]))
  const rates = new Map(
    counts.map(({ entity, contract, contractName, country, letters }) => [
      keyOf({ contract, country }),
      { entity, contract, contractName, country, letters, entityName: nameOf.get(entity) ?? {}, returned: 0 },
    ]),
  )
  for (const { contract, zone, country, returned } of cameBack) {
    const rate = rates.get(`${contract}.${country ?? zone}`) ?? rates.get(`${contract}.${zone}`)
    if (rate !== undefined) rate.returned += returned
  }
  return [...rates.values()]
}

const keyOf = ({ contract, country }: { contract: string; country: string }): string => `${contract}.${country}`
