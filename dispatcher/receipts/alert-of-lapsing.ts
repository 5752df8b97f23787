import { sql } from 'drizzle-orm'
import type { Receipt } from '../../channels/port.ts'
import { channelTraits } from '../../channels/traits.ts'
import type { Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import { type AddressFacts, addressColumns, alertAddressOf } from '../alerts/alert-address.ts'
import { type LetterToAlert, planAlert } from '../alerts/plan-alert.ts'
import type { PlannedAlert } from '../lifecycle/insert-alerts.ts'
import type { TrackedMessage } from '../message/tracked-message.ts'

/**
 * The alerts about letters that leave the inbox soon, also of letters that were read: their readers may keep them. Partners
 * that send mails of their own are left out. One statement.
 */
export async function alertsOfLapsing(
  tx: Tx,
  receipts: readonly Receipt[],
  messages: ReadonlyMap<string, TrackedMessage>,
  now: Date,
): Promise<readonly PlannedAlert[]> {
  const lapsing = receipts.flatMap(({ type, message, sequence }) => {
    const delivery = messages.get(message)?.deliveries[sequence - 1]
    if (type !== 'lapsing' || delivery === undefined || delivery.simulated) return []
    return channelTraits[delivery.channel].alertedByHub ? [{ message, sequence }] : []
  })
  if (lapsing.length === 0) return []
  const letters = await tx.query<LetterToAlert & AddressFacts>(sql`
    select 'lapsing' as kind, m.id as message, t.sequence, m.entity, m.recipient_index as person, m.language, ${addressColumns}
    from ${rowsOf('t', { message: 'uuid', sequence: 'int' }, lapsing)}
    join message m on m.id = t.message
    left join preference p on p.person = m.recipient_index
    where not m.test and m.recipient_index is not null order by m.id`)
  return letters.flatMap((letter) => {
    const to = alertAddressOf(letter, now)
    return typeof to === 'string' ? [] : [planAlert(letter, to, now)]
  })
}
