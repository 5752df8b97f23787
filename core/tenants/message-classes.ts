import { asc, eq, sql } from 'drizzle-orm'
import type { Queryable, Tx } from '../db/database.ts'
import type { EntityId } from '../words/id.ts'
import type { LegalMention } from '../words/legal-mention.ts'
import { messageClass } from './schema.ts'

export type MessageClassRow = typeof messageClass.$inferSelect

/** Sets a class of the entity from a moment on; letters that were already accepted keep the former rules. */
export async function saveMessageClass(
  tx: Tx,
  entity: EntityId,
  wanted: Omit<MessageClassRow, 'entity'>,
  since: Date,
): Promise<MessageClassRow> {
  const [saved] = await tx.orm
    .insert(messageClass)
    .values({ ...wanted, entity })
    .onConflictDoUpdate({
      target: [messageClass.entity, messageClass.key],
      set: { ...wanted, key: sql`message_class.key` },
    })
    .returning()
  if (saved === undefined) throw new Error('The message class was not written')
  await keepServiceRules(tx, saved, since)
  return saved
}

/** Adds the rules by which letters count as received, where they differ from those before. */
async function keepServiceRules(tx: Tx, { entity, key, ...rules }: MessageClassRow, since: Date): Promise<void> {
  const { inboxService, printService, objectionDays, objectionMonths, readingTermDays, termRule } = rules
  await tx.query(sql`
    insert into service_rule (entity, class, since, inbox_service, print_service, objection_days, objection_months, reading_term_days,
      term_rule)
    select ${entity}, ${key}, ${since}, given.* from (values (${inboxService}, ${printService}, ${objectionDays}::int,
      ${objectionMonths}::int, ${readingTermDays}::int, ${termRule})) as given
    where row(given.*) is distinct from (
      select row(inbox_service, print_service, objection_days, objection_months, reading_term_days, term_rule) from service_rule
      where entity = ${entity} and class = ${key} order by since desc limit 1)
    on conflict (entity, class, since) do update set inbox_service = excluded.inbox_service, print_service = excluded.print_service,
      objection_days = excluded.objection_days, objection_months = excluded.objection_months,
      reading_term_days = excluded.reading_term_days, term_rule = excluded.term_rule`)
}

/** The legal mentions that letters of a class of the entity need; none where the entity has no such class. */
export async function mentionsOfClass(tx: Tx, entity: EntityId, key: string): Promise<readonly LegalMention[]> {
  const [row] = await tx.query<{ mentions: LegalMention[] }>(
    sql`select mentions from message_class where entity = ${entity} and key = ${key}`,
  )
  return row?.mentions ?? []
}

/** The classes of every entity whose letters lose their personal data after a number of days (hub's role). */
export async function classesWithPersonalDataDays(
  hub: Queryable,
): Promise<{ readonly entity: EntityId; readonly class: string; readonly days: number }[]> {
  return hub.query(sql`
    select entity, key as class, personal_data_days as days from message_class where personal_data_days is not null
    order by entity, key`)
}

/** The classes of one entity; a command reads with a role that sees those of all. */
export async function listMessageClasses(tx: Tx, entity: EntityId): Promise<MessageClassRow[]> {
  return tx.orm.select().from(messageClass).where(eq(messageClass.entity, entity)).orderBy(asc(messageClass.key))
}
