import type { Costs } from '../../api/contract/entity/costs.ts'
import { euros } from './euros.ts'

/** `printing € 1.10, postage € 0.48, not split € 0.00`, of letters on paper; undefined where nothing on paper has a price. */
export function partsInWords(parts: Costs['total']['paperParts'] | undefined): string | undefined {
  if (parts === undefined) return undefined
  const { printing, postage, unsplit } = parts
  if (printing.amount === 0 && postage.amount === 0 && unsplit.amount === 0) return undefined
  return `printing ${euros(printing)}, postage ${euros(postage)}, not split ${euros(unsplit)}`
}
