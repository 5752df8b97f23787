import type { PrintReconciliation } from '../../../api/contract/print/print.ts'

const eur = (amount: number) => ({ amount, currency: 'EUR' as const })

/** The parts of an amount on paper, in cents. */
export const partsOf = (printing: number, postage: number, unsplit = 0): PrintReconciliation['parts'] => ({
  printing: eur(printing),
  postage: eur(postage),
  unsplit: eur(unsplit),
})

type Pair = readonly [printing: number, postage: number]
/** What the bill and the contract both give of some envelopes, in cents. */
export const comparedOf = (envelopes: number, theirs: Pair, ours: Pair): PrintReconciliation['billed']['compared'] => ({
  envelopes,
  printing: eur(theirs[0]),
  postage: eur(theirs[1]),
  ownPrinting: eur(ours[0]),
  ownPostage: eur(ours[1]),
})
