import type {
  DeadLetterGroup,
  DispatcherProcess,
  EboxFigures,
  ListFailure,
  Traffic,
} from '../../../admin-ui/src/ui/api/operator-types.ts'
import { inDays } from './inbox-fixtures.ts'
import type { Call, Fixtures } from './open-fixture-server.ts'
import { recoveryFixtures } from './recovery-fixtures.ts'
import { storageFixtures } from './storage-fixtures.ts'

const groups: readonly DeadLetterGroup[] = [
  {
    entity: 'ent_1',
    entityName: { nl: 'Gemeente Voorbeeldegem' },
    stage: 'deliver',
    kind: 'database',
    replay: 'later',
    letters: 17,
    firstAt: inDays(-0.4),
    lastAt: inDays(-0.3),
  },
  {
    entity: 'ent_2',
    entityName: { nl: 'Agentschap Voorbeeldpremies' },
    stage: 'prepare',
    kind: 'unreadable-attachment',
    replay: 'no',
    letters: 1,
    firstAt: inDays(-0.2),
    lastAt: inDays(-0.2),
  },
]
/** A part that is retried, a whole list, and rows that were left out. */
export const listFailures: readonly ListFailure[] = [
  {
    batch: 'bat_01kc2v8w4h7nq5d9x3m6t0r1sa',
    entity: 'ent_1',
    entityName: { nl: 'Agentschap Voorbeeldpremies' },
    template: 'premie-toegekend',
    step: 'accepting',
    code: '08006',
    kind: 'database',
    state: 'retried',
    attempts: 4,
    firstAt: inDays(-0.1),
    lastAt: inDays(-0.02),
    retryAt: inDays(0.01),
    firstRow: 2001,
    lastRow: 2500,
    refused: [],
  },
  {
    batch: 'bat_01kc2v8w4h7nq5d9x3m6t0r1sb',
    entity: 'ent_2',
    entityName: { nl: 'Gemeente Voorbeeldegem' },
    step: 'splitting',
    code: 'ENOSPC',
    kind: 'disk-full',
    state: 'retried',
    attempts: 1,
    firstAt: inDays(-0.05),
    lastAt: inDays(-0.05),
    refused: [],
  },
  {
    batch: 'bat_01kc2v8w4h7nq5d9x3m6t0r1sc',
    entity: 'ent_2',
    entityName: { nl: 'Gemeente Voorbeeldegem' },
    template: 'afvalkalender',
    step: 'checking',
    code: 'TypeError',
    kind: 'other',
    state: 'refused',
    attempts: 6,
    firstAt: inDays(-0.9),
    lastAt: inDays(-0.5),
    firstRow: 41,
    lastRow: 43,
    refused: [41, 43],
  },
]
const eboxFigures: EboxFigures = {
  consents: [
    { answer: 'never-opened', day: 312, week: 1_240, older: 0, oldestAt: inDays(-6.2) },
    { answer: 'no-consent', day: 18_204, week: 61_377, older: 12, oldestAt: inDays(-8.1) },
    { answer: 'yes', day: 20_911, week: 74_050, older: 3, oldestAt: inDays(-7.4) },
  ],
  letters: { followed: 48_211, overdue: 500, oldestDueAt: inDays(-0.08), withoutId: 2 },
  calls: [
    { call: 'consent', result: 'ok', calls: 412, lastAt: inDays(-0.001) },
    { call: 'publish', result: 'ok', calls: 41_330, lastAt: inDays(-0.0005) },
    { call: 'publish', result: 'NO_DIGITAL_USER', calls: 288, lastAt: inDays(-0.01) },
    { call: 'publish', result: 'sender-not-authorised', calls: 17, lastAt: inDays(-0.3) },
    { call: 'publish', result: '503', calls: 4, lastAt: inDays(-1.2) },
    { call: 'status', result: 'token-refused', calls: 3, lastAt: inDays(-0.08) },
  ],
}
const dispatchers: readonly DispatcherProcess[] = [
  {
    id: '0a6f2b1c-6f0e-4f6e-9d0a-1c2b3a4d5e6f',
    state: 'running',
    startedAt: inDays(-3),
    seenAt: inDays(-0.00005),
    queue: 'UP',
    store: 'UP',
  },
  {
    id: '5e1d7c40-0b6a-4f0f-8a51-9b1f7d2c3e4a',
    state: 'lost',
    startedAt: inDays(-5),
    seenAt: inDays(-2),
    queue: 'UP',
    store: 'UP',
  },
]
/** Midnight in Brussels of the day of the fixtures, and the hours after it. */
const hours = [0, 0, 0, 0, 0, 0, 40, 310, 980, 1220, 1140, 1180, 640, 700, 410, 0, 0, 0, 0, 0, 0, 0, 0, 0]
const traffic = (period: Traffic['period']): Traffic => ({
  period,
  from: '2026-11-24T23:00:00.000Z',
  until: '2026-11-25T23:00:00.000Z',
  buckets: (period === 'day' ? hours : hours.slice(6, 13)).map((letters, place) => ({
    at: new Date(Date.UTC(2026, 10, 24, 23) + place * (period === 'day' ? 3_600_000 : 86_400_000)).toISOString(),
    channels:
      letters === 0
        ? []
        : [
            { name: 'inbox', left: Math.round(letters * 0.6), refused: 0, unanswered: 0 },
            { name: 'email', left: Math.round(letters * 0.25), refused: 2, unanswered: 5 },
            { name: 'print', left: Math.round(letters * 0.15), refused: 0, unanswered: 0 },
          ],
  })),
  today: { accepted: 12_480, left: 8642, printRun: 2430, underWay: 1290, planned: 84, stuck: 18, ended: 16 },
})

/** The figures of the operators' page beside channels, return files and single letters. */
export const operationFixtures: Fixtures = {
  'GET /v1/dead-letter-groups': () => ({ json: { items: groups } }),
  'GET /v1/list-failures': () => ({ json: { items: [] } }),
  'GET /v1/ebox-figures': () => ({ json: eboxFigures }),
  'GET /v1/alert-flow': () => ({
    json: {
      from: inDays(-0.06),
      until: inDays(-0.01),
      letters: 1284,
      alerted: 960,
      gapPercent: 25.2,
      alarm: true,
      refused: 310,
      refusedPercent: 24.1,
      refusedAlarm: true,
    },
  }),
  ...storageFixtures,
  ...recoveryFixtures,
  'GET /v1/dispatchers': () => ({ json: { items: dispatchers } }),
  'GET /v1/traffic': ({ query }: Call) => ({ json: traffic(query.get('period') === 'week' ? 'week' : 'day') }),
}
