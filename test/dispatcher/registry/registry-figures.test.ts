import { expect, test } from 'vitest'
import { createLog } from '../../../core/log.ts'
import type { Recipient } from '../../../core/words/recipient.ts'
import type { Registry, RegistryAnswer } from '../../../dispatcher/registry/registry.ts'
import { countedRegistry, readRegistryGauges } from '../../../dispatcher/registry/registry-figures.ts'
import { cloneDatabase } from '../../support/database/database.ts'

const { database } = await cloneDatabase()
const { hub } = database
const log = createLog('silent')
let at = new Date('2026-11-30T10:00:00Z')
const clock = { now: () => at }
const person: RegistryAnswer = { kind: 'person', person: { addressHidden: false, detained: false, guardians: [] } }
const recipient: Recipient = { type: 'citizen', name: 'Ann', insz: '85031210044' }
const signal = new AbortController().signal

/** A registry that gives these answers. */
const answering = (answers: readonly RegistryAnswer[]): Registry => ({ isStandIn: true, lookUp: async () => answers })
const ask = (answers: readonly RegistryAnswer[]) =>
  countedRegistry(answering(answers), { hub, clock, log }).lookUp([recipient], 'before-sending', signal)

async function figures(): Promise<Record<string, number>> {
  const gauges = await readRegistryGauges(hub, clock.now())
  return Object.fromEntries(
    gauges.flatMap(({ name, values }) =>
      values.map(({ labels, value }) => [[name, ...Object.values(labels)].join(' '), value]),
    ),
  )
}

test('nothing is shown before the first question', async () => {
  expect(await figures()).toEqual({})
})

test('questions, answers by kind and the time away are counted; an answer ends the time away', async () => {
  expect(await ask([person, { kind: 'unknown' }])).toHaveLength(2)
  await ask([{ kind: 'away' }, { kind: 'away' }])
  at = new Date(at.getTime() + 400_000)
  await ask([{ kind: 'away' }])
  expect(await figures()).toMatchObject({
    'uitpost_registry_questions answered': 1,
    'uitpost_registry_questions failed': 2,
    'uitpost_registry_answers person': 1,
    'uitpost_registry_answers unknown': 1,
    'uitpost_registry_answers away': 3,
    uitpost_registry_away_seconds: 400,
  })
  await ask([person])
  expect(await figures()).toMatchObject({
    'uitpost_registry_questions answered': 2,
    uitpost_registry_away_seconds: 0,
  })
})

test('many processes at once lose no count', async () => {
  const before = (await figures())['uitpost_registry_answers person'] ?? 0
  await Promise.all(Array.from({ length: 20 }, () => ask([person])))
  expect((await figures())['uitpost_registry_answers person']).toBe(before + 20)
})

test('letters go on when counting fails', async () => {
  const broken = { query: async () => Promise.reject(new Error('away')) }
  const counted = countedRegistry(answering([person]), { hub: broken, clock, log })
  expect(await counted.lookUp([recipient], 'before-sending', signal)).toEqual([person])
})
