import type { Tx } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import { loadSurroundings, type Surroundings } from './compile-version.ts'
import { findLatestPublished, findVersion, type TemplateRow, type VersionRow } from './find-version.ts'
import { listSteps, type StepLine } from './list-templates.ts'

/** A version with all that stands around it. Compiling it is left to who asks: it needs no transaction. */
export interface VersionReading {
  readonly template: TemplateRow
  readonly version: VersionRow
  readonly steps: readonly StepLine[]
  readonly surroundings: Surroundings
}

/** @throws Refusal UP-1404 */
export async function readVersion(tx: Tx, key: string, number: number): Promise<VersionReading> {
  return read(tx, await findVersion(tx, key, number))
}

/** @throws Refusal UP-1404, also where no version was published yet. */
export async function readLatestPublished(tx: Tx, key: string): Promise<VersionReading> {
  const found = await findLatestPublished(tx, key)
  if (found === undefined) {
    throw new Refusal('UP-1404', 'No published template has this key; a draft is read by its number (…/versions/1).')
  }
  return read(tx, found)
}

async function read(tx: Tx, found: Pick<VersionReading, 'template' | 'version'>): Promise<VersionReading> {
  const { version } = found
  const steps = await listSteps(tx, version.id)
  return { ...found, steps, surroundings: await loadSurroundings(tx, version.entity, version.source) }
}
