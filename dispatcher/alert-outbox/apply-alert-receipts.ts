import { sql } from 'drizzle-orm'
import { countComplaintsAboutNotices } from '../../channels/count-complaints.ts'
import type { NoticeReceipt } from '../../channels/notices.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { EntityId, MessageId } from '../../core/words/id.ts'
import { openAddress } from '../alerts/alert-address.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import { suppressMailboxes } from './suppress-mailboxes.ts'
import { watchAgain } from './watch-again.ts'

const columns = { notice: 'uuid', type: 'text', hard: 'boolean', code: 'text' } as const

/**
 * What mail servers reported about alerts: a bounce makes the alert failed, a hard one suppresses the address as well, and a
 * complaint turns the alerts of that person off and counts at the provider of the mailbox. A report that comes twice changes nothing the second time.
 */
export async function applyAlertReceipts(
  { database, clock, keyring }: Pick<DispatcherDeps, 'database' | 'clock' | 'keyring'>,
  receipts: readonly NoticeReceipt[],
): Promise<void> {
  if (receipts.length === 0) return
  const now = clock.now()
  const given = rowsOf<NoticeReceipt>('r', columns, receipts)
  await database.asHub(async (tx) => {
    const failed = await tx.query<{
      message: MessageId | null
      entity: EntityId | null
      address: Buffer | null
      person: Buffer
      /** Sealed, of a complaint; null where it was removed since. */
      mailbox: Buffer | null
      hard: boolean
      code: string
    }>(sql`
      with ended as (update alert a
        set status = 'failed', reason = case r.type when 'complained' then 'complained' else r.code end, due_at = null,
          settled_at = ${now}, code = null, fence = a.fence + 1
        from ${given} where a.id = r.notice and a.status in ('planned', 'sent')
        returning a.person, a.message_id as message, a.entity, a.address_index as address, a.kind, r.type, r.hard, r.code,
          case r.type when 'complained' then a.address end as mailbox),
      silenced as (update preference p set alerts = false, updated_at = ${now} from ended
        where ended.type = 'complained' and p.person = ended.person and p.email_index = ended.address),
      counted as (insert into alert_outcome as known (kind, outcome, alerts)
        select kind, type, count(*) from ended group by kind, type
        on conflict (kind, outcome) do update set alerts = known.alerts + excluded.alerts)
      select message, entity, address, person, mailbox, hard, code from ended`)
    await suppressMailboxes(
      tx,
      failed.flatMap(({ message, entity, address, hard, code }) =>
        hard && message !== null && entity !== null && address !== null ? [{ message, entity, address, code }] : [],
      ),
      now,
    )
    await watchAgain(
      tx,
      failed.flatMap(({ message }) => message ?? []),
      now,
    )
    const complainers = failed.flatMap(({ mailbox, person }) =>
      mailbox === null ? [] : [openAddress(mailbox, person, keyring)],
    )
    await countComplaintsAboutNotices(tx, complainers, now)
  })
}
