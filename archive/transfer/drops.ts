import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { DisposalId, DisposalStatus } from '../retention/disposal.ts'
import { confirmedOn } from './propose-drop.ts'
import type { TransferId } from './transfer.ts'

/** What became of the hub's own copies of the records of a transfer. */
export interface Drops {
  readonly transfer: TransferId
  /** `YYYY-MM-DD`: the first day on which dropping them can be proposed; null: nothing was accepted yet. */
  readonly dropFrom: string | null
  /** Copies that are gone. */
  readonly dropped: number
  /** The newest disposal of them. */
  readonly last: { readonly disposal: DisposalId; readonly status: DisposalStatus } | null
}

/** @param dropDays days that copies stay after a confirmation */
export async function dropsOf(tx: Queryable, transfers: readonly TransferId[], dropDays: number): Promise<Drops[]> {
  if (transfers.length === 0) return []
  return tx.query<Drops>(sql`
    select t.id as transfer,
      (select (min(${confirmedOn}) + ${dropDays}::int)::text from transfer_package p
        where p.transfer = t.id and p.status = 'accepted') as "dropFrom",
      (select coalesce(sum(d.destroyed), 0)::bigint from disposal d where d.transfer = t.id) as dropped,
      (select json_build_object('disposal', d.id, 'status', d.status) from disposal d where d.transfer = t.id
        order by d.id desc limit 1) as last
    from transfer t where t.id = any(${sql.param([...transfers])}::uuid[])`)
}
