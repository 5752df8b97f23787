import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { Refusal } from '../../../core/fault.ts'
import { type EntityId, newId } from '../../../core/words/id.ts'
import type { IfMatch } from '../../../core/words/if-match.ts'
import type { Localized } from '../../../core/words/language.ts'
import type { TemplateSource } from '../../model/template-source.ts'
import { digestOf } from '../digest-of.ts'
import { template, version } from '../schema.ts'
import { findVersion, type TemplateRow, type VersionRow } from './find-version.ts'
import { writersOfCopy, writersOfText } from './four-eyes.ts'
import { type Actor, recordSaving, recordStep } from './record-step.ts'

const emptySource: TemplateSource = {
  languages: { nl: { subject: '', body: '' } },
  fallback: ['nl'],
  variables: [],
  actions: [],
  samples: [],
  blocks: [],
}

/** A new kind of letter, with an empty version 1 as draft. @throws Refusal UP-3002 when the key is taken. */
export async function createTemplate(
  tx: Tx,
  entity: EntityId,
  wanted: { key: string; name: Localized; class: string },
  by: Actor,
): Promise<VersionRow> {
  const [made] = await tx.orm
    .insert(template)
    .values({ id: newId('template', by.now), entity, ...wanted, createdAt: by.now })
    .onConflictDoNothing({ target: [template.entity, template.key] })
    .returning()
  if (made === undefined) {
    throw new Refusal('UP-3002', `There is already a template \`${wanted.key}\`; make a new version of it instead.`)
  }
  return addDraft(tx, made, emptySource, by)
}

/** Gives a kind of letter another name; no letter shows it. @throws Refusal UP-1404 */
export async function renameTemplate(tx: Tx, key: string, name: Localized): Promise<void> {
  const renamed = await tx.orm
    .update(template)
    .set({ name })
    .where(eq(template.key, key))
    .returning({ id: template.id })
  if (renamed.length === 0) throw new Refusal('UP-1404', `There is no template \`${key}\`.`)
}

/** A new draft from an earlier version, which is also how an older text is restored. */
export async function copyVersion(tx: Tx, key: string, from: number, by: Actor): Promise<VersionRow> {
  const earlier = await findVersion(tx, key, from)
  return addDraft(tx, earlier.template, earlier.version.source, by, earlier.version)
}

async function addDraft(
  tx: Tx,
  of: TemplateRow,
  source: TemplateSource,
  by: Actor,
  copied?: VersionRow,
): Promise<VersionRow> {
  // Two people who request a new version at the same time wait for each other here, and get different numbers.
  await tx.query(sql`select id from template where id = ${of.id} for update`)
  const [made] = await tx.orm
    .insert(version)
    .values({
      id: newId('version', by.now),
      entity: of.entity,
      template: of.id,
      number: sql`(select coalesce(max(number), 0) + 1 from version where template = ${of.id})`,
      status: 'draft',
      source,
      digest: digestOf(source),
      revision: 1,
      createdAt: by.now,
      createdBy: by.actor,
      writtenBy: by.actor,
      ...(copied !== undefined && { copiedFrom: copied.id, copiedWriters: await writersOfCopy(tx, copied) }),
    })
    .returning()
  if (made === undefined) throw new Error('The new version was not written')
  await recordStep(tx, made, 'created', by)
  return made
}

/**
 * Saves a draft.
 * @param ifMatch the revisions that the writer had read.
 * @throws Refusal UP-1412 when another person saved in between, UP-3002 when it is no draft (any more).
 */
export async function saveDraft(
  tx: Tx,
  key: string,
  number: number,
  source: TemplateSource,
  ifMatch: IfMatch | undefined,
  by: Actor,
): Promise<VersionRow> {
  const before = await findVersion(tx, key, number)
  const digest = digestOf(source)
  const [saved] = await tx.orm
    .update(version)
    .set({
      source,
      digest,
      revision: sql`revision + 1`,
      writtenBy: by.actor,
      // A text that was pasted keeps its writers, whatever becomes of the version that it came from.
      copiedWriters: sql`array(select unnest(copied_writers) union ${writersOfText(before.version.template, digest)})`,
    })
    .where(
      and(
        eq(version.id, before.version.id),
        eq(version.status, 'draft'),
        ...(ifMatch === undefined || ifMatch === '*' ? [] : [inArray(version.revision, [...ifMatch])]),
      ),
    )
    .returning()
  if (saved === undefined) throw await refusalOfSave(tx, key, number)
  await recordSaving(tx, saved, by)
  return saved
}

async function refusalOfSave(tx: Tx, key: string, number: number): Promise<Refusal> {
  const { version: found } = await findVersion(tx, key, number)
  return found.status === 'draft'
    ? new Refusal(
        'UP-1412',
        'Another person saved this draft after you opened it. Read it again, then put your change in.',
      )
    : new Refusal('UP-3002', `Version ${number} is ${found.status}; make a new version to change the text.`)
}
