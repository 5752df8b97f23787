import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { Refusal } from '../../../core/fault.ts'
import type { VersionStatus } from '../../model/version-status.ts'
import { version } from '../schema.ts'
import { findVersion, type VersionRow } from './find-version.ts'
import { refuseOwnReview } from './four-eyes.ts'
import { type Actor, recordStep, type StepAction } from './record-step.ts'

interface Change {
  readonly from: readonly VersionStatus[]
  readonly to: VersionStatus
  readonly action: StepAction
  readonly set?: Partial<typeof version.$inferInsert>
}

/**
 * One step in the life of a version; taking it again is no fault.
 * @throws Refusal UP-3002 when this step cannot be taken in the state of the version; UP-1412 when it was changed in the
 * meantime.
 */
export async function changeStatus(
  tx: Tx,
  found: VersionRow,
  change: Change,
  by: Actor,
  comment?: string,
): Promise<VersionRow> {
  const [changed] = await tx.orm
    .update(version)
    .set({ status: change.to, ...change.set })
    .where(
      and(
        eq(version.id, found.id),
        // The text that was read, not one that was saved in the meantime.
        eq(version.revision, found.revision),
        inArray(version.status, [...change.from]),
      ),
    )
    .returning()
  if (changed === undefined) {
    if (found.status === change.to) return found
    if (change.from.includes(found.status))
      throw new Refusal('UP-1412', 'Another person changed this version at the same moment. Read it again.')
    throw new Refusal(
      'UP-3002',
      `Version ${found.number} is ${found.status}; this step starts from ${change.from.join(' or ')}.`,
    )
  }
  await recordStep(tx, changed, change.action, by, comment)
  return changed
}

export async function approveVersion(
  tx: Tx,
  key: string,
  number: number,
  by: Actor,
  comment?: string,
): Promise<VersionRow> {
  const { version: found } = await findVersion(tx, key, number)
  await refuseOwnReview(tx, found, by)
  return changeStatus(tx, found, { from: ['in-review'], to: 'approved', action: 'approved' }, by, comment)
}

/** Returns the version to its writer as a draft, with the changes that the reviewer requests. */
export async function rejectVersion(
  tx: Tx,
  key: string,
  number: number,
  by: Actor,
  comment?: string,
): Promise<VersionRow> {
  const { version: found } = await findVersion(tx, key, number)
  await refuseOwnReview(tx, found, by)
  return changeStatus(tx, found, { from: ['in-review'], to: 'draft', action: 'rejected' }, by, comment)
}

/** Withdrawn from review before it was judged: a draft again, for its writers. @throws Refusal UP-3002, UP-1404 */
export async function withdrawVersion(
  tx: Tx,
  key: string,
  number: number,
  by: Actor,
  comment?: string,
): Promise<VersionRow> {
  const { version: found } = await findVersion(tx, key, number)
  return changeStatus(tx, found, { from: ['in-review'], to: 'draft', action: 'withdrawn' }, by, comment)
}

/** An unwanted draft: it stays in the history, and is left out of the lists. @throws Refusal UP-3002, UP-1404 */
export async function discardVersion(
  tx: Tx,
  key: string,
  number: number,
  by: Actor,
  comment?: string,
): Promise<VersionRow> {
  const { version: found } = await findVersion(tx, key, number)
  return changeStatus(tx, found, { from: ['draft'], to: 'discarded', action: 'discarded' }, by, comment)
}
