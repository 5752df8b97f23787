import { recordAudit } from '../../core/audit/record-audit.ts'
import { readBackupState } from '../../core/db/backups/backup-state.ts'
import { Refusal } from '../../core/fault.ts'
import { parseId, showId } from '../../core/words/id.ts'
import { decideMissing } from '../../dispatcher/recovery/decide-missing.ts'
import { endRecovery } from '../../dispatcher/recovery/end-recovery.ts'
import { countMissing, listMissing, type MissingLetter } from '../../dispatcher/recovery/missing-letters.ts'
import { type Recovery, readRecoveries } from '../../dispatcher/recovery/recovery-state.ts'
import { takeBackDecisions } from '../../dispatcher/recovery/take-back.ts'
import type * as contract from '../contract/hub/recovery.ts'
import { pageOf } from '../http/cursor.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'

/** `GET /v1/recovery` */
export async function getRecovery(_call: CallOf<typeof contract.readRecovery>, deps: ApiDeps): Promise<Reply> {
  return json(200, await shown(deps, await lastRecovery(deps)))
}

/** `GET /v1/backups` */
export async function getBackups(_call: CallOf<typeof contract.readBackups>, { database }: ApiDeps): Promise<Reply> {
  const { baseAt, archives, archivedAt, failingSince } = await readBackupState(database.hub)
  const [last] = await readRecoveries(database.hub)
  const body: contract.Backups = {
    ...(baseAt !== null && { base: baseAt.toISOString() }),
    archiving: archives,
    ...(archivedAt !== null && { archivedUntil: archivedAt.toISOString() }),
    ...(failingSince !== null && { failingSince: failingSince.toISOString() }),
    recovery: last === undefined ? 'never' : last.endedAt === null ? 'open' : 'ended',
  }
  return json(200, body)
}

/** `GET /v1/recovery/letters` */
export async function getMissingLetters(
  call: CallOf<typeof contract.listMissingLetters>,
  deps: ApiDeps,
): Promise<Reply> {
  const { limit, cursor, channel, state, handedOver, undecided } = call.query
  const { id } = await lastRecovery(deps)
  const after =
    cursor === undefined ? undefined : (deps.cursors.read('missing-letters', cursor) as MissingLetter['message'])
  const filter = { channel, state, handedOver, undecided: undecided === 'true' }
  const rows = await listMissing(deps.database.hub, id, filter, { after, limit: limit + 1 })
  return json(
    200,
    pageOf(rows, limit, shownLetter, (row) => deps.cursors.write('missing-letters', row.message)),
  )
}

/** `POST /v1/recovery/decisions` */
export async function postDecisions(call: CallOf<typeof contract.decideMissingLetters>, deps: ApiDeps): Promise<Reply> {
  const { decision, message: given, ...filter } = call.body
  const message = given === undefined ? undefined : parseId('message', given)
  if (given !== undefined && message === undefined) throw new Refusal('UP-1404', 'There is no such letter in the list.')
  const recovery = await lastRecovery(deps)
  if (recovery.endedAt !== null)
    throw new Refusal('UP-5056', 'The recovery has ended: nothing can be decided any more.')
  const by = call.caller.actor
  const of = { ...filter, message }
  const { decided, refused } =
    decision === 'undecided'
      ? await takeBackDecisions(deps.database.hub, recovery, of)
      : await decideMissing(deps.archive, recovery, of, { decision, by })
  const about = showId('recovery', recovery.id)
  await recordAudit(deps.database, undefined, noteOf(call, 'decide-missing-letters', 'recovery', about))
  return json(200, { decided, refused: Object.entries(refused).map(([reason, letters]) => ({ reason, letters })) })
}

/** `POST /v1/recovery/end` */
export async function postEndRecovery(call: CallOf<typeof contract.endRecovery>, deps: ApiDeps): Promise<Reply> {
  await endRecovery(deps.database, { by: call.caller.actor, now: call.now, looked: call.body.looked })
  const recovery = await lastRecovery(deps)
  await recordAudit(deps.database, undefined, noteOf(call, 'end-recovery', 'recovery', showId('recovery', recovery.id)))
  return json(200, await shown(deps, recovery))
}

/** @throws Refusal UP-5056 where the database was never restored */
async function lastRecovery({ database }: ApiDeps): Promise<Recovery> {
  const [last] = await readRecoveries(database.hub)
  if (last === undefined) throw new Refusal('UP-5056', 'The database of this hub was never restored.')
  return last
}

async function shown({ database }: ApiDeps, recovery: Recovery): Promise<contract.Recovery> {
  const counts = await countMissing(database.hub, recovery.id)
  const { restoredTo, endedAt } = recovery
  return {
    id: showId('recovery', recovery.id),
    open: endedAt === null,
    begunAt: recovery.begunAt.toISOString(),
    ...(restoredTo !== null && { restoredTo: restoredTo.toISOString() }),
    ...(endedAt !== null && { endedAt: endedAt.toISOString() }),
    knownLeaves: recovery.logSize,
    publishedLeaves: recovery.publishedSize,
    packsWithoutIndex: recovery.packsWithoutIndex,
    surveyed: recovery.surveyedAt !== null,
    keysAdopted: recovery.keysAdopted,
    entitiesAdopted: recovery.entitiesAdopted,
    keysRefused: recovery.keysRefused,
    undecided: counts.reduce((sum, { decision, letters }) => sum + (decision === null ? letters : 0), 0),
    letters: counts.map(({ entityCode: entity, channel, state, handedOver, decision, letters }) => ({
      entity,
      channel,
      state,
      handedOver,
      ...(decision !== null && { decision }),
      letters,
    })),
  }
}

function shownLetter(letter: MissingLetter): contract.MissingLetter {
  const { entityCode: entity, reference, channel, sealedAt, state, handedOver, evidence, decision } = letter
  return {
    message: showId('message', letter.message),
    record: showId('record', letter.record),
    entity,
    reference,
    channel,
    sealedAt: sealedAt.toISOString(),
    state,
    handedOver,
    evidence,
    ...(decision !== null && { decision }),
  }
}
