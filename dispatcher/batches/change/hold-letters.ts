import { sql } from 'drizzle-orm'
import { isCollected } from '../../../channels/traits.ts'
import type { Tx } from '../../../core/db/database.ts'
import { channelNames } from '../../../core/words/message.ts'
import type { BatchId } from '../batch.ts'

/**
 * Letters that no dispatcher works on wait: their preparing and, where a channel takes them one by one, their hand-over. Those in a
 * print run are moved into the next one when it closes (`collected/drop-unwanted-letters.ts`).
 */
export async function holdLetters(tx: Tx, batch: BatchId): Promise<void> {
  await tx.query(sql`
    update work w set held = true from message m
    where m.batch = ${batch} and m.status in ('accepted', 'scheduled', 'processing') and w.message_id = m.id
      and w.chunk is null and not w.held`)
  await tx.query(sql`
    update delivery d set due_at = null from message m
    where m.batch = ${batch} and m.status = 'processing' and d.message_id = m.id and d.status = 'planned' and d.chunk is null
      and d.due_at is not null`)
}

const collected = channelNames.filter((channel) => isCollected({ channel, simulated: false }))

/** A letter that was held by itself stays so. */
export async function freeLetters(tx: Tx, batch: BatchId, now: Date): Promise<void> {
  await tx.query(sql`
    update work w set held = false from message m
    where m.batch = ${batch} and m.status in ('accepted', 'scheduled', 'processing') and w.message_id = m.id and w.held`)
  await tx.query(sql`
    update delivery d set due_at = ${now} from message m
    where m.batch = ${batch} and m.status = 'processing' and d.message_id = m.id and d.status = 'planned' and d.chunk is null
      and d.due_at is null
      and (d.simulated or d.channel <> all(${sql.param(collected)}::text[]))`)
}
