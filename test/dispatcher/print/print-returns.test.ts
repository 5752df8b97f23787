import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import {
  listReturnFiles,
  type ReturnFileDetail,
  settleReturnFile,
} from '../../../channels/print/store/reports/return-files.ts'
import { rerunPart, rerunsWait } from '../../../channels/print/store/runs/rerun-part.ts'
import { type EntityId, type MessageId, newId, showNumberedId } from '../../../core/words/id.ts'
import { handOverReruns } from '../../../dispatcher/collected/hand-over-reruns.ts'
import { noteReruns } from '../../../dispatcher/collected/note-reruns.ts'
import { type DispatcherFixture, openDispatcherFixture } from '../dispatcher-fixture.ts'
import { letterOf, openPrintPartner, type PrintPartner } from './open-print-partner.ts'

let at: DispatcherFixture
let partner: PrintPartner
let entity: EntityId

beforeAll(async () => {
  at = await openDispatcherFixture()
  partner = await openPrintPartner(at)
  entity = await at.newEntity('OVO000001')
  await partner.contractWith(entity)
})

const fetchAll = () => partner.takeReturns()
const posted = (letter: string) => ({ letter, event: 'posted', at: at.clock.now().toISOString() })
const file = async (name: string): Promise<ReturnFileDetail | undefined> =>
  (await listReturnFiles(at.test.database.hub, 100, { all: true })).find((each) => each.file === name)
const inFolder = (name: string) => {
  const folder = join(partner.folder, 'out', name)
  return existsSync(folder) ? readdirSync(folder).toSorted() : []
}

/** A letter that the partner has. */
async function handedOver(): Promise<MessageId> {
  at.start()
  const message = await at.send(entity, { channels: ['print'] })
  await at.until(message, (row) => row.deliveries[0]?.status === 'planned')
  await partner.closeRuns()
  await at.until(message, (row) => row.status === 'sent')
  await at.stop()
  return message
}

test('good lines count; of the others the operator sees line and reason until the file is settled', async () => {
  const message = await handedOver()
  const unknown = showNumberedId('dlv', newId('message', at.clock.now()), 1)
  partner.report('a.jsonl', [posted(letterOf(message)), { letter: 'x', event: 'lost' }, posted(unknown), posted('x')])
  await fetchAll()
  expect(await at.types(message)).toContain('posted')
  const found = await file('a.jsonl')
  expect(found).toMatchObject({ status: 'done', line: 4, taken: 1, refused: 3, code: null })
  expect(found?.faults).toEqual([
    { line: 2, reason: 'event', letter: null },
    { line: 3, reason: 'unknown-letter', letter: unknown },
    { line: 4, reason: 'unknown-letter', letter: null },
  ])
  expect(inFolder('done')).toContain('a.jsonl')
  const open = async () => (await listReturnFiles(at.test.database.hub, 10)).map((each) => each.file)
  expect(await open()).toEqual(['a.jsonl'])
  if (found !== undefined) await settleReturnFile(at.test.database.hub, found.id, 'staff:1', at.clock.now())
  expect(await open()).toEqual([])
})

test('a report from before the hand-over changes nothing and is shown; an hour is a clock that is behind, and a bill may name any day', async () => {
  const [early, behind] = [await handedOver(), await handedOver()]
  const ago = (ms: number): string => new Date(at.clock.now().getTime() - ms).toISOString()
  partner.report('early.jsonl', [
    { letter: letterOf(early), event: 'posted', at: '2019-03-01T10:00:00+01:00' },
    { letter: letterOf(early), event: 'returned', at: ago(3 * 86_400_000), reason: 'moved' },
    { letter: letterOf(behind), event: 'posted', at: ago(3_600_000) },
    { letter: letterOf(early), event: 'billed', at: ago(3 * 86_400_000), amount: 121, sheets: 1 },
  ])
  await fetchAll()
  expect(await file('early.jsonl')).toMatchObject({ status: 'done', taken: 2, refused: 2, billed: 121 })
  expect((await file('early.jsonl'))?.faults).toEqual([
    { line: 1, reason: 'before-hand-over', letter: letterOf(early) },
    { line: 2, reason: 'before-hand-over', letter: letterOf(early) },
  ])
  expect(await at.types(early)).not.toContain('posted')
  expect(await at.types(early)).not.toContain('returned')
  expect(await at.types(behind)).toContain('posted')
  partner.report('mended.jsonl', [posted(letterOf(early))])
  await fetchAll()
  expect(await at.types(early)).toContain('posted')
})

test('a file that cannot be read blocks no other, and is set aside after three attempts', async () => {
  const message = await handedOver()
  mkdirSync(join(partner.folder, 'out'), { recursive: true })
  // This server shows the link as a plain file.
  const elsewhere = join(partner.folder, 'elsewhere')
  mkdirSync(elsewhere)
  symlinkSync(elsewhere, join(partner.folder, 'out', '0-unreadable.jsonl'))
  partner.report('b.jsonl', [posted(letterOf(message))])
  await fetchAll()
  expect(await at.types(message)).toContain('posted')
  expect(await file('0-unreadable.jsonl')).toMatchObject({ status: 'reading', failures: 1 })
  await fetchAll()
  expect(inFolder('refused')).not.toContain('0-unreadable.jsonl')
  await fetchAll()
  expect(await file('0-unreadable.jsonl')).toMatchObject({ status: 'refused', failures: 3, code: 'unreadable' })
  expect(inFolder('refused')).toContain('0-unreadable.jsonl')
})

test('a partner that is away costs no file an attempt', async () => {
  partner.report('c.jsonl', [{ letter: 'x' }])
  partner.sftp.fault = 'refuses-login'
  await fetchAll()
  partner.sftp.fault = 'none'
  expect(await file('c.jsonl')).toBeUndefined()
  await fetchAll()
  expect(await file('c.jsonl')).toMatchObject({ status: 'refused', code: 'no-line-taken', refused: 1, failures: 0 })
})

test('an interrupted file continues after the last portion, and no line is counted twice', async () => {
  const message = await handedOver()
  const lines = Array.from({ length: 2_500 }, (_, i) => (i === 2_400 ? posted(letterOf(message)) : posted('x')))
  partner.report('d.jsonl', lines)
  let portions = 0
  const asHub: typeof at.deps.database.asHub = (work) => {
    portions += 1
    if (portions === 2) throw Object.assign(new Error('gone'), { code: '57P01' })
    return at.deps.database.asHub(work)
  }
  await expect(partner.takeReturns({ ...at.test.database, asHub })).rejects.toThrow('gone')
  expect(await file('d.jsonl')).toMatchObject({ status: 'reading', line: 1_000, refused: 1_000, failures: 0 })
  await fetchAll()
  expect(await file('d.jsonl')).toMatchObject({ status: 'done', line: 2_500, taken: 1, refused: 2_499 })
  expect(await at.types(message)).toContain('posted')
})

test('a file with the name of one that was read is read as well', async () => {
  const message = await handedOver()
  partner.report('a.jsonl', [posted(letterOf(message))])
  await fetchAll()
  expect(await at.types(message)).toContain('posted')
  expect(inFolder('')).toEqual(['done', 'refused'])
})

test('a file that is too large is refused unread', async () => {
  writeFileSync(join(partner.folder, 'out', 'e.jsonl'), Buffer.alloc(65 * 1024 * 1024, 'x'))
  await fetchAll()
  expect(await file('e.jsonl')).toMatchObject({ status: 'refused', code: 'too-large', line: 0 })
  const rows = await at.test.database.hub.query(sql`select 1 as one from print_return_fault f
    join print_return_file r on r.id = f.file where r.file = 'e.jsonl'`)
  expect(rows).toEqual([])
})

test('a part that is made again leaves without a letter that ended in the meantime, and a part of ended letters leaves not at all', async () => {
  at.start()
  const messages = [await at.send(entity, { channels: ['print'] }), await at.send(entity, { channels: ['print'] })]
  for (const message of messages) await at.until(message, (row) => row.deliveries[0]?.status === 'planned')
  const [run] = await partner.closeRuns()
  for (const message of messages) await at.until(message, (row) => row.status === 'sent')
  await at.stop()
  if (run === undefined) throw new Error('No run was closed')
  const { database } = at.test
  const again = (n: number) => {
    const order = { reason: 'spoilt', statement: 'the operator saw the waste', by: 'staff:1' } as const
    return database.asHub((tx) => rerunPart(tx, { run, n }, order, at.clock.now()))
  }
  /** As a scan that came back by another way than the partner's files. */
  const end = (message?: MessageId) =>
    database.hub.query(sql`update delivery set content = null where message_id = ${message ?? null}`)
  expect(await again(1)).toMatchObject({ kind: 'ordered', n: 2, letters: 2 })
  await end(messages[0])
  await handOverReruns(at.deps)
  const parts = () =>
    database.hub.query(sql`
      select n, letters, handed_over_at is not null as left from print_part where run = ${run} order by n`)
  const both = [
    { n: 1, letters: 2, left: true },
    { n: 2, letters: 1, left: true },
  ]
  expect(await parts()).toEqual(both)
  expect(partner.packages().filter((name) => name.includes('-002'))).toHaveLength(1)
  // The timeline of the letter that left again says so once, also when the work was interrupted before it was written.
  expect(await rerunsWait(database.hub, at.clock.now())).toBe(true)
  await noteReruns(at.deps)
  await noteReruns(at.deps)
  expect(await rerunsWait(database.hub, at.clock.now())).toBe(false)
  const printedAgain = async (message?: MessageId) =>
    (message === undefined ? [] : await at.types(message)).filter((type) => type === 'printed-again').length
  expect([await printedAgain(messages[0]), await printedAgain(messages[1])]).toEqual([0, 1])
  expect(await again(2)).toMatchObject({ kind: 'ordered', n: 3, letters: 1 })
  await end(messages[1])
  await handOverReruns(at.deps)
  expect(await parts()).toEqual(both)
})
