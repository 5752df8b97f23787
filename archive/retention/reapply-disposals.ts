import { sql } from 'drizzle-orm'
import type { BlobStore } from '../../core/blobs/blob-store.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Database, Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import { entityNames } from '../../core/tenants/entities.ts'
import { type EntityId, type MessageId, parseId } from '../../core/words/id.ts'
import { commitTo } from '../ledger/leaf.ts'
import type { LogKeys } from '../ledger/log-keys.ts'
import type { LeafFile } from '../ledger/published/leaf-file.ts'
import { type DestroyedLeaf, destroyedFacts, destroyRecords, lockRecords } from './destroy-records.ts'
import { type DestroyedList, readDestroyedList } from './destroyed-lists.ts'
import type { DisposalId } from './disposal.ts'
import { entriesOf, isListInTime } from './published-entries.ts'
import { takeRetentionTurn } from './retention-turn.ts'

export interface ReappliedDisposals {
  /** Lists that were read. */
  readonly lists: number
  /** Records that a restored back-up had brought back, and that are destroyed again. */
  readonly destroyed: number
  /** Lists that no key of the log signed in its time, or that cannot be read: nothing of them was applied. */
  readonly refused: readonly string[]
}

interface Deps {
  readonly database: Database
  readonly blobs: BlobStore
  /** The keys that sign the lists. */
  readonly keys: LogKeys
  /** The hashes of the log outside the database. Lists of former keys are refused without them. */
  readonly leaves?: LeafFile | undefined
  /** Locks the messages of these records before the records are locked. */
  readonly lockMessages: (tx: Tx, messages: readonly MessageId[]) => Promise<unknown>
  /** Removes what other tables hold of these letters, in the same transaction. */
  readonly removeLetters: (tx: Tx, messages: readonly MessageId[]) => Promise<void>
}

const recordsAtOnce = 500

/**
 * Destroys again what a restored back-up of the database has brought back, by the signed lists beside the database. A legal hold changes
 * nothing: these records were destroyed, and other copies of them are gone. A repetition destroys nothing.
 */
export async function reapplyDisposals(deps: Deps): Promise<ReappliedDisposals> {
  let [lists, destroyed] = [0, 0]
  const refused: string[] = []
  const entries = await entriesOf(deps)
  for await (const { key } of deps.blobs.list('disposals/')) {
    if (key.endsWith('/certificate.json')) continue
    const read = readDestroyedList(await deps.blobs.read(key), deps.keys)
    const list = read?.list
    const found = list && idsOf(list)
    if (list === undefined || found === undefined || !isListInTime(list, read?.by, entries)) {
      refused.push(key)
      continue
    }
    lists += 1
    const known = await deps.database.asHub((tx) => entityNames(tx, [found.entity]))
    // A back-up from before the entity was set up holds nothing of it.
    if (known.size === 0) continue
    await keepDisposal(deps, list, found)
    for (let from = 0; from < found.leaves.length; from += recordsAtOnce)
      destroyed += await destroyAgain(deps, list, found, from)
  }
  return { lists, destroyed, refused }
}

interface Found {
  readonly disposal: DisposalId
  readonly entity: EntityId
  readonly leaves: readonly DestroyedLeaf[]
}

/** Undefined where an id, or the opening of a leaf, is not what the list says. */
function idsOf(list: DestroyedList): Found | undefined {
  const disposal = parseId('disposal', list.disposal)
  const entity = parseId('entity', list.entity)
  if (disposal === undefined || entity === undefined) return undefined
  const leaves = list.records.flatMap(({ record: shown, commitment, nonce }) => {
    const record = parseId('record', shown)
    if (record === undefined) return []
    const leaf = { record, commitment: Buffer.from(commitment, 'base64'), nonce: Buffer.from(nonce, 'base64') }
    return commitTo(leaf.nonce, destroyedFacts(disposal, record)).equals(leaf.commitment) ? [leaf] : []
  })
  return leaves.length === list.records.length ? { disposal, entity, leaves } : undefined
}

/** A back-up from before the proposal does not know the disposal. */
async function keepDisposal(
  { database, blobs }: Deps,
  list: DestroyedList,
  { disposal, entity }: Found,
): Promise<void> {
  const key = `disposals/${entity}/${disposal}/certificate.json`
  const transfer = parseId('transfer', list.transfer ?? '') ?? null
  const certificate = (await blobs.exists(key)) ? await blobs.read(key) : null
  await database.asHub(async (tx) => {
    await tx.query(sql`
      insert into series (entity, key, name) values (${entity}, ${list.series}, jsonb_build_object('nl', ${list.series}::text))
      on conflict do nothing`)
    // The newest back-up may hold it as it was proposed, or half done: the lists say what became of it.
    await tx.query(sql`
      insert into disposal (id, entity, series, version, rule, transfer, archive_service, status, seed, until, proposed_by, proposed_at,
        decided_by, decided_at, starts_at, started_at, ended_at, ended_by)
      values (${disposal}, ${entity}, ${list.series}, ${list.ruleVersion}, ${JSON.stringify(list.rule)}::jsonb,
        ${transfer}, ${transfer === null ? null : (list.archiveService ?? '')}, 'stopped', ${list.seed},
        ${list.until}::date, ${list.proposedBy}, ${list.proposedAt}, ${list.approvedBy}, ${list.approvedAt}, ${list.approvedAt},
        ${list.approvedAt}, ${list.approvedAt}, 'hub')
      on conflict (id) do nothing`)
    if (certificate !== null)
      await tx.query(sql`
        update disposal set certificate = ${certificate}, status = 'done', lease_until = null where id = ${disposal}`)
  })
}

async function destroyAgain(
  deps: Deps,
  list: DestroyedList,
  { disposal, entity, leaves }: Found,
  from: number,
): Promise<number> {
  const some = leaves.slice(from, from + recordsAtOnce)
  const ids = some.map(({ record }) => record)
  return deps.database.asHub(async (tx) => {
    await takeRetentionTurn(tx, entity)
    const there = await tx.query<{ message: MessageId }>(
      sql`select message from record where id = any(${arrayOf('uuid', ids)}) and entity = ${entity}`,
    )
    const messages = there.map(({ message }) => message)
    await deps.lockMessages(tx, messages)
    const back = new Set((await lockRecords(tx, ids)).map(({ record }) => record))
    await noteDestroyed(tx, list, { disposal, entity }, from)
    await destroyRecords(
      tx,
      entity,
      some.filter(({ record }) => back.has(record)),
    )
    await deps.removeLetters(tx, messages)
    return back.size
  })
}

/** The list of the disposal, as it was before the back-up was restored. */
async function noteDestroyed(
  tx: Tx,
  { chunk, records }: DestroyedList,
  { disposal, entity }: Pick<Found, 'disposal' | 'entity'>,
  from: number,
): Promise<void> {
  const rows = records.slice(from, from + recordsAtOnce).flatMap(({ record, dueOn, year, bytes }) => {
    const id = parseId('record', record)
    return id === undefined ? [] : [{ record: id, dueOn, year, bytes }]
  })
  await tx.query(sql`
    insert into disposal_record (disposal, record, entity, verdict, year, due_on, bytes, chunk)
    select ${disposal}, r.record, ${entity}, 'destroy', r.year, r."dueOn", r.bytes, ${chunk}::int
    from ${rowsOf('r', { record: 'uuid', dueOn: 'date', year: 'int', bytes: 'bigint' }, rows)}
    on conflict (disposal, record) do update set verdict = 'destroy', reason = null, hold = null, chunk = excluded.chunk`)
  await tx.query(sql`
    update disposal set chunks = greatest(chunks, ${chunk}), listed_chunks = greatest(listed_chunks, ${chunk}),
      destroyed = (select count(*) from disposal_record where disposal = ${disposal} and chunk is not null)
    where id = ${disposal}`)
}
