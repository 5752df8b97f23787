import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { csvIndexProfile } from '../../../../channels/print/adapter/partner-profile.ts'
import type { ReportLine } from '../../../../cli/trial/print-partner/write-report.ts'
import { takeReturns } from './hub-day.ts'
import type { Month } from './open-month.ts'

/** What is wrong with the bills of the month, to be found in the differences and sums of the hub. */
export interface WrongBills {
  /** Its envelope is 44 cents too dear on the bill of A. */
  readonly dear: string
  /** Its envelope is on two bills of A. */
  readonly twice: ReportLine
  /** Its envelope is missing on the bill of B. */
  readonly missing: ReportLine
  /** Of an envelope that A bills, and that B printed. */
  readonly unknownCents: number
  /** Of refused letters: on no bill, since nothing is owed for them. */
  readonly refusedCents: number
}

/** Both partners send the bills of the month, a second time and with envelopes of other bills; the hub reads them all. */
export async function sendBills(month: Month): Promise<WrongBills> {
  const { clock, sides, notOwed } = month
  const [a, b] = sides
  const isOwed = ({ letter }: ReportLine): boolean => !notOwed.includes(letter)
  const billA = a.bill.filter(isOwed)
  const billB = b.bill.filter(isOwed)
  const envelopesOfA = billA.filter(isEnvelope)
  const [dear, twice, credited] = envelopesOfA
  const missing = billB.find(isEnvelope)
  const [stranger] = b.received
  if (dear === undefined || twice === undefined || credited === undefined) throw new Error('A month has envelopes')
  if (missing === undefined || stranger === undefined) throw new Error('Both partners have envelopes')
  const tooDear = billA.map((line) => (line === dear ? { ...line, amount: (line.amount ?? 0) + 44 } : line))
  await a.standIn.writeBill('bill-december', tooDear)
  await b.standIn.writeBill(
    'factuur-december',
    billB.filter((line) => line !== missing),
  )
  await takeReturns(month)
  clock.advance(1_000)
  // The bill of A comes a second time under its own name; two envelopes are on a further bill as well, and one of them is credited.
  await a.standIn.writeBill('bill-december', tooDear)
  await a.standIn.writeBill('bill-january', [twice, credited])
  await a.standIn.writeBill('credit-january', [{ ...credited, amount: -(credited.amount ?? 0) }])
  // The letter of another partner, and a file in UTF-16.
  const unknownCents = 77
  await a.standIn.writeBill('of-another', [{ ...twice, letter: stranger.letter, amount: unknownCents }])
  const text = Buffer.from('\ufeffBestand;Status;Tijdstip\r\nx;Gepost;01/01/2027 10:00\r\n', 'utf16le')
  writeFileSync(join(month.folderOfB, csvIndexProfile.folders.out, 'utf-16.csv'), text)
  await takeReturns(month)
  const refusedCents = [...a.bill, ...b.bill]
    .filter((line) => !isOwed(line))
    .reduce((sum, { amount = 0 }) => sum + amount, 0)
  return { dear: dear.letter, twice, missing, unknownCents, refusedCents }
}

/** Other lines are those of control copies. */
function isEnvelope({ letter }: ReportLine): boolean {
  return letter.startsWith('dlv_')
}
