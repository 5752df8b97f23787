import type { PrintReconciliation } from '../ui/api/operator-types.ts'

export type Verdict = 'same' | 'more' | 'fewer' | 'waiting' | 'late'
export interface Comparison {
  readonly name:
    | 'received'
    | 'printed'
    | 'sheets'
    | 'posted'
    | 'billedSheets'
    | 'billed'
    | 'printing'
    | 'postage'
    | 'controlCopy'
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
  return [
    ...(billed.envelopes === 0
      ? []
      : [
          row('billedSheets', billed.ownSheets, billed.sheets),
          row('billed', billed.ownAmount.amount, billed.amount.amount),
          ...ofParts(billed.compared),
        ]),
    ...(controlCopyBilledAmount === undefined
      ? []
      : [row('controlCopy', controlCopyAmount?.amount ?? 0, controlCopyBilledAmount.amount)]),
  ]
}

/** The envelopes of which the bill and the contract both give the postage. */
function ofParts(parts: PrintReconciliation['billed']['compared']): readonly Comparison[] {
  if (parts.envelopes === 0) return []
  return [
    row('printing', parts.ownPrinting.amount, parts.printing.amount),
    row('postage', parts.ownPostage.amount, parts.postage.amount),
  ]
}

function row(name: Comparison['name'], ours: number, theirs: number): Comparison {
  return { name, ours, theirs, verdict: theirs === ours ? 'same' : theirs > ours ? 'more' : 'fewer' }
}
