import { isPaper } from '../../channels/traits.ts'
import type { ChannelName, Postage } from '../../core/words/message.ts'
import type { RefusedPreview, RoutePreview } from './route-preview.ts'

/** Letters and euro cents of one group. */
export interface PreviewTotal {
  letters: number
  amount: number
  /** Letters of which the price is not known: their contract has none, or they could not be drawn. */
  unpriced: number
}

/** What a set of requests would do, in sums. */
export interface PreviewTotals {
  letters: number
  refused: number
  /** No channel can reach the recipient. */
  unreachable: number
  readonly byChannel: Map<ChannelName, PreviewTotal>
  /** Of letters on paper. */
  readonly byPostage: Map<Postage, PreviewTotal>
  /** Under the empty name those without cost centre. */
  readonly byCostCentre: Map<string, PreviewTotal>
  amount: number
  /** Whether any price is an estimate. */
  estimated: boolean
  sheets: number
}

export const noPreviewTotals = (): PreviewTotals => ({
  letters: 0,
  refused: 0,
  unreachable: 0,
  byChannel: new Map(),
  byPostage: new Map(),
  byCostCentre: new Map(),
  amount: 0,
  estimated: false,
  sheets: 0,
})

/** Adds previews to totals. Amounts are whole cents, so that sums are exact and nothing is rounded. */
export function addToTotals(totals: PreviewTotals, previews: readonly (RoutePreview | RefusedPreview)[]): void {
  for (const preview of previews) {
    if ('faults' in preview) {
      totals.refused += 1
      continue
    }
    const { chosen, price, ifPaper, costCentre = '', postage } = preview
    totals.letters += 1
    if (chosen === undefined) {
      totals.unreachable += 1
      continue
    }
    count(totals.byChannel, chosen, price?.amount)
    count(totals.byCostCentre, costCentre, price?.amount)
    if (isPaper(chosen)) {
      count(totals.byPostage, postage, price?.amount)
      totals.sheets += ifPaper?.sheets ?? 0
    }
    totals.amount += price?.amount ?? 0
    totals.estimated ||= price?.estimated === true
  }
}

function count<Group>(groups: Map<Group, PreviewTotal>, group: Group, amount: number | undefined): void {
  const total = groups.get(group) ?? { letters: 0, amount: 0, unpriced: 0 }
  total.letters += 1
  total.amount += amount ?? 0
  total.unpriced += Number(amount === undefined)
  groups.set(group, total)
}
