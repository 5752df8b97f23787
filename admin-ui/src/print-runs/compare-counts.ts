import type { PrintReconciliation } from '../ui/api/operator-types.ts'

export type Verdict = 'same' | 'more' | 'fewer' | 'waiting' | 'late'
export interface Comparison {
  readonly name: 'received' | 'printed' | 'sheets' | 'posted'
  readonly ours: number
  readonly theirs: number
  readonly verdict: Verdict
}

/**
 * Our counts beside the printer's. A count of letters that stays behind waits for word, and is late once the run is;
 * sheets are compared over the letters that the printer says it printed, so a difference there is a difference.
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
  ]
}
