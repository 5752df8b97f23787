import { sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { MessageId } from '../../core/words/id.ts'
import { type AddressFacts, addressColumns, alertAddressOf } from '../alerts/alert-address.ts'
import { type LetterToAlert, planAlert } from '../alerts/plan-alert.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import { insertAlerts } from '../lifecycle/insert-alerts.ts'

const maxAtOnce = 100

/**
 * Plans a reminder for letters that are unopened at the time that their class sets. The reminder is an alert of its own: it is
 * sent by `sendAlerts`, which checks again whether it is still needed, and never by night. Planning and removing the moment from the timer are one
 * transaction, so a reminder is planned once and never lost.
 */
export async function remindReaders({ database, clock }: DispatcherDeps): Promise<void> {
  for (;;) {
    const taken = await database.asHub((tx) => planDue(tx, clock.now()))
    if (taken < maxAtOnce) return
  }
}

async function planDue(tx: Tx, now: Date): Promise<number> {
  const due = await tx.query<{ subject: MessageId; seq: number }>(sql`
    update timer set remind_at = null
    where (subject, kind, seq) in (select subject, kind, seq from timer where remind_at <= ${now} and kind = 'unread'
      order by remind_at limit ${maxAtOnce} for update skip locked)
    returning subject, seq`)
  if (due.length === 0) return 0
  const letters = await tx.query<LetterToAlert & AddressFacts>(sql`
    select 'reminder' as kind, m.id as message, d.seq as sequence, m.entity, m.recipient_index as person, m.language,
      ${addressColumns}
    from ${rowsOf('t', { subject: 'uuid', seq: 'int' }, due)}
    join message m on m.id = t.subject
    join delivery d on d.message_id = m.id and d.seq = t.seq
    left join preference p on p.person = m.recipient_index
    where m.status = 'delivered' and not m.final and not m.test and d.status = 'delivered' and not d.simulated
      and m.recipient_index is not null
    order by m.id`)
  const alerts = letters.flatMap((letter) => {
    const to = alertAddressOf(letter, now)
    return typeof to === 'string' ? [] : [planAlert(letter, to, now)]
  })
  if (alerts.length > 0) await tx.query(insertAlerts(alerts, now))
  return due.length
}
