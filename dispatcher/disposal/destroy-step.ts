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
  type LockedRecord,
  lockRecords,
  markDestroyed,
  nextRecords,
} from '../../archive/retention/destroy-records.ts'
import { writeDestroyedLists } from '../../archive/retention/destroyed-lists.ts'
import type { Disposal, ExclusionReason } from '../../archive/retention/disposal.ts'
import { hasSameRule } from '../../archive/retention/propose-disposal.ts'
import { takeRetentionTurn } from '../../archive/retention/retention-turn.ts'
import type { Tx } from '../../core/db/database.ts'
import { brusselsDay } from '../../core/words/days/brussels-day.ts'
import type { MessageId } from '../../core/words/id.ts'
import { lockMessages } from '../message/tracked-message.ts'
import { blockedLetters } from './blocked-letters.ts'
import type { DisposalDeps } from './disposal-deps.ts'
import { lettersWithTerm } from './gather-step.ts'
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
async function destroyChunk(tx: Tx, { id, entity }: Disposal, now: Date): Promise<boolean> {
  const listed = await nextRecords(tx, id, recordsPerChunk)
  if (listed.length === 0) return false
  const messages = listed.flatMap(({ message }) => message ?? [])
  // Messages before records, as everywhere else.
  await lockMessages(tx, messages)
  const records = await lockRecords(
    tx,
    listed.map(({ record }) => record),
  )
  const reasons = await reasonsToStay(tx, records, messages, now)
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

async function reasonsToStay(
  tx: Tx,
  records: readonly LockedRecord[],
  messages: readonly MessageId[],
  now: Date,
): Promise<ReadonlyMap<LockedRecord['record'], ExclusionReason>> {
  const blocked = await blockedLetters(tx, messages)
  const withTerm = await lettersWithTerm(tx, messages, brusselsDay(now), now)
  const reasons = new Map<LockedRecord['record'], ExclusionReason>()
  for (const { record, message, hold } of records) {
    const reason = hold !== null ? 'held' : (blocked.get(message) ?? (withTerm.has(message) ? 'term-runs' : undefined))
    if (reason !== undefined) reasons.set(record, reason)
  }
  return reasons
}
