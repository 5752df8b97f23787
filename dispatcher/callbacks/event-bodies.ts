import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import { type CloudEvent, cloudEventOf } from '../events/cloud-event.ts'
import { type FeedLine, feedLineOf, type MomentRow, withService } from '../events/list-events.ts'
import { decodeEntries } from '../lifecycle/event-entries.ts'
import type { EventPlace } from './callback.ts'

interface Row extends MomentRow {
  readonly sequence: number
  readonly entries: Buffer
  readonly test: boolean
  readonly code: string
}

/** The key of an event in the result of `readEventBodies`. */
export function eventKey({ message, sequence }: Pick<EventPlace, 'message' | 'sequence'>): string {
  return `${message} ${sequence}`
}

/**
 * The events as the outside gets them, two statements for all. An event that no longer exists is left out.
 * @param reader as the hub, or as the entity whose events they are
 */
export async function readEventBodies(
  reader: Queryable,
  places: readonly EventPlace[],
): Promise<ReadonlyMap<string, CloudEvent>> {
  if (places.length === 0) return new Map()
  const unique = [...new Map(places.map((place) => [eventKey(place), place])).values()]
  const rows = await reader.query<Row>(sql`
    select given.sequence, e.message_id as message, e.seq, e.at, e.entries, m.reference, m.actions, m.test, n.code
    from ${rowsOf('given', { message: 'uuid', sequence: 'int', seq: 'int' }, unique)}
    join event e on e.message_id = given.message and e.seq = given.seq
    join message m on m.id = given.message
    join entity n on n.id = m.entity`)
  const found: { row: Row; line: FeedLine }[] = []
  for (const row of rows) {
    const index = row.sequence - row.seq
    const entry = decodeEntries(row.entries)[index]
    if (entry !== undefined) found.push({ row, line: feedLineOf(row, entry, index) })
  }
  const lines = await withService(
    reader,
    found.map(({ line }) => line),
  )
  return new Map(
    lines.map((line, place) => {
      const { code = '', test = false } = found[place]?.row ?? {}
      return [eventKey(line), cloudEventOf(line, { code, test })] as const
    }),
  )
}
