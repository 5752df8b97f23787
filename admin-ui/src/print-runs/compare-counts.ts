import type { PrintReconciliation } from '../ui/api/operator-types.ts'

export type Verdict = 'same' | 'more' | 'fewer' | 'waiting' | 'late'
export interface Comparison {
  readonly name: 'received' | 'printed' | 'sheets' | 'posted' | 'billedSheets' | 'billed' | 'controlCopy'
  readonly ours: number
  readonly theirs: number
  readonly verdict: Verdict
}

/**
 * Compares our own counts with those of the print partner. A lower count of letters waits for a report, and is late when the run
 * is; sheets are compared over the letters that the partner reported as printed, so a difference there is an error.
 */
export function compareCounts(counts: PrintReconciliation, late: boolean): readonly Comparison[] {
  const letters = (name: Comparison['name'], ours: number, theirs: number): Comparison => ({
    name,
    ours,
    theirs,
    verdict: theirs === ours ? 'same' : theirs > ours ? 'more' : late ? 'late' : 'waiting',
  })
  const { sheets, printedSheets } = counts
  const ofSheets = printedSheets === sheets ? 'same' : printedSheets > sheets ? 'more' : 'fewer'
  return [
    letters('received', counts.letters, counts.accepted + counts.rejected),
    letters('printed', counts.letters - counts.rejected, counts.printed),
    { name: 'sheets', ours: sheets, theirs: printedSheets, verdict: counts.printed === 0 ? 'waiting' : ofSheets },
    letters('posted', counts.letters - counts.rejected, counts.posted),
    ...ofBill(counts),
  ]
}

/** The envelopes that the partner billed; none before its bill arrived. */
function ofBill(counts: PrintReconciliation): readonly Comparison[] {
  const { billed, controlCopyAmount, controlCopyBilledAmount } = counts
  const row = (name: Comparison['name'], ours: number, theirs: number): Comparison => ({
    name,
    ours,
    theirs,
    verdict: theirs === ours ? 'same' : theirs > ours ? 'more' : 'fewer',
  })
  return [
    ...(billed.envelopes === 0
      ? []
      : [
          row('billedSheets', billed.ownSheets, billed.sheets),
          row('billed', billed.ownAmount.amount, billed.amount.amount),
        ]),
    ...(controlCopyBilledAmount === undefined
      ? []
      : [row('controlCopy', controlCopyAmount?.amount ?? 0, controlCopyBilledAmount.amount)]),
  ]
}
