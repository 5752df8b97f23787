import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { type Decided, decideExamined, type PreviewDeps, priceSet } from '../../previews/preview-routes.ts'
import type { RefusedPreview, RoutePreview } from '../../previews/route-preview.ts'
import { sumPreviews } from '../../previews/total-previews.ts'
import type { Batch } from '../batch.ts'
import type { BatchDeps } from '../check/batch-deps.ts'
import { type CheckedRow, checkRows } from '../check/check-rows.ts'
import { batchColumns, batchOf, type ClaimedBatch } from '../check/claim-batch.ts'
import { rowContextOf } from '../check/row-context.ts'
import { linesOf, type StoredChunk } from '../store/read-chunk.ts'
import { openMends, openSecrets } from '../store/sealed-text.ts'
import { type ClaimedPricing, endPricing, releasePricing } from './claim-pricing.ts'

/** What computing the prices of lists needs. */
export type PricingDeps = BatchDeps & { readonly previews: PreviewDeps }

/** Letters that are decided together; other work of this process gets its turn in between. */
const lettersAtOnce = 50

interface ChunkToPrice extends StoredChunk {
  readonly revision: number
}

/**
 * Prices the ready and accepted rows of one chunk whose prices are missing or out of date, and ends the pricing of the list when
 * there is none. The rows pass through intake again, without the look-up of earlier letters.
 */
export async function priceNextChunk(deps: PricingDeps, claimed: ClaimedPricing): Promise<void> {
  const { database, clock, keyring } = deps
  const { entity } = claimed
  const found = await database.asEntity(entity, async (tx) => {
    const next = await findNext(tx, claimed)
    if (next === undefined) await endPricing(tx, claimed)
    return next
  })
  if (found === undefined) return
  const { batch, chunk, rows } = found
  const secrets = openSecrets(batch.sealed, batch.id, keyring)
  const lines = rows.length === 0 ? new Map<number, string>() : linesOf(batch.id, chunk, keyring)
  const toCheck = rows.map(({ row, override }) => ({
    row,
    line: lines.get(row) ?? '',
    mends: openMends(override, batch.id, row, keyring),
  }))
  const checked = await checkRows(deps, batch, secrets.key, rowContextOf(deps, batch, secrets), toCheck)
  const previews: (RoutePreview | RefusedPreview)[] = []
  for (let from = 0; from < checked.length; from += lettersAtOnce)
    previews.push(...(await priceRows(deps.previews, batch, checked.slice(from, from + lettersAtOnce), claimed.pages)))
  const now = clock.now()
  await database.asEntity(entity, async (tx) => {
    await releasePricing(tx, claimed, now)
    await tx.query(sql`
      update batch_chunk set priced_revision = ${chunk.revision}, priced_at = ${now},
        prices = ${JSON.stringify(sumPreviews(previews))}::jsonb
      where batch = ${batch.id} and chunk = ${chunk.chunk}`)
  })
}

async function priceRows(
  previews: PreviewDeps,
  { sender }: Pick<Batch, 'sender'>,
  rows: readonly CheckedRow[],
  pages: ClaimedPricing['pages'],
): Promise<(RoutePreview | RefusedPreview)[]> {
  const complete = rows.flatMap(({ request }) => (request === undefined ? [] : [request]))
  const decided: (Decided | RefusedPreview)[] = await decideExamined(
    previews,
    sender,
    complete.map((context) => ({ context, earlier: { sameReference: [] } })),
  )
  const refused = Array.from({ length: rows.length - complete.length }, (): RefusedPreview => ({ faults: [] }))
  return [...(await priceSet(previews, decided, pages)), ...refused]
}

interface NextChunk {
  readonly batch: ClaimedBatch
  readonly chunk: ChunkToPrice
  readonly rows: readonly { readonly row: number; readonly override: Buffer | null }[]
}

async function findNext(tx: Tx, { batch: id }: ClaimedPricing): Promise<NextChunk | undefined> {
  const [stored] = await tx.query<Parameters<typeof batchOf>[0]>(sql`
    select ${batchColumns} from batch where id = ${id} and outcome is distinct from 'cancelled'`)
  const [chunk] = await tx.query<ChunkToPrice>(sql`
    select chunk, first_row as "firstRow", rows, ready, ready_seeds as "readySeeds", sealed, revision from batch_chunk
    where batch = ${id} and checked and sealed is not null and priced_revision is distinct from revision
    order by chunk limit 1`)
  if (stored === undefined || chunk === undefined) return undefined
  const rows = await tx.query<NextChunk['rows'][number]>(sql`
    select row, override from batch_row
    where batch = ${id} and row between ${chunk.firstRow} and ${chunk.firstRow + chunk.rows - 1} and status in ('r', 'a')
    order by row`)
  return { batch: batchOf(stored), chunk, rows }
}
