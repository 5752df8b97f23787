import { isPaper } from '../../channels/traits.ts'
import type { ChannelName, Postage } from '../../core/words/message.ts'
import type { RefusedPreview, RoutePreview } from './route-preview.ts'

/** Letters that cost the same for the same reason. Amounts are whole euro cents, so that sums are exact and nothing is rounded. */
export interface PriceLine {
  /** Null: no channel can reach these recipients. */
  readonly channel: ChannelName | null
  /** The following members are of letters on paper. */
  readonly postage: Postage | null
  readonly zone: string | null
  readonly sheets: number | null
  readonly variant: 'normal' | 'large'
  /** The tariff by which they are priced. */
  readonly tariff: LineTariff | null
  /** Of each letter; null where it is not known: the contract has none, or the letter could not be drawn. */
  readonly each: number | null
  /** The part of it that is postage; null where it is not known. */
  readonly eachPostage: number | null
  readonly estimated: boolean
  readonly letters: number
}

export interface LineTariff {
  readonly contract: string
  readonly partner: string
  /** `YYYY-MM-DD`, the first day of the tariff table. */
  readonly validFrom: string
}

export interface CostCentreLine {
  /** Null: letters without cost centre. */
  readonly costCentre: string | null
  readonly letters: number
  readonly amount: number
  readonly unpriced: number
}

/** What a set of requests would do, in sums. */
export interface PreviewSums {
  /** Requests that intake would refuse. */
  readonly refused: number
  /** Letters of which the channel may still change, since its partner gave no answer about the recipient. */
  readonly unanswered: number
  readonly lines: readonly PriceLine[]
  readonly costCentres: readonly CostCentreLine[]
}

/** Sums previews in groups, in the order in which each group is met first. */
export function sumPreviews(previews: readonly (RoutePreview | RefusedPreview)[]): PreviewSums {
  const lines = new Map<string, PriceLine>()
  const costCentres = new Map<string | null, CostCentreLine>()
  let [refused, unanswered] = [0, 0]
  for (const preview of previews) {
    if ('faults' in preview) {
      refused += 1
      continue
    }
    unanswered += Number(preview.warnings.some(({ code }) => code === 'UP-3077'))
    const line = lineOf(preview)
    const name = JSON.stringify(line)
    lines.set(name, { ...line, letters: (lines.get(name)?.letters ?? 0) + 1 })
    const { costCentre = null, price, chosen } = preview
    const before = costCentres.get(costCentre) ?? { costCentre, letters: 0, amount: 0, unpriced: 0 }
    costCentres.set(costCentre, {
      ...before,
      letters: before.letters + 1,
      amount: before.amount + (price?.amount ?? 0),
      unpriced: before.unpriced + Number(chosen !== undefined && price === undefined),
    })
  }
  return { refused, unanswered, lines: [...lines.values()], costCentres: [...costCentres.values()] }
}

function lineOf({ chosen, price, ifPaper, postage, variant }: RoutePreview): PriceLine {
  const onPaper = chosen !== undefined && isPaper(chosen)
  return {
    channel: chosen ?? null,
    postage: onPaper ? postage : null,
    zone: (onPaper && ifPaper?.zone) || null,
    sheets: (onPaper && ifPaper?.sheets) || null,
    variant: onPaper ? variant : 'normal',
    tariff: (onPaper && ifPaper?.tariff) || null,
    each: price?.amount ?? null,
    eachPostage: price?.postageAmount ?? null,
    estimated: price?.estimated === true,
    letters: 0,
  }
}
