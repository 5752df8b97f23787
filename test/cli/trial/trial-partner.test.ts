import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { startTrialPartner } from '../../../cli/trial/print-partner/run-partner.ts'
import { ManualClock } from '../../support/hub/manual-clock.ts'

function zipOf(files: readonly [string, Buffer][]): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, bytes] of files) zip.addBuffer(bytes, name)
  zip.end()
  return buffer(zip.outputStream)
}

const letters = Array.from({ length: 60 }, (_, at) => `dlv_${String(at).padStart(3, '0')}`)
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uitpost-trial-partner-'))
  const description = {
    run: 'run_1',
    part: 1,
    letters: letters.map((letter, at) => ({
      letter,
      position: at + 1,
      sheets: 1,
      postage: 'priority',
      zone: 'BE',
      documents: [{ file: `${letter}.pdf` }],
    })),
  }
  const files: [string, Buffer][] = [
    ['description.json', Buffer.from(JSON.stringify(description))],
    ...letters.map((letter): [string, Buffer] => [`${letter}.pdf`, Buffer.from(letter)]),
  ]
  const named = files.map(([name, bytes]) => ({ name, sha256: createHash('sha256').update(bytes).digest('hex') }))
  const manifest = Buffer.from(JSON.stringify({ files: named }))
  await mkdir(join(folder, 'in'), { recursive: true })
  await writeFile(
    join(folder, 'in', 'run_1-001.zip'),
    await zipOf([...files, ['manifest.json', manifest], ['manifest.sig', Buffer.from('')]]),
  )
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const eventsOf = async (name: string): Promise<{ letter: string; event: string; reason?: string }[]> =>
  (await readFile(join(folder, 'out', name), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
const reports = async () => (await readdir(join(folder, 'out'))).toSorted()

test('reports a package step by step, each step once, also when it is started again', async () => {
  const clock = new ManualClock(new Date())
  const open = () => startTrialPartner({ folder, clock, log: { warn: () => expect.fail('no warning') } as never })
  let partner = open()
  await partner.work()
  expect(await reports()).toEqual(['run_1-001-accepted.jsonl', 'run_1-001-printed.jsonl'])
  clock.advance(10_000)
  await partner.work()
  expect(await eventsOf('run_1-001-posted.jsonl')).toHaveLength(60)
  await partner.stop()
  partner = open()
  clock.advance(20_000)
  await partner.work()
  const back = await eventsOf('run_1-001-returned.jsonl')
  expect(back.length).toBeGreaterThan(0)
  expect(back.length).toBeLessThan(20)
  expect(back[0]).toMatchObject({ event: 'returned', reason: 'moved' })
  expect(await eventsOf('run_1-001-bill.jsonl')).toHaveLength(60)
  const before = await reports()
  await partner.work()
  expect(await reports()).toEqual(before)
  await partner.stop()
})
