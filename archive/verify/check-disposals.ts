import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable } from '../../core/db/database.ts'
import { parseId, type RecordId, showId } from '../../core/words/id.ts'
import type { ArchiveContext } from '../archive-context.ts'
import { commitTo } from '../ledger/leaf.ts'
import type { LogKeys } from '../ledger/log-keys.ts'
import type { LeafFile } from '../ledger/published/leaf-file.ts'
import { destroyedFacts } from '../retention/destroy-records.ts'
import { readDestroyedList } from '../retention/destroyed-lists.ts'
import type { DisposalId } from '../retention/disposal.ts'
import { entriesOf, isListInTime } from '../retention/published-entries.ts'
import { found, type VerifyStep } from './finding.ts'

/**
 * Of these records, those that were destroyed: each has a leaf that commits to the approved disposal whose list names it. A leaf that
 * does not is a finding: whoever can write to the database could hide a loss by it.
 * @param destroyed gets the records that are gone lawfully
 */
export async function* checkDisposals(
  hub: Queryable,
  records: readonly RecordId[],
  destroyed: Set<RecordId> = new Set(),
): AsyncGenerator<VerifyStep> {
  if (records.length === 0) return
  const rows = await hub.query<{
    record: RecordId
    commitment: Buffer
    nonce: Buffer | null
    disposal: DisposalId | null
  }>(sql`
    select l.record, l.commitment, l.secret as nonce, d.disposal
    from leaf l left join disposal_record d on d.record = l.record and d.chunk is not null
    where l.record = any(${arrayOf('uuid', records)}) and l.kind = 'd' order by l.record`)
  for (const { record, commitment, nonce, disposal } of rows) {
    const isListed =
      disposal !== null && nonce !== null && commitTo(nonce, destroyedFacts(disposal, record)).equals(commitment)
    if (!isListed) yield found('disposal-unknown', { record: showId('record', record) })
    destroyed.add(record)
  }
  if (destroyed.size > 0) yield { kind: 'destroyed', records: destroyed.size }
}

/** Records that the lists outside the database name as destroyed, and that a restored back-up has brought back. */
export async function* checkDestroyedLists(
  { blobs, database }: ArchiveContext,
  keys: LogKeys,
  leaves?: LeafFile,
): AsyncGenerator<VerifyStep> {
  const entries = await entriesOf({ blobs, keys, leaves })
  for await (const { key } of blobs.list('disposals/')) {
    const read = readDestroyedList(await blobs.read(key), keys)
    if (read === undefined || !isListInTime(read.list, read.by, entries)) continue
    const ids = read.list.records.flatMap(({ record }) => parseId('record', record) ?? [])
    const back = await database.hub.query<{ id: RecordId }>(
      sql`select id from record where id = any(${arrayOf('uuid', ids)}) order by id`,
    )
    for (const { id } of back) yield found('record-back', { record: showId('record', id) })
  }
}
