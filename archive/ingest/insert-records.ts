import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { RecordId } from '../../core/words/id.ts'
import { insertingLeaves, type NewLeaf } from '../ledger/insert-leaves.ts'
import { commitTo, leafNonce } from '../ledger/leaf.ts'
import { sealedFacts } from '../ledger/record-facts.ts'
import { type DocumentRow, kindColumns, kindsOf, packColumns, recordColumns } from './archive-rows.ts'
import type { StoredPack, StoredRecord } from './ingest-request.ts'
import { insertingDocuments } from './insert-documents.ts'
import { insertGuards } from './insert-guards.ts'

/**
 * A record was archived earlier with bytes that differ from those rendered now: rendering was not repeatable, or an id was used
 * twice.
 */
export class RecordDiffers extends Error {
  constructor() {
    super('The record was archived before with other bytes')
    this.name = 'RecordDiffers'
  }
}

/**
 * Makes records of the results of `storePack`, with the leaf that seals each, in the caller's transaction as the hub: one
 * statement, one more for letters that not every reader may open, and one when the chunk was archived before. A record that exists with the same bytes does not change.
 * @returns the records that this call made.
 * @throws RecordDiffers when one exists with other bytes.
 */
export async function insertRecords(tx: Tx, stored: readonly StoredRecord[]): Promise<readonly RecordId[]> {
  if (stored.length === 0) return []
  const documents = stored.flatMap(documentRowsOf)
  const { kinds, places } = kindsOf(stored)
  const made = await tx.query<{ id: RecordId }>(sql`
    with kind as materialized (
      select k.*, record_kind_of(k.entity, k.series, k.class, k.template_key, k.template_version, k.house_style_key,
        k.house_style_version, k.language, k.channels::text[]) as id
      from ${rowsOf('k', kindColumns, kinds)}
    ), inserted as (
      insert into record (sent_at, letter_date, kind, id, entity, message, copy_of, test, reference, dossier, subject,
        recipient_name, cost_centre, recipient_index, check_index, wrapped_key, search_text, search)
      select g.sent_at, g.letter_date, k.id, g.id, g.entity, g.message, g.copy_of, g.test, g.reference, g.dossier, g.subject,
        g.recipient_name, g.cost_centre, g.recipient_index, g.check_index, g.wrapped_key, g.search_text,
        record_vector(g.entity, k.template_key, k.template_version, k.language, g.recipient_name,
          concat_ws(' ', g.subject, g.search_text, g.dossier), g.reference)
      from ${rowsOf('g', recordColumns(places), stored)} join kind k on k.place = g.kind_place
      on conflict (id) do nothing
      returning id
    ), inserted_documents as (
      ${insertingDocuments(documents, sql`join inserted on inserted.id = d.record`)}
      returning pack
    ), ${insertingLeaves(stored.map(sealingLeaf), sql`join inserted on inserted.id = l.record`)},
    packs as (
      insert into pack (id, entity, series, size, written_at, sha256)
      select p.* from ${rowsOf('p', packColumns, packsOf(stored))}
      where p.id in (select pack from inserted_documents)
      -- A record that is made again after a restore may share its pack with one that is there.
      on conflict (id) do nothing
    )
    select id from inserted`)
  await insertGuards(tx, stored)
  if (made.length < stored.length) await assertTheSame(tx, documents, new Set(made.map((row) => row.id)))
  return made.map((row) => row.id)
}

function documentRowsOf(stored: StoredRecord): DocumentRow[] {
  return stored.documents.map((document) => ({ record: stored.record, leaf: 1, document }))
}

/** The first leaf of a record. */
export function sealingLeaf(stored: Omit<StoredRecord, 'pack'>): NewLeaf {
  const { record, request, documents, leafSecret: secret } = stored
  const commitment = commitTo(leafNonce(secret, 'sealed', 1), sealedFacts(request, documents))
  return { record, entity: request.entity, n: 1, kind: 'sealed', commitment, secret }
}

function packsOf(stored: readonly StoredRecord[]): StoredPack[] {
  return [...new Map(stored.map(({ pack }) => [pack.id, pack])).values()]
}

async function assertTheSame(tx: Tx, documents: readonly DocumentRow[], made: ReadonlySet<RecordId>): Promise<void> {
  const before = documents.filter((row) => !made.has(row.record))
  const records = [...new Set(before.map((row) => row.record))]
  const rows = await tx.query<{ record: RecordId; n: number; sha256: Buffer }>(
    sql`select record, n, sha256 from document where leaf = 1 and record = any(${arrayOf('uuid', records)})`,
  )
  const there = new Map(rows.map((row) => [`${row.record}/${row.n}`, row.sha256.toString('hex')]))
  const same = before.every((row) => there.get(`${row.record}/${row.document.n}`) === row.document.sha256)
  if (!same || rows.length !== before.length) throw new RecordDiffers()
}
