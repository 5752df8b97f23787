import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { Gauge } from '../../core/telemetry/gauge.ts'
import { isOpenTransfer } from './transfer.ts'

/** Open transfers and their packages by status, and the records that archive services have. */
export async function readTransferGauges(hub: Queryable): Promise<readonly Gauge[]> {
  const open = await hub.query<{ status: string; count: number }>(sql`
    select status, count(*) as count from transfer where ${isOpenTransfer} group by status`)
  const packages = await hub.query<{ status: string; count: number }>(sql`
    select p.status, count(*) as count from transfer t join transfer_package p on p.transfer = t.id
    where t.status in ('gathering', 'waiting', 'packing', 'packed') group by p.status`)
  const [counts] = await hub.query<{ transferred: number; failing: number }>(sql`
    select (select count(*) from transfer_record where transferred) as transferred,
      (select count(*) from transfer where failure is not null and ${isOpenTransfer}) as failing`)
  const byStatus = (rows: typeof open): Gauge['values'] =>
    rows.map(({ status, count }) => ({ labels: { status }, value: count }))
  const one = (name: string, help: string, value: number): Gauge => ({ name, help, values: [{ labels: {}, value }] })
  return [
    { name: 'uitpost_transfers', help: 'Open transfers to an archive service, by status.', values: byStatus(open) },
    { name: 'uitpost_transfer_packages', help: 'Packages of open transfers, by status.', values: byStatus(packages) },
    one('uitpost_records_transferred', 'Records that an archive service accepted.', counts?.transferred ?? 0),
    one('uitpost_transfers_failing', 'Open transfers whose last step failed.', counts?.failing ?? 0),
  ]
}
