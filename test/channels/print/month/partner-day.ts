import { expect } from 'vitest'
import { ownProfile } from '../../../../channels/print/adapter/partner-profile.ts'
import { rerunPart } from '../../../../channels/print/store/runs/rerun-part.ts'
import type { PackedLetter } from '../../../../cli/trial/print-partner/read-package.ts'
import { writeText } from '../../../../cli/trial/print-partner/write-report.ts'
import { parseId } from '../../../../core/words/id.ts'
import { handOver, takeReturns } from './hub-day.ts'
import type { Month, Side } from './open-month.ts'

/** On the first day a part is lost before it is printed, on the second one it is refused. */
const lostOn = 3
const refusedOn = 9
/** A letter is reported as posted, and in a later file as rejected: it needs a person. */
const contradictedOn = 11
const brokenFilesOn = 7

/** What a partner does with the packages of a day; some days go wrong. */
export async function workOnPackages(month: Month, side: Side, day: number): Promise<void> {
  const fresh = await side.standIn.receive()
  if (fresh.length === 0) return
  await work(month, side, fresh, day)
  // A part that is printed once more is billed with its first part.
  const billed = fresh.filter(({ part }) => part === 1)
  side.bill.push(...side.standIn.billOf(billed, month.clock.now()))
}

async function work(month: Month, side: Side, fresh: readonly PackedLetter[], day: number): Promise<void> {
  const [one] = fresh
  if (one === undefined) return
  const isRerun = fresh.every(({ part }) => part > 1)
  if (!isRerun && (day === lostOn || day === refusedOn)) {
    await orderOnceMore(month, side, fresh, one, day)
    return work(month, side, await side.standIn.receive(), day)
  }
  side.received.push(...fresh)
  const { good, printed } = await reportEnds(month, side, fresh, day)
  if (day === contradictedOn) await contradictOne(month, side, good, day)
  if (day === brokenFilesOn) await writeBrokenFiles(month, side, one, printed, day)
}

/** The part is ordered once more, once: a lost one by a statement of the partner, a refused one by its own report. */
async function orderOnceMore(
  month: Month,
  { standIn }: Side,
  fresh: readonly PackedLetter[],
  one: PackedLetter,
  day: number,
): Promise<void> {
  const { database, clock } = month
  const run = parseId('run', one.run)
  if (run === undefined) throw new Error('A package names its run')
  if (day === refusedOn) await standIn.refusePart(`refused-${day}`, one, clock.now())
  await takeReturns(month)
  const order = { reason: day === refusedOn ? 'refused' : 'lost', by: 'staff:test' } as const
  const again = () => database.asHub((tx) => rerunPart(tx, { run, n: 1 }, order, clock.now()))
  if (day === lostOn) {
    expect(await again()).toEqual({ kind: 'statement-needed' })
    const statement = { ...order, statement: 'The partner confirmed by telephone.' }
    expect(await database.asHub((tx) => rerunPart(tx, { run, n: 1 }, statement, clock.now()))).toMatchObject({
      kind: 'ordered',
      n: 2,
      letters: fresh.length,
    })
  } else expect(await again()).toMatchObject({ kind: 'ordered', n: 2 })
  expect(await again()).toMatchObject({ kind: day === lostOn ? 'statement-needed' : 'nothing-left' })
  month.counts.reruns += 1
  // A report from before the loss arrives late: these letters leave nevertheless.
  await standIn.report(`late report (${day})`, fresh, 'accepted', clock.now())
  await takeReturns(month)
  await handOver(month)
}

/** @returns the letters that were posted, and the text of the report that they were printed */
async function reportEnds(
  { clock, notOwed }: Month,
  { standIn, posted }: Side,
  fresh: readonly PackedLetter[],
  day: number,
): Promise<{ readonly good: readonly PackedLetter[]; readonly printed: string }> {
  // A refused letter is alone in its envelope, and is not billed.
  const alone = fresh.find((each) => fresh.every((other) => other === each || other.envelope !== each.envelope))
  const refused = day % 5 === 2 && alone !== undefined ? [alone] : []
  for (const each of refused) notOwed.push(each.letter)
  const good = fresh.filter((letter) => !refused.includes(letter))
  for (const { letter } of good) posted.set(letter, (posted.get(letter) ?? 0) + 1)
  // Out of order: posted is reported before printed and accepted on every third day.
  const names = day % 3 === 0 ? ['c', 'b', 'a'] : ['a', 'b', 'c']
  await standIn.report(`${names[0]}-${day}-accepted`, good, 'accepted', clock.now())
  const printed = await standIn.report(`${names[1]}-${day}-printed`, good, 'printed', clock.now())
  await standIn.report(`${names[2]}-${day}-posted`, good, 'posted', clock.now())
  if (refused.length > 0) await standIn.report(`d-${day}`, refused, 'rejected', clock.now(), { reason: 'damaged' })
  // The same report arrives twice, under two names.
  if (day % 4 === 0) await writeFile(standIn, `e-${day}`, printed)
  return { good, printed }
}

async function contradictOne(
  { clock, contradicted }: Month,
  { standIn }: Side,
  good: readonly PackedLetter[],
  day: number,
): Promise<void> {
  const disputed = good.find(({ envelope }, at) =>
    good.some((other, where) => where !== at && other.envelope === envelope),
  )
  if (disputed === undefined) return
  contradicted.push(disputed.letter)
  await standIn.report(`z-${day}`, [disputed], 'rejected', clock.now(), { reason: 'damaged' })
}

/** A letter that the hub never sent, and lines that cannot be read. */
async function writeBrokenFiles(
  { clock }: Month,
  { standIn }: Side,
  one: PackedLetter,
  printed: string,
  day: number,
): Promise<void> {
  const letter = 'dlv_01kbxxxxxxxxxxxxxxxxxxxxxx_1'
  await standIn.report(`f-${day}`, [{ ...one, letter, file: `${letter}.pdf` }], 'posted', clock.now())
  const broken =
    endingOf(standIn) === 'csv'
      ? `${printed.split('\r\n')[0]}\r\nx;Verloren;;;;\r\nx;Gepost;31/02/2027 10:00;;;\r\nx;y\r\n`
      : '{"letter":\n{"letter":"x","event":"lost","at":""}\n{"letter":"x","event":"posted","at":"0000-01-01T00:00:00Z"}\n'
  await writeFile(standIn, `g-${day}`, broken)
}

const endingOf = ({ settings }: Side['standIn']) => (settings.profile === ownProfile ? 'jsonl' : 'csv')
const writeFile = (standIn: Side['standIn'], name: string, text: string): Promise<void> =>
  writeText(standIn.settings.folder, standIn.settings.profile, `${name}.${endingOf(standIn)}`, text)
