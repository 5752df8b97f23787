import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import { type Fault, Refusal } from '../../core/fault.ts'
import type { TemplateFault } from '../model/template-source.ts'
import type { TemplateTree } from '../model/template-tree.ts'
import { changeStatus } from './change-status.ts'
import { compile, loadSurroundings } from './compile-version.ts'
import { findVersion, type VersionRow } from './find-version.ts'
import { type Doer, recordStep } from './record-step.ts'
import { version } from './schema.ts'

/** Hands a draft to a second person. @throws Refusal UP-1001 with every fault of the text. */
export async function submitVersion(
  tx: Tx,
  key: string,
  number: number,
  by: Doer,
  comment?: string,
): Promise<VersionRow> {
  const { version: found } = await findVersion(tx, key, number)
  if (found.status === 'draft') await refuseFaults(tx, found)
  return changeStatus(tx, found, { from: ['draft'], to: 'in-review', action: 'submitted' }, by, comment)
}

/**
 * Makes an approved version the one that letters get, now or at the given instant; from then on its text never changes.
 * @throws Refusal UP-3002 when it was not approved.
 */
export async function publishVersion(tx: Tx, key: string, number: number, by: Doer, at?: Date): Promise<VersionRow> {
  const { version: found } = await findVersion(tx, key, number)
  if (at !== undefined && at > by.now && found.status === 'approved') return publishLater(tx, found, at, by)
  return publish(tx, found, by)
}

/**
 * Versions whose day has come; called by a timer, as the hub. One that has become faulty (its house style lost a picture)
 * goes back to its writer with the reason, so that it keeps nobody else waiting.
 * @returns how many were published.
 */
export async function publishDueVersions(tx: Tx, now: Date): Promise<number> {
  const due = await tx.query<{ id: VersionRow['id'] }>(sql`
    select id from version where status = 'approved' and publish_at <= ${now} order by publish_at limit 20 for update skip locked`)
  const by = { actor: 'hub', now }
  let published = 0
  for (const { id } of due) {
    const [found] = await tx.orm.select().from(version).where(eq(version.id, id))
    if (found === undefined) continue
    try {
      await publish(tx, found, by)
      published += 1
    } catch (refused) {
      if (!(refused instanceof Refusal)) throw refused
      const set = { publishAt: null }
      const reason = refused.faults.map((each) => each.detail).join(' ') || refused.message
      await changeStatus(tx, found, { from: ['approved'], to: 'draft', action: 'rejected', set }, by, reason)
    }
  }
  return published
}

async function publish(tx: Tx, found: VersionRow, by: Doer): Promise<VersionRow> {
  // What is published stays as it is, also when it is asked for again; what was not approved is refused for that.
  const tree = found.status === 'approved' ? await refuseFaults(tx, found) : null
  const digest = createHash('sha256')
    .update(canonicalize(tree) ?? '')
    .digest('hex')
  const set = { compiled: tree, digest, publishedAt: by.now, publishAt: null }
  return changeStatus(tx, found, { from: ['approved'], to: 'published', action: 'published', set }, by)
}

async function publishLater(tx: Tx, found: VersionRow, at: Date, by: Doer): Promise<VersionRow> {
  await refuseFaults(tx, found)
  const [planned] = await tx.orm.update(version).set({ publishAt: at }).where(eq(version.id, found.id)).returning()
  if (planned === undefined) throw new Error('The version is gone')
  await recordStep(tx, planned, 'published', by, `at ${at.toISOString()}`)
  return planned
}

async function refuseFaults(tx: Tx, found: VersionRow): Promise<TemplateTree> {
  const { tree, faults } = compile(found.source, await loadSurroundings(tx, found.entity, found.source))
  if (faults.length === 0) return tree
  throw new Refusal('UP-1001', 'Correct the text, save it and submit it again.', faults.map(asFault))
}

/** A fault of a text as a fault of a request, with the place in words. */
export function asFault(fault: TemplateFault): Fault {
  const place = fault.line > 0 ? `Line ${fault.line}, column ${fault.column}: ` : ''
  return { in: 'body', pointer: fault.pointer, code: fault.code, detail: `${place}${fault.detail}` }
}
