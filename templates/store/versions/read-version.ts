import { eq } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { Refusal } from '../../../core/fault.ts'
import { findLastReview, type LastReview, readJudgedText } from '../last-review.ts'
import { template, version } from '../schema.ts'
import { type CompileContext, loadCompileContext } from './compile-version.ts'
import { findLatestPublished, findVersion, type TemplateRow, type VersionRow } from './find-version.ts'
import { isOwnWork } from './four-eyes.ts'
import { listSteps, type StepLine } from './list-steps.ts'
import { findSuccessor, type PublishedNumber } from './retire-version.ts'

/** A version with its blocks and house style. The caller compiles it, which needs no transaction. */
export interface VersionReading {
  readonly template: TemplateRow
  readonly version: VersionRow
  readonly steps: readonly StepLine[]
  readonly compileContext: CompileContext
}

/** @throws Refusal UP-1404 */
export async function readVersion(tx: Tx, key: string, number: number): Promise<VersionReading> {
  return read(tx, await findVersion(tx, key, number))
}

/** A version with its text as it was judged last. @throws Refusal UP-1404, also where no such text is stored. */
export async function readJudgedVersion(tx: Tx, key: string, number: number, actor: string): Promise<VersionReading> {
  const { template: of, version: found } = await findVersion(tx, key, number)
  const source = await readJudgedText(tx, found, actor)
  // The compiled result, where there is one, belongs to the current text.
  return read(tx, { template: of, version: { ...found, source, compiled: null } })
}

/** A version as one caller sees it. */
export interface OwnReading extends VersionReading {
  /** The caller wrote in it: another person has to review it. */
  readonly ownWork: boolean
  /** The version that new letters get once this one is retired; undefined: none. */
  readonly successor: PublishedNumber | undefined
  /** The judgement with which the text can be compared. */
  readonly lastReview: LastReview | undefined
}

/** @throws Refusal UP-1404 */
export async function readVersionFor(tx: Tx, key: string, number: number, actor: string): Promise<OwnReading> {
  return asSeenBy(tx, await readVersion(tx, key, number), actor)
}

/** A version of any entity, as the hub. */
export async function readVersionById(tx: Tx, id: VersionRow['id']): Promise<VersionReading> {
  const [found] = await tx.orm
    .select({ template, version })
    .from(version)
    .innerJoin(template, eq(template.id, version.template))
    .where(eq(version.id, id))
  if (found === undefined) throw new Error('The version does not exist, although versions are never deleted')
  return read(tx, found)
}

/** @throws Refusal UP-1404, also where no version was published yet. */
export async function readLatestPublished(tx: Tx, key: string, actor: string): Promise<OwnReading> {
  const found = await findLatestPublished(tx, key)
  if (found === undefined) {
    throw new Refusal('UP-1404', 'No published template has this key; a draft is read by its number (…/versions/1).')
  }
  return asSeenBy(tx, await read(tx, found), actor)
}

async function asSeenBy(tx: Tx, reading: VersionReading, actor: string): Promise<OwnReading> {
  return {
    ...reading,
    ownWork: await isOwnWork(tx, reading.version, actor),
    successor: await findSuccessor(tx, reading.version),
    lastReview: await findLastReview(tx, reading.version, actor),
  }
}

async function read(tx: Tx, found: Pick<VersionReading, 'template' | 'version'>): Promise<VersionReading> {
  const { id, entity, source } = found.version
  const steps = await listSteps(tx, id)
  return { ...found, steps, compileContext: await loadCompileContext(tx, entity, source, found.template.class) }
}
