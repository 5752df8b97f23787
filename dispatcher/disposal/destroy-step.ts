import {
  beginDestruction,
  type ClaimedDisposal,
  endDestruction,
  lockClaimed,
  stopForRule,
} from '../../archive/retention/claim-disposal.ts'
import {
  destroyedLeaves,
  destroyRecords,
  excludeRecords,
  lockRecords,
  markDestroyed,
  nextRecords,
} from '../../archive/retention/destroy-records.ts'
import { writeDestroyedLists } from '../../archive/retention/destroyed-lists.ts'
import type { Disposal } from '../../archive/retention/disposal.ts'
import { hasSameRule } from '../../archive/retention/propose-disposal.ts'
import { takeRetentionTurn } from '../../archive/retention/retention-turn.ts'
import type { Tx } from '../../core/db/database.ts'
import { lockMessages } from '../message/tracked-message.ts'
import type { DisposalDeps } from './disposal-deps.ts'
import { reasonsToStay } from './reasons-to-stay.ts'
import { removeLetterData } from './remove-letter-data.ts'

/** Records of one transaction: far below the longest that the hub allows, and few enough for a hold not to wait. */
export const recordsPerChunk = 500

/**
 * Destroys the next records of a disposal, each with everything that goes with it, in one transaction that asks again for holds, cases and
 * terms. The list of the chunk before it is outside the database by then. A process that dies at any moment leaves every record whole or
 * gone.
 */
export async function destroyStep(deps: DisposalDeps, claimed: ClaimedDisposal): Promise<void> {
  await writeDestroyedLists(deps, claimed.id)
  await deps.database.asHub(async (tx) => {
    const now = deps.clock.now()
    const disposal = await lockClaimed(tx, claimed, now, deps.leaseMs)
    if (disposal === undefined) return
    await takeRetentionTurn(tx, disposal.entity)
    if (!(await hasSameRule(tx, disposal))) return stopForRule(tx, disposal, now)
    if (disposal.status === 'approved') await beginDestruction(tx, disposal.id, now)
    if (!(await destroyChunk(tx, disposal, now))) await endDestruction(tx, disposal.id, now)
  })
}

/** @returns false when no record of the list is left */
async function destroyChunk(tx: Tx, disposal: Disposal, now: Date): Promise<boolean> {
  const { id, entity } = disposal
  const listed = await nextRecords(tx, id, recordsPerChunk)
  if (listed.length === 0) return false
  const messages = listed.flatMap(({ message }) => message ?? [])
  // Messages before records, as everywhere else.
  await lockMessages(tx, messages)
  const records = await lockRecords(
    tx,
    listed.map(({ record }) => record),
  )
  const reasons = await reasonsToStay(tx, disposal, records, now)
  await excludeRecords(
    tx,
    id,
    records.flatMap(({ record, hold }) => {
      const reason = reasons.get(record)
      return reason === undefined ? [] : [{ record, reason, hold: reason === 'held' ? hold : null }]
    }),
  )
  const going = records.filter(({ record }) => !reasons.has(record))
  await destroyRecords(
    tx,
    entity,
    destroyedLeaves(
      id,
      going.map(({ record }) => record),
    ),
  )
  await removeLetterData(
    tx,
    going.map(({ message }) => message),
    now,
    'leaves',
  )
  await markDestroyed(
    tx,
    id,
    listed.filter(({ record }) => !reasons.has(record)).map(({ record }) => record),
  )
  return true
}
