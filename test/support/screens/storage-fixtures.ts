import type { StoreFaultShown, StoreShown } from '../../../admin-ui/src/ui/api/operator-types.ts'
import { inDays } from './inbox-fixtures.ts'
import type { Fixtures } from './open-fixture-server.ts'

export const store: StoreShown = {
  second: { copiesWaiting: 12, removalsWaiting: 340, lagSeconds: 90, filled: true },
  locked: true,
  maxAgeDays: 30,
  round: {
    startedAt: inDays(-2),
    objects: 48_210,
    totalObjects: 312_044,
    bytes: 28_400_000_000,
    totalBytes: 92_000_000_000,
    documents: 2_410,
    faults: 0,
    urgent: false,
  },
  lastRound: {
    startedAt: inDays(-17),
    finishedAt: inDays(-2.1),
    objects: 305_118,
    totalObjects: 305_118,
    bytes: 180_200_000_000,
    totalBytes: 90_100_000_000,
    documents: 15_255,
    faults: 2,
    urgent: false,
  },
  faults: { open: 0, lost: 0, repaired: 2 },
  keys: {
    current: 2,
    masters: [
      { master: 2, sealed: 41 },
      { master: 1, sealed: 3 },
    ],
    rotations: [
      {
        entity: 'ent_01jd8e9zq0f9pvkx2m3t4w5y6z',
        number: 1,
        phase: 'rewrapping',
        startedAt: inDays(-0.1),
        rewrapped: 48_500,
        total: 120_302,
      },
    ],
  },
}

/** A pack that is lost, one that waits for the other location, and one that was repaired. */
export const storeFaults: readonly StoreFaultShown[] = [
  {
    id: 'sfl_01kc2v8w4h7nq5d9x3m6t0r1sa',
    object: 'pack',
    key: 'packs/01938f2a-7c11-7d3e-9a21-5b0c6d7e8f90/0193a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b',
    entity: 'ent_1',
    place: 'first',
    kind: 'altered',
    records: 27,
    foundAt: inDays(-0.2),
    outcome: 'lost',
    settledAt: inDays(-0.2),
  },
  {
    id: 'sfl_01kc2v8w4h7nq5d9x3m6t0r1sb',
    object: 'shared-part',
    key: 'parts/01938f2a-7c11-7d3e-9a21-5b0c6d7e8f90/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    entity: 'ent_1',
    place: 'second',
    kind: 'missing',
    records: 100_000,
    foundAt: inDays(-0.3),
    outcome: 'open',
  },
  {
    id: 'sfl_01kc2v8w4h7nq5d9x3m6t0r1sc',
    object: 'pack',
    key: 'packs/01938f2a-7c11-7d3e-9a21-5b0c6d7e8f90/0193a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2c',
    entity: 'ent_1',
    place: 'first',
    kind: 'truncated',
    records: 32,
    foundAt: inDays(-3),
    outcome: 'repaired',
    settledAt: inDays(-3),
    evidence:
      'evidence/packs/01938f2a-7c11-7d3e-9a21-5b0c6d7e8f90/0193a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2c-20261127t091500000z',
  },
]

export const storageFixtures: Fixtures = {
  'GET /v1/store': () => ({ json: store }),
  'GET /v1/store/faults': () => ({ json: { items: storeFaults.slice(2) } }),
}
