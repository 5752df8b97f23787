import { sql } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import type { Clock } from '../../core/clock.ts'
import type { Database } from '../../core/db/database.ts'
import type { ChannelName, Postage } from '../../core/words/message.ts'
import type { Sender } from '../message/sender.ts'

/** The kind of a letter in law and in urgency of reading, as the entity set it up. */
export interface MessageClass {
  readonly key: string
  readonly channels: readonly ChannelName[]
  readonly sensitive: boolean
  /** Days within which a digital letter is to be opened; null: none. */
  readonly readingTermDays: number | null
  readonly reminderAfterDays: number | null
  readonly fallback: ChannelName | null
  readonly series: string
  readonly postage: Postage
  readonly attachLetterToEmail: boolean
  /** The reader of an inbox acknowledges receipt before the letter opens. */
  readonly acknowledged: boolean
}

const ttlMs = 1_000

/** A look-up of the entity's classes, cached for a second. */
export function createClassFinder(
  database: Database,
  clock: Clock,
): (sender: Sender, key: string) => Promise<MessageClass | undefined> {
  const known = new LRUCache<string, { at: number; classes: Promise<Map<string, MessageClass>> }>({ max: 1_000 })
  return async (sender, key) => {
    const now = clock.now().getTime()
    const held = known.get(sender.entity)
    if (held !== undefined && now - held.at < ttlMs) return (await held.classes).get(key)
    const classes = load(database, sender)
    known.set(sender.entity, { at: now, classes })
    classes.catch(() => known.delete(sender.entity))
    return (await classes).get(key)
  }
}

async function load(database: Database, sender: Sender): Promise<Map<string, MessageClass>> {
  const rows = await database.asEntity(sender.entity, (tx) =>
    tx.query<MessageClass>(sql`
      select key, channels, sensitivity = 'sensitive' as sensitive, reading_term_days as "readingTermDays",
        reminder_after_days as "reminderAfterDays", fallback, series, postage,
        attach_letter_to_email as "attachLetterToEmail",
        inbox_service = 'acknowledged' as acknowledged
      from message_class`),
  )
  return new Map(rows.map((row) => [row.key, row]))
}
