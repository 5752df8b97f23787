import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { eq, sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Tx } from '../../core/db/database.ts'
import { type Fault, Refusal } from '../../core/fault.ts'
import type { Language } from '../../core/words/language.ts'
import { checkTemplate } from '../language/check-template.ts'
import type { SharedBlock, TemplateFault, TemplateSource } from '../model/template-source.ts'
import type { TemplateTree } from '../model/template-tree.ts'
import { changeStatus } from './change-status.ts'
import { findVersion, type VersionRow } from './find-version.ts'
import { type Doer, recordStep } from './record-step.ts'
import { version } from './schema.ts'

/** Parses a version with its blocks and fills each sample in each language: all that is wrong with its text. */
export async function compileVersion(
  tx: Tx,
  source: TemplateSource,
): Promise<{ tree: TemplateTree; faults: TemplateFault[] }> {
  return checkTemplate(source, await findBlocks(tx, source.blocks))
}

/** Hands a draft to a second person. @throws Refusal UP-1001 with every fault of the text. */
export async function submitVersion(
  tx: Tx,
  key: string,
  number: number,
  by: Doer,
  comment?: string,
): Promise<VersionRow> {
  const { version: found } = await findVersion(tx, key, number)
  await refuseFaults(tx, found)
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

/** Versions whose day has come; called by a timer, as the hub. @returns how many were published. */
export async function publishDueVersions(tx: Tx, now: Date): Promise<number> {
  const due = await tx.query<{ id: VersionRow['id'] }>(sql`
    select id from version where status = 'approved' and publish_at <= ${now} order by publish_at limit 20 for update skip locked`)
  for (const { id } of due) {
    const [found] = await tx.orm.select().from(version).where(eq(version.id, id))
    if (found !== undefined) await publish(tx, found, { actor: 'hub', now })
  }
  return due.length
}

async function publish(tx: Tx, found: VersionRow, by: Doer): Promise<VersionRow> {
  const tree = await refuseFaults(tx, found)
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
  const { tree, faults } = await compileVersion(tx, found.source)
  if (faults.length === 0) return tree
  throw new Refusal('UP-1001', 'Correct the text, save it and submit it again.', faults.map(asFault))
}

function asFault(fault: TemplateFault): Fault {
  const place = fault.line > 0 ? `Line ${fault.line}, column ${fault.column}: ` : ''
  return { in: 'body', pointer: fault.pointer, code: fault.code, detail: `${place}${fault.detail}` }
}

/** The pinned blocks that a version names as `key@number`; one that is missing is a fault of the text, found by the parser. */
async function findBlocks(tx: Tx, names: readonly string[]): Promise<SharedBlock[]> {
  const wanted = names.map((name) => /^(.+)@(\d+)$/.exec(name)).filter((match) => match !== null)
  if (wanted.length === 0) return []
  const rows = await tx.query<{ key: string; number: number; languages: Partial<Record<Language, string>> }>(sql`
    select b.key, b.number, b.languages from block b
    join unnest(${arrayOf(
      'text',
      wanted.map((match) => match[1]),
    )}, ${arrayOf(
      'int',
      wanted.map((match) => Number(match[2])),
    )}) as w(key, number)
      on w.key = b.key and w.number = b.number`)
  return rows.map((row) => ({ key: row.key, version: row.number, bodies: row.languages }))
}
