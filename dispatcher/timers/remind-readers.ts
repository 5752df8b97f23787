import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { MessageId } from '../../core/words/id.ts'
import { closedChannels } from '../channel-state/channel-health.ts'
import type { DispatcherParts } from '../dispatcher-deps.ts'
import { beginProgress } from '../lifecycle/message-changes.ts'
import { writeProgress } from '../lifecycle/write-changes.ts'
import { lockMessages } from '../message/tracked-message.ts'
import { advance } from '../receipts/advance.ts'
import type { Reminder } from './reminder.ts'

const mostAtOnce = 50
/** A reminder whose sender died meanwhile is sent again after this time. */
const againAfterMs = 600_000

/** Reminders are mails: while email is closed they are asked for again after this time. */
const closedForMs = 60_000

/** Reminds of letters that wait unopened. Sent before it is noted: twice is a smaller harm than never. */
export async function remindReaders(parts: DispatcherParts): Promise<void> {
  const { hub } = parts.database
  for (;;) {
    const now = parts.clock.now()
    if (parts.remind !== undefined && (await closedChannels(hub, now)).has('email')) return postpone(hub, now)
    const claimed = await hub.query<{ subject: MessageId }>(sql`
      update timer set remind_at = ${new Date(now.getTime() + againAfterMs)}
      where (subject, kind, seq) in (select subject, kind, seq from timer where remind_at <= ${now}
        order by remind_at limit ${mostAtOnce} for update skip locked)
      returning subject`)
    if (claimed.length === 0) return
    const ids = claimed.map((timer) => timer.subject)
    const reminders = await hub.query<Reminder>(sql`
      select m.id as message, m.entity, e.name as sender, m.language, m.recipient_index as person
      from message m join entity e on e.id = m.entity
      where m.id = any(${arrayOf('uuid', ids)}) and m.status in ('sent', 'delivered') and not m.final and not m.test
        and m.recipient_index is not null`)
    const sent = reminders.length === 0 ? [] : ((await parts.remind?.(reminders)) ?? [])
    await noteReminded(
      parts,
      ids,
      reminders.filter((_, index) => sent[index] === true).map((each) => each.message),
      now,
    )
  }
}

async function postpone(hub: Queryable, now: Date): Promise<void> {
  await hub.query(sql`update timer set remind_at = ${new Date(now.getTime() + closedForMs)} where remind_at <= ${now}`)
}

async function noteReminded(
  { database }: DispatcherParts,
  claimed: readonly MessageId[],
  reminded: readonly MessageId[],
  now: Date,
): Promise<void> {
  await database.asHub(async (tx) => {
    const locked = await lockMessages(tx, reminded)
    const progress = beginProgress()
    for (const message of locked.values())
      advance(progress, message, [{ happening: { type: 'reminded' }, quietly: true }], now)
    await writeProgress(tx, progress, now)
    await tx.query(
      sql`update timer set remind_at = null where kind = 'unread' and subject = any(${arrayOf('uuid', claimed)})`,
    )
  })
}
