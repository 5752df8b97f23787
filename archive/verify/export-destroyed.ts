import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable } from '../../core/db/database.ts'
import { type EntityId, type RecordId, showId } from '../../core/words/id.ts'
import { type LeafCode, leafKind } from '../ledger/leaf.ts'
import type { RecordOpening } from '../ledger/record-opening.ts'
import { destroyedFacts } from '../retention/destroy-records.ts'
import type { DisposalId } from '../retention/disposal.ts'
import { parseCertificate } from '../retention/issue-certificate.ts'
import { certificatePath, underWayPath } from './export-layout.ts'
import type { Sink } from './export-sink.ts'

const recordsPerPage = 500
const firstId = '00000000-0000-0000-0000-000000000000'

interface Row {
  readonly record: RecordId
  readonly entity: EntityId
  readonly disposal: DisposalId
  readonly leaves: readonly {
    readonly n: number
    readonly kind: LeafCode
    readonly position: number | null
    /** Hex, as is `secret`. */
    readonly commitment: string
    readonly secret: string | null
  }[]
}

/**
 * The records that disposals destroyed before the checkpoint of this size: of each its entries, of which only `destroyed` can still be
 * opened. It commits to the disposal.
 */
export async function* destroyedRecords(
  hub: Queryable,
  size: number,
  scope: { readonly records: readonly RecordId[] } | { readonly entity?: EntityId },
): AsyncGenerator<readonly (RecordOpening & { readonly disposal: DisposalId })[]> {
  const wanted =
    'records' in scope
      ? sql`d.record = any(${arrayOf('uuid', scope.records)})`
      : scope.entity === undefined
        ? sql`true`
        : sql`p.entity = ${scope.entity}`
  let after: Pick<Row, 'disposal' | 'record'> | undefined
  do {
    const rows: readonly Row[] = await hub.query<Row>(sql`
      select d.record, d.disposal, p.entity,
        (select json_agg(json_build_object('n', l.n, 'kind', l.kind, 'position', b.first + l.place,
           'commitment', encode(l.commitment, 'hex'), 'secret', encode(l.secret, 'hex')) order by l.n)
         from leaf l left join leaf_batch b on b.id = l.batch where l.record = d.record) as leaves
      from disposal_record d join disposal p on p.id = d.disposal
      where d.chunk is not null and ${wanted}
        and (d.disposal, d.record) > (${after?.disposal ?? firstId}::uuid, ${after?.record ?? firstId}::uuid)
        and exists (select from leaf l join leaf_batch b on b.id = l.batch
          where l.record = d.record and l.kind = 'd' and b.first + l.place < ${size})
      order by d.disposal, d.record limit ${recordsPerPage}`)
    if (rows.length > 0) yield rows.map(openingOf)
    after = rows.length < recordsPerPage ? undefined : rows.at(-1)
  } while (after !== undefined)
}

function openingOf({ record, entity, disposal, leaves }: Row): RecordOpening & { readonly disposal: DisposalId } {
  return {
    record,
    entity,
    disposal,
    documents: [],
    leaves: leaves.map(({ n, kind, position, commitment, secret }) => {
      const isOpen = kind === 'd' && secret !== null
      return {
        n,
        kind: leafKind(kind),
        position,
        commitment: Buffer.from(commitment, 'hex'),
        nonce: isOpen ? Buffer.from(secret, 'hex') : null,
        ...(isOpen && { facts: destroyedFacts(disposal, record) }),
      }
    }),
  }
}

/**
 * Writes the signed certificates of disposals: of those given, or of all (of one entity). One that names an entry after the checkpoint
 * belongs to the next export: a mark says that the disposal was under way.
 */
export async function exportCertificates(
  hub: Queryable,
  write: Sink,
  size: number,
  scope: { readonly disposals: readonly DisposalId[] } | { readonly entity?: EntityId },
): Promise<void> {
  const wanted =
    'disposals' in scope
      ? sql`id = any(${arrayOf('uuid', scope.disposals)})`
      : scope.entity === undefined
        ? sql`true`
        : sql`entity = ${scope.entity}`
  const rows = await hub.query<{ id: DisposalId }>(
    sql`select id from disposal where (certificate is not null or exists (
          select from disposal_record d where d.disposal = disposal.id and d.chunk is not null)) and ${wanted} order by id`,
  )
  for (const { id } of rows) {
    const [row] = await hub.query<{ certificate: Buffer | null }>(
      sql`select certificate from disposal where id = ${id}`,
    )
    if (row === undefined) continue
    const disposal = showId('disposal', id)
    const ledger = row.certificate === null ? undefined : parseCertificate(row.certificate).content.ledger
    if (row.certificate !== null && ledger?.leaves.every(([, last]) => last < size))
      await write(certificatePath(disposal), row.certificate)
    else await write(underWayPath(disposal), `${JSON.stringify({ disposal, status: 'under-way' })}\n`)
  }
}
