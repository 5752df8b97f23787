import { eq } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { type Fault, Refusal } from '../../../core/fault.ts'
import type { TemplateFault } from '../../model/template-source.ts'
import type { VersionStatus } from '../../model/version-status.ts'
import { digestOf } from '../digest-of.ts'
import { version } from '../schema.ts'
import { changeStatus } from './change-status.ts'
import { findVersion, type VersionRow } from './find-version.ts'
import type { Inspection } from './inspect-version.ts'
import type { Actor } from './record-step.ts'

/** The version that was inspected, outside of a transaction; the step is refused (UP-1412) when the text was saved since. */
export interface Inspected {
  readonly version: VersionRow
  /** Absent in a state of the version in which the step cannot be taken: then the step is refused for that reason. */
  readonly inspection?: Inspection
}

/** Submits a draft for review by a second person. @throws Refusal UP-1001 with every fault of the text. */
export async function submitVersion(
  tx: Tx,
  { version: inspected, inspection }: Inspected,
  by: Actor,
  comment?: string,
): Promise<VersionRow> {
  if (inspection === undefined) return alreadyThere(inspected, 'draft', 'in-review')
  refuseFaults(inspection)
  return changeStatus(tx, inspected, { from: ['draft'], to: 'in-review', action: 'submitted' }, by, comment)
}

/**
 * Makes an approved version the one that letters get, now or at the given instant; from then on its text never changes.
 * @throws Refusal UP-1001 with every fault, UP-3002 when it was not approved.
 */
export async function publishVersion(
  tx: Tx,
  { version: inspected, inspection }: Inspected,
  by: Actor,
  at?: Date,
): Promise<VersionRow> {
  if (inspection === undefined) return alreadyThere(inspected, 'approved', 'published')
  refuseFaults(inspection)
  if (at !== undefined && at > by.now) return planPublication(tx, inspected, at, by)
  const digest = digestOf(inspection.tree)
  const set = { compiled: inspection.tree, digest, publishedAt: by.now, publishAt: null }
  return changeStatus(tx, inspected, { from: ['approved'], to: 'published', action: 'published', set }, by)
}

/** Requesting a step again that was already taken is no fault. @throws Refusal UP-3002 */
function alreadyThere(inspected: VersionRow, from: VersionStatus, to: VersionStatus): VersionRow {
  if (inspected.status === to) return inspected
  throw new Refusal('UP-3002', `Version ${inspected.number} is ${inspected.status}; this step starts from ${from}.`)
}

async function planPublication(tx: Tx, inspected: VersionRow, at: Date, by: Actor): Promise<VersionRow> {
  const set = { publishAt: at }
  const step = { from: ['approved'], to: 'approved', action: 'planned', set } as const
  return changeStatus(tx, inspected, step, by, `at ${at.toISOString()}`)
}

/**
 * Removes the planned day and hour of a publication: the version is approved, and is not published until it is requested again.
 * Where nothing is planned, nothing changes.
 * @throws Refusal UP-3002 when it was published in the meantime.
 */
export async function unschedulePublication(
  tx: Tx,
  key: string,
  number: number,
  by: Actor,
  comment?: string,
): Promise<VersionRow> {
  const { version: found } = await findVersion(tx, key, number)
  // The hub may be publishing it at this moment: this query waits for that, and reads the result.
  const [now = found] = await tx.orm.select().from(version).where(eq(version.id, found.id)).for('update')
  if (now.status !== 'approved')
    throw new Refusal('UP-3002', `Version ${number} is ${now.status}; only a planned publication can be taken back.`)
  if (now.publishAt === null) return now
  const step = { from: ['approved'], to: 'approved', action: 'unscheduled', set: { publishAt: null } } as const
  return changeStatus(tx, now, step, by, comment)
}

function refuseFaults({ faults }: Inspection): void {
  if (faults.length > 0)
    throw new Refusal('UP-1001', 'Correct the text, save it and submit it again.', faults.map(asFault))
}

/** A fault of a text as a fault of a request, complete, with the place also in words. */
export function asFault(fault: TemplateFault): Fault {
  const place = fault.line > 0 ? `Line ${fault.line}, column ${fault.column}: ` : ''
  return { in: 'body', ...fault, detail: `${place}${fault.detail}` }
}
