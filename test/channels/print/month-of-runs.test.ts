import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import type { DeliveryRef } from '../../../channels/collector.ts'
import type { Channel, Parcel } from '../../../channels/port.ts'
import { csvIndexProfile, ownProfile, type PartnerProfile } from '../../../channels/print/adapter/partner-profile.ts'
import { openPrintChannel } from '../../../channels/print/adapter/print-channel.ts'
import {
  closeRun,
  dropLetters,
  lettersOfPart,
  partsToHandOver,
  runsToClose,
} from '../../../channels/print/store/close-run.ts'
import { cutParts } from '../../../channels/print/store/divide-run.ts'
import { planForPrint } from '../../../channels/print/store/plan-letters.ts'
import { priceOf, weightOf } from '../../../channels/print/store/price.ts'
import { claimRerun, rerunPart } from '../../../channels/print/store/rerun-part.ts'
import { listReturnFiles } from '../../../channels/print/store/return-files.ts'
import { differencesOf } from '../../../channels/print/store/run-differences.ts'
import { settleRuns } from '../../../channels/print/store/settle-runs.ts'
import { listRuns, showRun } from '../../../channels/print/store/show-runs.ts'
import { PrintPartnerStandIn } from '../../../cli/trial/print-partner/partner-stand-in.ts'
import type { PackedLetter } from '../../../cli/trial/print-partner/read-package.ts'
import { writeText } from '../../../cli/trial/print-partner/write-report.ts'
import { type EntityId, parseId, showNumberedId } from '../../../core/words/id.ts'
import { cloneDatabase } from '../../support/database/database.ts'
import { startFaultySftp } from '../../support/faulty/faulty-sftp.ts'
import { ManualClock } from '../../support/hub/manual-clock.ts'
import { makeDocument, makeParcel } from '../make-parcel.ts'
import { letterOf, newFolder, openContract, privateKey, publicKey } from './print-house.ts'

const { database } = await cloneDatabase()
const clock = new ManualClock('2026-11-30T08:00:00Z')
const never = new AbortController().signal

const bands = [2, 5, 20] as const
const tariffsFrom = (from: string, raise: number) =>
  (['priority', 'non-priority'] as const).flatMap((postage, at) =>
    bands.map((sheetsUpTo, band) => ({
      from,
      postage,
      zone: 'BE' as const,
      sheetsUpTo,
      amount: 121 + 37 * (1 - at) + 40 * band + raise,
    })),
  )
const terms = {
  cutOff: '16:00',
  bundles: true,
  sheetsPerEnvelope: 8,
  dueDays: 3,
  // The prices rise in the middle of the month.
  tariffs: [...tariffsFrom('2026-01-01', 0), ...tariffsFrom('2026-12-15', 9)],
}
const paper = { paperGrams: 80, envelopeGrams: 7 }

/** A small generator of pseudo-random numbers, so that the month is the same at every run. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

interface Side {
  readonly entity: EntityId
  readonly standIn: PrintPartnerStandIn
  /** How often the partner posted each letter. */
  readonly posted: Map<string, number>
  readonly received: PackedLetter[]
}

test('a month of runs at two partners: every letter and every cent is accounted for, and what differs is named', async () => {
  const folder = newFolder()
  const sftp = await startFaultySftp(folder)
  onTestFinished(() => sftp.close())
  const partners = new Map<string, PartnerProfile>([
    ['Drukker A', ownProfile],
    ['Drukker B', csvIndexProfile],
  ])
  const settings = [...partners].map(([name, profile], at) => {
    mkdirSync(join(folder, String(at)), { recursive: true })
    return [name, { url: `${sftp.url.replace(/\/$/, '')}/${at}`, timeoutMs: 5_000, profile }] as const
  })
  const [first, ...further] = settings
  if (first === undefined) throw new Error('There are two partners')
  const channel = openPrintChannel({
    database,
    clock,
    partner: first[1],
    furtherPartners: new Map(further),
    signingKey: privateKey,
    drawAddressSheet: async (_, { parcel }) => [{ bytes: Buffer.from(`%PDF-1.7 address of ${parcel.message}`) }],
    returns: { log: pino({ level: 'silent' }), partnerName: first[0] },
  })
  const sides: Side[] = []
  for (const [at, [name, profile]] of [...partners].entries()) {
    const entity = await openContract(database, clock, {
      ...terms,
      partner: name,
      // The second one has no window: each envelope holds an address sheet, which is counted and billed.
      profile: at === 0 ? 'c5-right' : 'c5-sheet',
      closedOn: ['2026-12-24'],
    })
    const standIn = new PrintPartnerStandIn({
      folder: join(folder, String(at)),
      profile,
      hubKey: publicKey,
      priceOf: ({ postage, zone, sheets }) =>
        priceOf(terms.tariffs, {
          postage: postage as 'priority',
          zone: zone as 'BE',
          sheets,
          grams: weightOf(sheets, paper),
          on: clock.now().toISOString().slice(0, 10),
        }) ?? 0,
    })
    sides.push({ entity, standIn, posted: new Map(), received: [] })
  }
  const parcels = new Map<string, Parcel>()
  const bills: Awaited<ReturnType<PrintPartnerStandIn['billOf']>>[] = [[], []]
  const random = numbersFrom(42)
  const notOwed: string[] = []
  const contradicted: string[] = []
  let cancelled = 0
  let planned = 0
  let reruns = 0

  for (let day = 0; day < 32; day++) {
    for (const { entity } of sides) {
      const made = Array.from({ length: 6 + random(14) }, () => makeLetter(entity, random))
      planned += made.length
      for (const parcel of made) parcels.set(showNumberedId('dlv', parcel.message, parcel.sequence), parcel)
      const keys = made.map((parcel) => ({ ...letterOf(parcel), recipientKey: Buffer.alloc(16, 1 + random(12)) }))
      await database.asHub((tx) => planForPrint(tx, keys, clock.now()))
    }
    clock.advance(8 * 3_600_000 - 1_000)
    // Cancelled in the last second before the cut-off of 16:00; after the run is divided, nothing can be taken out.
    await cancelOne()
    clock.advance(1_000)
    await closeDue()
    await handOver(channel)
    for (const [at, side] of sides.entries()) {
      const fresh = await side.standIn.receive()
      if (fresh.length === 0) continue
      await work(side, fresh, day)
      bills[at]?.push(
        ...side.standIn.billOf(
          fresh.filter(({ part }) => part === 1),
          clock.now(),
        ),
      )
    }
    if (sides.some(({ received }) => received.length > 0)) await takeReturns(channel)
    clock.advance(16 * 3_600_000)
  }
  // The bills of the month: one envelope too dear at A, one envelope missing at B.
  const refusedCents = bills
    .flat()
    .reduce((sum, line) => sum + (notOwed.includes(line.letter) ? (line.amount ?? 0) : 0), 0)
  const [billA = [], billB = []] = bills.map((lines) => lines.filter(({ letter }) => !notOwed.includes(letter)))
  const dear = billA.findIndex(({ letter }) => letter.startsWith('dlv_'))
  const missing = billB.findIndex(({ letter }) => letter.startsWith('dlv_'))
  await sides[0]?.standIn.writeBill(
    'bill-december',
    billA.map((line, at) => (at === dear ? { ...line, amount: (line.amount ?? 0) + 44 } : line)),
  )
  await sides[1]?.standIn.writeBill(
    'factuur-december',
    billB.filter((_, at) => at !== missing),
  )
  // The bill of A comes a second time under its own name; two envelopes are on a further bill as well, and one of them is credited.
  const [again, credited] = billA.filter(({ letter }, at) => at !== dear && letter.startsWith('dlv_'))
  if (again === undefined || credited === undefined) throw new Error('A month has envelopes')
  const [stranger] = sides[1]?.received ?? []
  await takeReturns(channel)
  clock.advance(1_000)
  await sides[0]?.standIn.writeBill(
    'bill-december',
    billA.map((line, at) => (at === dear ? { ...line, amount: (line.amount ?? 0) + 44 } : line)),
  )
  await sides[0]?.standIn.writeBill('bill-january', [again, credited])
  await sides[0]?.standIn.writeBill('credit-january', [{ ...credited, amount: -(credited.amount ?? 0) }])
  // The letter of another partner, and a file in UTF-16.
  if (stranger !== undefined)
    await sides[0]?.standIn.writeBill('of-another', [{ ...again, letter: stranger.letter, amount: 77 }])
  const other = join(folder, '1', csvIndexProfile.folders.out, 'utf-16.csv')
  writeFileSync(other, Buffer.from('\ufeffBestand;Status;Tijdstip\r\nx;Gepost;01/01/2027 10:00\r\n', 'utf16le'))
  await takeReturns(channel)
  clock.advance(10 * 24 * 3_600_000)
  await database.asHub((tx) => settleRuns(tx, clock.now()))

  const differences = new Map<string, readonly string[]>()
  let letters = 0
  let owed = 0
  let billed = 0
  let saving = 0
  for (const { entity, posted } of sides) {
    for (const { id, status } of await database.asEntity(entity, (tx) => listRuns(tx, 200))) {
      const run = await database.asEntity(entity, (tx) => showRun(tx, id, clock.now()))
      if (run === undefined) throw new Error('The run was listed')
      const { reconciliation: counts } = run
      if (status === 'open') {
        letters += counts.letters
        continue
      }
      letters += counts.letters
      owed += counts.amount
      billed += counts.billed.amount
      saving += counts.aloneAmount - counts.amount
      expect(counts).toMatchObject({ withoutEnd: 0, withoutPrice: 0 })
      expect(counts.posted + counts.rejected).toBe(counts.letters)
      expect(status).toBe('reconciled')
      for (const each of await database.asEntity(entity, (tx) => differencesOf(tx, id, clock.now(), 100)))
        differences.set(showNumberedId('dlv', each.message, each.sequence), each.kinds)
    }
    expect([...posted.values()].every((times) => times === 1)).toBe(true)
  }
  expect(letters).toBe(planned - cancelled)
  expect(cancelled).toBe(32)
  expect(reruns).toBe(4)
  expect(saving).toBeGreaterThan(0)
  expect(Object.fromEntries(differences)).toEqual({
    [billA[dear]?.letter ?? '']: ['billed-amount'],
    [again.letter]: ['billed-sheets', 'billed-amount'],
    ...Object.fromEntries(contradicted.map((letter) => [letter, ['posted-rejected']])),
    [billB[missing]?.letter ?? '']: ['not-billed'],
  })
  expect(billed - owed).toBe(44 + (again.amount ?? 0) - (billB[missing]?.amount ?? 0) - refusedCents)
  const files = await listReturnFiles(database.hub, 1_000, { all: true })
  expect(files.every(({ status }) => status !== 'reading')).toBe(true)
  // What was billed for letters that the partner never received is in no run, but in the sums of its file.
  expect(files.reduce((sum, file) => sum + file.billedUnknown, 0)).toBe(77)
  const newest = new Map(files.toReversed().map((file) => [`${file.partner} ${file.file}`, file.billed]))
  expect([...newest.values()].reduce((sum, cents) => sum + cents, 0)).toBe(billed)
  expect(files.find(({ file }) => file === 'utf-16.csv')).toMatchObject({ status: 'refused', code: 'no-header' })
  const faults = files.flatMap((file) => file.faults.map(({ reason }) => reason))
  expect(new Set(faults)).toEqual(new Set(['not-json', 'columns', 'event', 'at', 'unknown-letter']))

  async function cancelOne(): Promise<void> {
    const [letter] = await database.hub.query<DeliveryRef>(sql`
      select message, sequence from print_letter where part is null order by message limit 1`)
    if (letter !== undefined) cancelled += (await database.asHub((tx) => dropLetters(tx, [letter]))).length
    const [left] = await database.hub.query<DeliveryRef>(sql`
      select message, sequence from print_letter where part is not null order by message limit 1`)
    if (left !== undefined) expect(await database.asHub((tx) => dropLetters(tx, [left]))).toEqual([])
  }

  async function closeDue(): Promise<void> {
    for (const run of await runsToClose(database.hub, clock.now())) {
      await database.asHub((tx) => closeRun(tx, run, clock.now(), false))
      await database.asHub((tx) => cutParts(tx, run, clock.now()))
    }
  }

  async function handOver(to: Channel): Promise<void> {
    for (const { run, n } of await partsToHandOver(database.hub)) {
      const order = await lettersOfPart(database.hub, run, n)
      await deliver(to, order)
    }
    for (;;) {
      const part = await database.asHub((tx) => claimRerun(tx, clock.now(), 600_000))
      if (part === undefined) return
      await deliver(to, part.letters)
    }
  }

  async function deliver(to: Channel, order: readonly DeliveryRef[]): Promise<void> {
    const wanted = order.flatMap(({ message, sequence }) => parcels.get(showNumberedId('dlv', message, sequence)) ?? [])
    const outcomes = await to.deliver(wanted, never)
    expect(outcomes.every(({ kind }) => kind === 'accepted')).toBe(true)
  }

  /** What a partner does with the packages of a day; some days go wrong. */
  async function work(side: Side, fresh: readonly PackedLetter[], day: number): Promise<void> {
    const { standIn, posted, received } = side
    const [one] = fresh
    if (one === undefined) return
    const isRerun = fresh.every(({ part }) => part > 1)
    // On two days a part is lost or refused before printing; it is ordered once more.
    if (!isRerun && (day === 3 || day === 9)) {
      const run = parseId('run', one.run)
      if (run === undefined) throw new Error('A package names its run')
      if (day === 9) await standIn.refusePart(`refused-${day}`, one, clock.now())
      await takeReturns(channel)
      const order = { reason: day === 9 ? 'refused' : 'lost', by: 'staff:test' } as const
      const again = () => database.asHub((tx) => rerunPart(tx, { run, n: 1 }, order, clock.now()))
      if (day === 3) {
        expect(await again()).toEqual({ kind: 'statement-needed' })
        const statement = { ...order, statement: 'The partner confirmed by telephone.' }
        expect(await database.asHub((tx) => rerunPart(tx, { run, n: 1 }, statement, clock.now()))).toMatchObject({
          kind: 'ordered',
          n: 2,
          letters: fresh.length,
        })
      } else expect(await again()).toMatchObject({ kind: 'ordered', n: 2 })
      expect(await again()).toMatchObject({ kind: day === 3 ? 'statement-needed' : 'nothing-left' })
      reruns += 1
      // A report from before the loss arrives late: these letters leave nevertheless.
      await standIn.report(`late report (${day})`, fresh, 'accepted', clock.now())
      await takeReturns(channel)
      await handOver(channel)
      return work(side, await standIn.receive(), day)
    }
    received.push(...fresh)
    // A refused letter is alone in its envelope, and is not billed.
    const alone = fresh.find((each) => fresh.every((other) => other === each || other.envelope !== each.envelope))
    const refused = day % 5 === 2 && alone !== undefined ? [alone] : []
    for (const each of refused) notOwed.push(each.letter)
    const good = fresh.filter((letter) => !refused.includes(letter))
    for (const { letter } of good) posted.set(letter, (posted.get(letter) ?? 0) + 1)
    // Out of order: posted is reported before printed and accepted on every third day.
    const names = day % 3 === 0 ? ['c', 'b', 'a'] : ['a', 'b', 'c']
    await standIn.report(`${names[0]}-${day}-accepted`, good, 'accepted', clock.now())
    const twice = await standIn.report(`${names[1]}-${day}-printed`, good, 'printed', clock.now())
    await standIn.report(`${names[2]}-${day}-posted`, good, 'posted', clock.now())
    if (refused.length > 0) await standIn.report(`d-${day}`, refused, 'rejected', clock.now(), { reason: 'damaged' })
    const ending = standIn.settings.profile === ownProfile ? 'jsonl' : 'csv'
    if (day % 4 === 0) await writeText(standIn.settings.folder, standIn.settings.profile, `e-${day}.${ending}`, twice)
    // The same letter is reported as posted, and in a later file as rejected: it needs a person.
    const disputed =
      day === 11
        ? good.find(({ envelope }, at) => good.some((other, where) => where !== at && other.envelope === envelope))
        : undefined
    if (disputed !== undefined) {
      contradicted.push(disputed.letter)
      await standIn.report(`z-${day}`, [disputed], 'rejected', clock.now(), { reason: 'damaged' })
    }
    if (day === 7) {
      const unknown = {
        ...one,
        letter: 'dlv_01kbxxxxxxxxxxxxxxxxxxxxxx_1',
        file: 'dlv_01kbxxxxxxxxxxxxxxxxxxxxxx_1.pdf',
      }
      await standIn.report(`f-${day}`, [unknown], 'posted', clock.now())
      const broken =
        ending === 'csv'
          ? `${twice.split('\r\n')[0]}\r\nx;Verloren;;;;\r\nx;Gepost;31/02/2027 10:00;;;\r\nx;y\r\n`
          : '{"letter":\n{"letter":"x","event":"lost","at":""}\n{"letter":"x","event":"posted","at":"0000-01-01T00:00:00Z"}\n'
      await writeText(standIn.settings.folder, standIn.settings.profile, `g-${day}.${ending}`, broken)
    }
  }

  async function takeReturns(from: Channel): Promise<void> {
    if (from.receipts?.kind !== 'poll') throw new Error('Print polls')
    await from.receipts.fetch(
      { lock: async () => undefined, apply: async () => undefined, attach: async () => false },
      never,
    )
    await database.asHub((tx) => settleRuns(tx, clock.now()))
  }
}, 180_000)

function makeLetter(entity: EntityId, random: (below: number) => number): Parcel {
  const postage = random(3) === 0 ? ('priority' as const) : ('non-priority' as const)
  const pages = 1 + random(5)
  return makeParcel({ entity, postage, documents: [makeDocument(`%PDF-1.7 ${random(1_000_000)}`, { pages })] })
}
