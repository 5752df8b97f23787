import type { Collector } from '../../collector.ts'
import { closeRun, dropLetters, lettersOfPart, lettersOfRun, partsToHandOver, runsToClose } from './close-run.ts'
import { contractByEntity } from './contracts.ts'
import { cutParts } from './divide-run.ts'
import { partOf, printedTogether } from './hand-over.ts'
import { countHandedOver, originsOf } from './letter-origins.ts'
import { listOverdue } from './overdue-mail.ts'
import { planForPrint, plansOf } from './plan-letters.ts'
import { quoteLetters } from './quote-letters.ts'
import { barcodesToDraw } from './registered/drawn-barcodes.ts'
import { findByBarcode } from './registered/find-by-barcode.ts'
import { postponeLetters } from './registered/postpone-letters.ts'
import { countItems } from './registered/tracked-items.ts'
import { claimRerun, leaveOutOfRerun, rerunsWait, takeRerunToNote } from './rerun-part.ts'
import { settleRuns } from './settle-runs.ts'
import { waitingForRuns } from './waiting-letters.ts'

/** Print runs behind the collector port. */
export const printCollector: Collector = {
  plan: (tx, letters, now) =>
    planForPrint(
      tx,
      letters.map(({ address, ...letter }) => ({
        ...letter,
        postalCode: address !== undefined && 'postalCode' in address ? address.postalCode : '',
        country: address?.country ?? 'BE',
      })),
      now,
    ),
  quote: quoteLetters,
  formsOf: contractByEntity,
  plansOf,
  drop: dropLetters,
  postpone: postponeLetters,
  barcodesToDraw,
  countRegistered: countItems,
  findByBarcode,
  originsOf,
  countHandedOver,
  waiting: waitingForRuns,
  overdue: listOverdue,
  dueRuns: runsToClose,
  closeRun,
  lettersOfRun,
  divideRun: cutParts,
  settleRuns,
  partsToHandOver,
  lettersOfPart,
  partOf,
  leavingTogether: printedTogether,
  rerunsWait,
  claimRerun,
  takeRerunToNote,
  leaveOutOfRerun,
}
