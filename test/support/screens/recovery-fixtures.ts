import type { Backups, MissingLetter, Recovery } from '../../../admin-ui/src/ui/api/operator-types.ts'
import { inDays } from './inbox-fixtures.ts'
import type { Fixtures } from './open-fixture-server.ts'

export const backups: Backups = {
  base: inDays(-0.4),
  archiving: true,
  archivedUntil: inDays(-0.001),
  recovery: 'never',
}

/** A database that was restored an hour ago, with letters of each channel that may have left. */
export const recovery: Recovery = {
  id: 'rcv_01kc2v8w4h7nq5d9x3m6t0r1sa',
  open: true,
  begunAt: inDays(-0.04),
  restoredTo: inDays(-0.09),
  knownLeaves: 48_210,
  publishedLeaves: 48_754,
  packsWithoutIndex: 1,
  surveyed: true,
  keysAdopted: 1,
  entitiesAdopted: 1,
  keysRefused: 0,
  undecided: 107,
  letters: [
    { entity: 'OVO000901', channel: 'ebox', state: 'unprepared', handedOver: 'possible', letters: 31 },
    {
      entity: 'OVO000901',
      channel: 'inbox',
      state: 'unprepared',
      handedOver: 'certain',
      decision: 'send-again',
      letters: 97,
    },
    { entity: 'OVO000901', channel: 'email', state: 'lost', handedOver: 'possible', decision: 'record', letters: 74 },
    { entity: 'OVO000901', channel: 'print', state: 'lost', handedOver: 'possible', letters: 75 },
    { entity: 'OVO000902', channel: 'print', state: 'planned', handedOver: 'unknown', decision: 'leave', letters: 2 },
    { entity: 'OVO000902', channel: 'ebox', state: 'unprepared', handedOver: 'possible', letters: 1 },
  ],
}

export const missingLetters: readonly MissingLetter[] = [
  {
    message: 'msg_01kc2v8w4h7nq5d9x3m6t0r1sa',
    record: 'rec_01kc2v8w4h7nq5d9x3m6t0r1sa',
    entity: 'OVO000901',
    reference: 'OMV-2026-0042',
    channel: 'ebox',
    sealedAt: inDays(-0.06),
    state: 'unprepared',
    handedOver: 'possible',
    evidence: 'in-log',
  },
  {
    message: 'msg_01kc2v8w4h7nq5d9x3m6t0r1sb',
    record: 'rec_01kc2v8w4h7nq5d9x3m6t0r1sb',
    entity: 'OVO000901',
    reference: 'SCHOOLTOESLAG-2026-2027-0000118',
    channel: 'inbox',
    sealedAt: inDays(-0.06),
    state: 'unprepared',
    handedOver: 'certain',
    evidence: 'in-inbox',
    decision: 'send-again',
  },
  {
    message: 'msg_01kc2v8w4h7nq5d9x3m6t0r1sc',
    record: 'rec_01kc2v8w4h7nq5d9x3m6t0r1sc',
    entity: 'OVO000901',
    reference: 'OMV-2026-0043',
    channel: 'email',
    sealedAt: inDays(-0.06),
    state: 'lost',
    handedOver: 'possible',
    evidence: 'in-log',
    decision: 'record',
  },
]

export const recoveryFixtures: Fixtures = {
  'GET /v1/backups': () => ({ json: backups }),
}
