import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { ChannelName } from '../../core/words/message.ts'

/** Letters of one statement. */
const chunk = 5_000
/** Letters that become due together, and milliseconds until the next ones: a channel gets 50 a second beside its other letters. */
const slice = 500
const sliceMs = 10_000

interface Waiting {
  readonly message: MessageId
  readonly seq: number
}

/**
 * Makes bulk letters of a channel due that wait for a later attempt: the reason for which they were deferred has ended. They become due
 * in slices, the oldest letters first, and none later than it was: a partner that complained must not get all of them at once. Letters that
 * wait for another reason are tried earlier than planned, which costs them one attempt. @returns how many
 */
export async function wakeDeferred(hub: Queryable, channel: ChannelName, now: Date): Promise<number> {
  let woken = 0
  let last: Waiting | undefined
  let seen = 0
  for (;;) {
    const found: readonly Waiting[] = await hub.query<Waiting>(sql`
      select message_id as message, seq from delivery
      where channel = ${channel} and lane = 'bulk' and chunk is null and due_at > ${now} and attempts > 0
        ${last === undefined ? sql`` : sql`and (message_id, seq) > (${last.message}::uuid, ${last.seq}::int)`}
      order by message_id, seq limit ${chunk}`)
    const before = seen
    const dueAt = (index: number): Date => new Date(now.getTime() + Math.floor((before + index) / slice) * sliceMs)
    const rows = await hub.query(sql`
      update delivery d set due_at = least(d.due_at, w.due_at)
      from ${rowsOf(
        'w',
        {
          message: ['uuid', (each) => each.message],
          seq: ['int', (each) => each.seq],
          due_at: ['timestamptz', (_, index) => dueAt(index)],
        },
        found,
      )}
      where d.message_id = w.message and d.seq = w.seq and d.chunk is null and d.due_at > ${now} returning 1`)
    woken += rows.length
    seen += found.length
    last = found.at(-1)
    if (last === undefined || found.length < chunk) return woken
  }
}
