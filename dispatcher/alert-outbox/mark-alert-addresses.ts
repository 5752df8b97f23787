import { sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { MessageId } from '../../core/words/id.ts'

/** Marks addresses, by blind index, to which mail cannot be delivered. Their owners see this in the inbox. */
export async function markAlertAddresses(
  tx: Tx,
  wrong: readonly { readonly address: Buffer; readonly message: MessageId; readonly reason: string }[],
  now: Date,
): Promise<void> {
  if (wrong.length === 0) return
  const rows = wrong.map(({ address, message, reason }) => ({ address, reason: reason.slice(0, 60), message }))
  const columns = { address: 'bytea', reason: 'text', message: 'uuid' } as const
  await tx.query(sql`
    insert into address_mark (address, channel, reason, at, message_id)
    select distinct on (address) address, 'email', reason, ${now}::timestamptz, message
    from ${rowsOf('m', columns, rows)} order by address
    on conflict (address, channel) do nothing`)
}
