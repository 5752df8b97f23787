import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { EntityId } from '../../core/words/id.ts'
import type { Localized } from '../../core/words/language.ts'
import { classFactsColumn, type MessageClassFacts } from '../message/class-facts.ts'

/** What a decision needs of the sending entity. */
export interface SenderFacts {
  readonly entityName: Localized
  readonly languagePolicy: 'nl-only' | 'facilities' | 'free'
  /** By the key of the class. */
  readonly classes: ReadonlyMap<string, MessageClassFacts>
}

/** The rules of an entity and of all its classes, in one statement (hub's role). @throws Error for an unknown entity */
export async function readSenderFacts(hub: Queryable, entity: EntityId): Promise<SenderFacts> {
  const rows = await hub.query<
    Omit<SenderFacts, 'classes'> & { readonly key: string | null; readonly facts: MessageClassFacts }
  >(sql`
    select e.name as "entityName", e.language_policy as "languagePolicy", c.key, ${classFactsColumn} as facts
    from entity e left join message_class c on c.entity = e.id where e.id = ${entity}`)
  const [first] = rows
  if (first === undefined) throw new Error('There is no such entity')
  const { entityName, languagePolicy } = first
  return {
    entityName,
    languagePolicy,
    classes: new Map(rows.flatMap(({ key, facts }) => (key === null ? [] : [[key, facts] as const]))),
  }
}
