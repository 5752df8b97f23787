import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { beforeEach, expect, test } from 'vitest'
import { registryPeople } from '../../../cli/trial/registry/registry-people.ts'
import { startRegistry } from '../../../cli/trial/registry/registry-stand-in.ts'
import type { Recipient } from '../../../core/words/recipient.ts'
import { openHttpRegistry } from '../../../dispatcher/registry/http-registry.ts'
import { testInsz } from '../../../seeds/people.ts'
import { ManualClock } from '../../support/hub/manual-clock.ts'
import { afterFile } from '../../support/process/after-file.ts'

const dataDir = await mkdtemp(join(tmpdir(), 'uitpost-registry-'))
afterFile(() => rm(dataDir, { recursive: true, force: true }))
const standIn = await startRegistry({ dataDir })
afterFile(() => standIn.stop())
const clock = new ManualClock('2026-11-30T10:00:00Z')
const lines: string[] = []
const log = pino({}, { write: (line) => void lines.push(line) })
const open = (change: { keyFile?: string; timeoutMs?: number } = {}) => {
  const registry = openHttpRegistry({ ...standIn, timeoutMs: 2_000, isStandIn: true, ...change }, { clock, log })
  afterFile(async () => registry.close())
  return registry
}
const registry = open()
const signal = new AbortController().signal
const ask = (recipients: readonly Recipient[], of = registry) => of.lookUp(recipients, 'before-sending', signal)
const person = (insz: string): Recipient => ({ type: 'citizen', insz, name: 'Iemand' })
const numberOf = (shows: string): string => registryPeople.find((each) => each.shows === shows)?.number ?? ''

beforeEach(() => {
  standIn.answerAgain()
  clock.advance(60_000)
})

test('a set is one question, each person once; answers come back in order', async () => {
  const before = standIn.asked.length
  const someone = testInsz('850312', 124)
  const dead = numberOf('died, nobody settles the estate')
  const answers = await ask([
    person(someone),
    person(dead),
    { type: 'addressee', name: 'Zonder nummer' },
    person(dead),
    { type: 'enterprise', enterpriseNumber: numberOf('bankrupt'), name: 'Meubels' },
  ])
  expect(answers.map(({ kind }) => kind)).toEqual(['unknown', 'person', 'unknown', 'person', 'enterprise'])
  expect(standIn.asked.slice(before)).toEqual([[someone, dead, numberOf('bankrupt')]])
})

test('a large set is asked in parts of 500', async () => {
  const before = standIn.asked.length
  const many = Array.from({ length: 1_100 }, (_, n) => person(testInsz('600101', n % 998)))
  const answers = await ask(many)
  expect(answers).toHaveLength(1_100)
  expect(standIn.asked.slice(before).map((each) => each.length)).toEqual([500, 498])
})

test('an address that is not disclosed never enters the hub', async () => {
  const [answer] = await ask([person(numberOf('an address that is not disclosed'))])
  expect(answer).toMatchObject({ kind: 'person', person: { addressHidden: true } })
  expect(JSON.stringify(answer)).not.toContain('Geheime')
})

test.each(['cut', 'nonsense', 500, 401] as const)(
  'away (%s): nothing is thrown, and others do not wait for it',
  async (how) => {
    standIn.fail(how)
    const before = lines.length
    expect(await ask([person(testInsz('850312', 124))])).toEqual([{ kind: 'away' }])
    // It rests for a while: the next chunk is not held up.
    standIn.answerAgain()
    expect(await ask([person(testInsz('850312', 124))])).toEqual([{ kind: 'away' }])
    expect(lines.length - before).toBe(1)
    clock.advance(10_001)
    expect(await ask([person(testInsz('850312', 124))])).toEqual([{ kind: 'unknown' }])
  },
)

test('a wrong key is away; a new key needs no restart; no log has a number', async () => {
  const keyFile = join(dataDir, 'other-key')
  await writeFile(keyFile, 'wrong')
  const other = open({ keyFile })
  expect(await ask([person(testInsz('850312', 124))], other)).toEqual([{ kind: 'away' }])
  await writeFile(keyFile, await import('node:fs/promises').then(({ readFile }) => readFile(standIn.keyFile)))
  clock.advance(10_001)
  expect(await ask([person(testInsz('850312', 124))], other)).toEqual([{ kind: 'unknown' }])
  expect(lines.join('\n')).not.toContain(testInsz('850312', 124))
})
