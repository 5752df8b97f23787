import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { RecordId } from '../../core/words/id.ts'
import type { ArchiveContext } from '../archive-context.ts'
import { insertingLeaves, type NewLeaf } from '../ledger/insert-leaves.ts'
import { commitTo, laterNonce } from '../ledger/leaf.ts'
import { addedFacts } from '../ledger/record-facts.ts'
import { type DocumentRow, packColumns } from './archive-rows.ts'
import type { LaterDocuments, StoredPack } from './ingest-request.ts'
import { insertingDocuments } from './insert-documents.ts'
import { keyNumberOf, unwrapRecordCipher } from './record-cipher.ts'
import { sealDocument } from './seal-document.ts'
import { numberIn, partsOf, sharedOf } from './store-pack.ts'
import { writePack } from './write-pack.ts'

/** The document that is archived under this record and number: the given bytes, or those that were archived earlier. */
export interface AddedDocument {
  readonly record: RecordId
  readonly n: number
  readonly size: number
  /**
   * Hex. When it differs from the hash of the given bytes, an earlier attempt was archived: hand over those bytes
   * (`readArchivedDocuments`).
   */
  readonly sha256: string
}

/**
 * Adds documents that were made after the record – the email as sent, the letter of a paper fallback – in a pack and a short
 * transaction of its own, with a further `sealed` leaf per record. All documents have one entity and series. The bytes that were
 * archived first under a number are kept: an email composed again after a crash has another date, and the archived one may
 * already have been sent.
 * @throws Error when a record does not exist (any more).
 */
export async function addDocuments(
  context: ArchiveContext,
  given: readonly LaterDocuments[],
): Promise<readonly AddedDocument[]> {
  const [first] = given
  if (first === undefined) return []
  const { entity, series } = first
  if (given.some((each) => each.entity !== entity || each.series !== series))
    throw new Error('A pack holds documents of one entity and one series')
  const additions = given.map((each) => ({
    ...each,
    documents: context.repeatedParts.choose(entity, each.documents),
  }))
  const entityKey = await context.entityKeys.of(entity)
  await context.keyFiles.ensure(entity, 0)
  const keys = await wrappedKeys(context, additions)
  const shared = await context.sharedParts.store(
    entity,
    entityKey,
    sharedOf(additions.flatMap((each) => each.documents)),
  )
  const of = additions.flatMap(({ record, documents }) => documents.map((document) => ({ record, document })))
  const sealed = await Promise.all(
    of.map(async ({ record, document }) => {
      const wrappedKey = keyOf(keys, record)
      const cipher = unwrapRecordCipher(
        await context.entityKeys.numbered(entity, keyNumberOf(wrappedKey)),
        record,
        wrappedKey,
      )
      return sealDocument(document, cipher, numberIn(shared))
    }),
  )
  const { pack, documents } = await writePack(context, { entity, series, entityKey }, sealed, (all) => ({
    series,
    records: [],
    added: of.map(({ record }, i) => ({ record, documents: all.slice(i, i + 1) })),
    parts: partsOf(all, entityKey, shared),
  }))
  const rows = of.flatMap(({ record }, i) => {
    const document = documents[i]
    return document === undefined ? [] : [{ record, leaf: 0, document }]
  })
  return insertAdditions(context, pack, rows)
}

/** Locks the first leaf of the records, so that two additions to one record get different numbers. */
async function insertAdditions(
  context: ArchiveContext,
  pack: StoredPack,
  given: readonly DocumentRow[],
): Promise<readonly AddedDocument[]> {
  const records = arrayOf('uuid', [...new Set(given.map((row) => row.record))])
  return context.database.asHub(async (tx) => {
    const first = await tx.query<FirstLeaf>(
      sql`select record, secret from leaf where record = any(${records}) and n = 1 order by record for update`,
    )
    const state = await tx.query<AddedDocument & { leaves: number; sha256: string }>(sql`
      select l.record, l.leaves, d.n, d.size, encode(d.sha256, 'hex') as sha256
      from (select record, max(n) as leaves from leaf where record = any(${records}) group by record) l
      join record r on r.id = l.record
      left join document d on d.record = l.record`)
    const there = new Map(state.map((row) => [`${row.record}/${row.n}`, row]))
    const leaves = new Map(state.map((row) => [row.record, row.leaves]))
    // A record that was destroyed while its lock was awaited has leaves, and nothing else.
    if (given.some(({ record }) => !leaves.has(record))) throw new Error('No such record')
    const fresh = given
      .filter((row) => !there.has(`${row.record}/${row.document.n}`))
      .map((row) => ({ ...row, leaf: (leaves.get(row.record) ?? 0) + 1 }))
    if (fresh.length > 0) {
      await tx.query(sql`
        with packs as (insert into pack (id, entity, series, size, written_at, sha256) select p.* from ${rowsOf('p', packColumns, [pack])}),
        ${insertingLeaves(addedLeaves(pack, fresh, first))}
        ${insertingDocuments(fresh)}`)
    }
    return given.map(({ record, document }) => {
      const { n, size, sha256 } = there.get(`${record}/${document.n}`) ?? document
      return { record, n, size, sha256 }
    })
  })
}

interface FirstLeaf {
  readonly record: RecordId
  readonly secret: Buffer | null
}

function addedLeaves(pack: StoredPack, rows: readonly DocumentRow[], first: readonly FirstLeaf[]): NewLeaf[] {
  const secrets = new Map(first.map((leaf) => [leaf.record, leaf.secret]))
  return [...new Map(rows.map((row) => [row.record, row.leaf]))].map(([record, n]) => {
    const { nonce, secret } = laterNonce(secrets.get(record) ?? null, 'sealed', n)
    const documents = rows.filter((row) => row.record === record).map((row) => row.document)
    const commitment = commitTo(nonce, addedFacts(record, documents))
    return { record, entity: pack.entity, n, kind: 'sealed', commitment, secret }
  })
}

async function wrappedKeys(
  context: ArchiveContext,
  additions: readonly LaterDocuments[],
): Promise<ReadonlyMap<RecordId, Buffer>> {
  const records = additions.map((each) => each.record)
  const rows = await context.database.hub.query<{ id: RecordId; wrapped_key: Buffer }>(
    sql`select id, wrapped_key from record where id = any(${arrayOf('uuid', records)})`,
  )
  return new Map(rows.map((row) => [row.id, row.wrapped_key]))
}

function keyOf(keys: ReadonlyMap<RecordId, Buffer>, record: RecordId): Buffer {
  const key = keys.get(record)
  if (key === undefined) throw new Error('No such record')
  return key
}
