import { Refusal } from '../../../core/fault.ts'
import type { Medium } from '../../../core/words/medium.ts'
import type { Recipient } from '../../../core/words/recipient.ts'
import type { Sender } from '../../message/sender.ts'
import type { Drawn } from '../../previews/draw-preview.ts'
import type { Previews } from '../../previews/preview-letter.ts'
import type { DrawnPreview } from '../../previews/route-preview.ts'
import type { Batch, BatchId } from '../batch.ts'
import { noSuchBatch } from '../change/with-batch.ts'
import type { RowToCheck } from '../check/check-rows.ts'
import { readBatch } from '../read/batch-view.ts'
import { listRows, type RowLine } from '../read/list-rows.ts'
import { readLines } from '../read/read-values.ts'
import type { Mends } from '../store/sealed-text.ts'
import { type DecidedRow, decideRow, type RowGap } from './decide-row.ts'
import type { PricingDeps } from './price-chunk.ts'
import { type ListSums, outdateOldPrices, readSums } from './read-sums.ts'
import { requestPrices } from './request-prices.ts'

/** What the letter of a row would be, and what is made up in it. */
interface RowOf {
  readonly line: RowLine
  readonly recipient: Pick<Recipient, 'name' | 'type'>
  readonly gaps: readonly RowGap[]
}
export interface RowPreview extends RowOf {
  readonly preview: DrawnPreview
}
export interface RowDocument extends RowOf {
  readonly drawn: Drawn
  readonly language: string
}

/** What a list, or a row of it, would do and cost. Nothing is sent or reserved. */
export interface ListPreviews {
  /**
   * The letter of a row, with values that are not stored written over those of the row; null takes a written value back.
   * @throws Refusal UP-1404; UP-3010 when the rows were removed; UP-3091 for a row that has no letter; UP-1503
   */
  row(sender: Sender, id: BatchId, row: number, values: Mends, signal?: AbortSignal): Promise<RowPreview>
  /** One document of the letter of a row. @throws as `row` */
  document(sender: Sender, id: BatchId, row: number, form: RowForm, signal?: AbortSignal): Promise<RowDocument>
  /** What the letters would cost; has the prices computed where they are missing or older than a day. @throws Refusal UP-1404 */
  sums(sender: Sender, id: BatchId): Promise<ListSums>
}

export interface RowForm {
  readonly medium: Medium
  /** The size of the letters; absent: as the recipient chose. */
  readonly variant?: 'normal' | 'large'
}

/** @param changed called when a dispatcher has prices to compute */
export function openListPreviews(
  deps: PricingDeps & { readonly letters: Previews },
  changed: () => void = () => undefined,
): ListPreviews {
  const decide = async (sender: Sender, id: BatchId, row: number, values: Mends) => {
    const { batch, line, stored } = await findRow(deps, sender, id, row)
    const written = Object.entries({ ...stored.mends, ...values }).filter(([, value]) => value !== null)
    const decided = await decideRow(deps, batch, { ...stored, mends: Object.fromEntries(written) })
    return { ...shownOf(line, decided), decided: decided.decided }
  }
  return {
    row: async (sender, id, row, values, signal) => {
      const { decided, ...shown } = await decide(sender, id, row, values)
      return { ...shown, preview: await deps.letters.decided(sender, decided, signal) }
    },
    document: async (sender, id, row, { medium, variant }, signal) => {
      const { decided, ...shown } = await decide(sender, id, row, {})
      const { letter } = decided
      const decision = { ...letter.decision, ...(variant !== undefined && { variant }) }
      const media: Medium[] = [...new Set<Medium>(['letter', medium])]
      const drawn = await deps.letters.draw(sender, { ...decided, letter: { ...letter, decision } }, media, signal)
      return { ...shown, drawn, language: decision.language }
    },
    sums: async (sender, id) => {
      const { sums, isRequested } = await deps.database.asEntity(sender.entity, async (tx) => {
        const batch = await readBatch(tx, sender, id)
        if (batch === undefined) throw noSuchBatch()
        const now = deps.clock.now()
        await outdateOldPrices(tx, id, now)
        const found = await readSums(tx, id)
        const isOpen = found.priced < found.rows && batch.outcome !== 'cancelled'
        if (isOpen) await requestPrices(tx, batch, now)
        return { sums: found, isRequested: isOpen }
      })
      if (isRequested) changed()
      return sums
    },
  }
}

function shownOf(line: RowLine, { request, gaps }: DecidedRow): RowOf {
  const { name, type } = request.recipient
  return { line, recipient: { name, type }, gaps }
}

async function findRow(
  deps: PricingDeps,
  sender: Sender,
  id: BatchId,
  row: number,
): Promise<{ batch: Batch; line: RowLine; stored: RowToCheck }> {
  return deps.database.asEntity(sender.entity, async (tx) => {
    const batch = await readBatch(tx, sender, id)
    if (batch === undefined) throw noSuchBatch()
    const [line] = await listRows(tx, id, { after: row - 1, limit: 1 })
    if (line?.row !== row) throw new Refusal('UP-1404', 'There is no such row, or it is not checked yet.')
    const stored = (await readLines(deps, tx, id, [row])).get(row)
    if (stored === undefined) throw new Error('A row that was checked is not stored')
    return { batch, line, stored }
  })
}
