import type { Collector } from '../../collector.ts'
import { contractByEntity } from './contracts/contracts.ts'
import { quoteLetters } from './contracts/quote-letters.ts'
import { barcodesToDraw } from './registered/drawn-barcodes.ts'
import { findByBarcode } from './registered/find-by-barcode.ts'
import { postponeLetters } from './registered/postpone-letters.ts'
import { countItems } from './registered/tracked-items.ts'
import { countHandedOver, originsOf } from './reports/letter-origins.ts'
import { listOverdue } from './reports/overdue-mail.ts'
import { settleRuns } from './reports/settle-runs.ts'
import { closeRun, dropLetters, lettersOfPart, lettersOfRun, partsToHandOver, runsToClose } from './runs/close-run.ts'
import { cutParts } from './runs/divide-run.ts'
import { partOf, printedTogether } from './runs/hand-over.ts'
import { planForPrint, plansOf } from './runs/plan-letters.ts'
import { claimRerun, leaveOutOfRerun, rerunsWait, takeRerunToNote } from './runs/rerun-part.ts'
import { waitingForRuns } from './runs/waiting-letters.ts'

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
