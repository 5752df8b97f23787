import type { Tx } from '../../core/db/database.ts'
import { type Fault, Refusal } from '../../core/fault.ts'
import type { TemplateFault } from '../model/template-source.ts'
import { changeStatus } from './change-status.ts'
import { digestOf } from './digest-of.ts'
import type { VersionRow } from './find-version.ts'
import type { Inspection } from './inspect-version.ts'
import type { Doer } from './record-step.ts'
import type { VersionStatus } from './schema.ts'

/** What was looked at, outside of a transaction; the step is refused (UP-1412) when the text was saved since. */
export interface Inspected {
  readonly version: VersionRow
  /** Absent where the version is in no state from which the step leads on: then the step is refused for that. */
  readonly inspection?: Inspection
}

/** Hands a draft to a second person. @throws Refusal UP-1001 with every fault of the text. */
export async function submitVersion(
  tx: Tx,
  { version, inspection }: Inspected,
  by: Doer,
  comment?: string,
): Promise<VersionRow> {
  if (inspection === undefined) return alreadyThere(version, 'draft', 'in-review')
  refuseFaults(inspection)
  return changeStatus(tx, version, { from: ['draft'], to: 'in-review', action: 'submitted' }, by, comment)
}

/**
 * Makes an approved version the one that letters get, now or at the given instant; from then on its text never changes.
 * @throws Refusal UP-1001 with every fault, UP-3002 when it was not approved.
 */
export async function publishVersion(
  tx: Tx,
  { version, inspection }: Inspected,
  by: Doer,
  at?: Date,
): Promise<VersionRow> {
  if (inspection === undefined) return alreadyThere(version, 'approved', 'published')
  refuseFaults(inspection)
  if (at !== undefined && at > by.now) return planPublication(tx, version, at, by)
  const digest = digestOf(inspection.tree)
  const set = { compiled: inspection.tree, digest, publishedAt: by.now, publishAt: null }
  return changeStatus(tx, version, { from: ['approved'], to: 'published', action: 'published', set }, by)
}

/** Asking again for what is done is no fault. @throws Refusal UP-3002 */
function alreadyThere(version: VersionRow, from: VersionStatus, to: VersionStatus): VersionRow {
  if (version.status === to) return version
  throw new Refusal('UP-3002', `Version ${version.number} is ${version.status}; this step starts from ${from}.`)
}

async function planPublication(tx: Tx, version: VersionRow, at: Date, by: Doer): Promise<VersionRow> {
  const set = { publishAt: at }
  const step = { from: ['approved'], to: 'approved', action: 'planned', set } as const
  return changeStatus(tx, version, step, by, `at ${at.toISOString()}`)
}

function refuseFaults({ faults }: Inspection): void {
  if (faults.length > 0)
    throw new Refusal('UP-1001', 'Correct the text, save it and submit it again.', faults.map(asFault))
}

/** A fault of a text as a fault of a request: whole, with the place in words too. */
export function asFault(fault: TemplateFault): Fault {
  const place = fault.line > 0 ? `Line ${fault.line}, column ${fault.column}: ` : ''
  return { in: 'body', ...fault, detail: `${place}${fault.detail}` }
}
