import { type SQL, sql } from 'drizzle-orm'
import { rowsOf } from '../../core/db/rows-of.ts'
import { type DocumentRow, documentColumns } from './archive-rows.ts'

/**
 * The part of a statement that inserts rows of documents, `insert into document … select … from … as d`.
 * @param join what narrows the rows, or nothing
 */
export function insertingDocuments(rows: readonly DocumentRow[], join: SQL = sql``): SQL {
  return sql`
    insert into document (record, n, kind, variant, usual, name, media_type, pages, size, sha256, leaf, pack, pack_offset,
      pack_length, deflated, layout)
    select d.record, d.n, d.kind, d.variant, d.usual::"char", d.name, d.media_type, d.pages, d.size, d.sha256, d.leaf, d.pack,
      d.pack_offset, d.pack_length, d.deflated, document_layout(d.own_lengths::int[], d.shared_parts::bigint[], d.dictionary)
    from ${rowsOf('d', documentColumns, rows)} ${join}`
}
