import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable } from '../../core/db/database.ts'
import { type RecordId, showId } from '../../core/words/id.ts'
import { commitTo } from '../ledger/leaf.ts'
import { transferredFacts } from '../transfer/mark-transferred.ts'
import type { TransferId } from '../transfer/transfer.ts'
import { found, type VerifyStep } from './finding.ts'

/**
 * Records whose leaf `transferred` no accepted package explains: whoever can write to the database could claim that an archive service
 * has what it never got. The leaf does not excuse that a record is missing; only a disposal does.
 */
export async function* checkTransfers(hub: Queryable, records: readonly RecordId[]): AsyncGenerator<VerifyStep> {
  if (records.length === 0) return
  const rows = await hub.query<{
    record: RecordId
    commitment: Buffer
    nonce: Buffer | null
    transfer: TransferId | null
    archiveService: string | null
    n: number | null
    sha256: string | null
  }>(sql`
    select l.record, l.commitment, l.secret as nonce, t.id as transfer, t.archive_service as "archiveService", p.n,
      encode(p.sha256, 'hex') as sha256
    from leaf l
    left join transfer_record r on r.record = l.record and r.transferred
    left join transfer t on t.id = r.transfer
    left join transfer_package p on p.transfer = r.transfer and p.bundle = r.bundle and p.status = 'accepted'
      and r.record between p.first_record and p.last_record
    where l.record = any(${arrayOf('uuid', records)}) and l.kind = 't' order by l.record`)
  for (const { record, commitment, nonce, transfer: id, archiveService, n, sha256 } of rows) {
    const isListed =
      nonce !== null &&
      id !== null &&
      archiveService !== null &&
      n !== null &&
      sha256 !== null &&
      commitTo(nonce, transferredFacts({ id, archiveService }, record, { n, sha256 })).equals(commitment)
    if (!isListed) yield found('transfer-unknown', { record: showId('record', record) })
  }
}
