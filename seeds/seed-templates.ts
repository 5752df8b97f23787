import type { Database } from '../core/db/database.ts'
import type { EntityId } from '../core/words/id.ts'
import { drawMailLogo } from '../templates/pdf/pictures/draw-mail-logo.ts'
import { addHouseStyle, listHouseStyles } from '../templates/store/house-styles/house-styles.ts'
import { listTemplates } from '../templates/store/list-templates.ts'
import { approveVersion } from '../templates/store/versions/change-status.ts'
import { compile, loadCompileContext } from '../templates/store/versions/compile-version.ts'
import { publishVersion, submitVersion } from '../templates/store/versions/publish-version.ts'
import { createTemplate, saveDraft } from '../templates/store/versions/write-version.ts'
import { readHouseStyle } from './read-house-style.ts'
import { readTemplatesOf, type SeedTemplate } from './read-template-folder.ts'

const writer = 'seed:officer'
const reviewer = 'seed:reviewer'

/**
 * Stores the house style and every missing template of one entity: written, reviewed by another person and published.
 * @returns the keys of the stored templates.
 */
export async function seedTemplates(
  database: Database,
  entity: EntityId,
  folder: string,
  now: Date,
): Promise<string[]> {
  await seedHouseStyle(database, entity, folder, now)
  const seeded = await database.asEntity(entity, (tx) => listTemplates(tx, 200))
  const known = new Set(seeded.map((template) => template.key))
  const templates = (await readTemplatesOf(folder)).filter((each) => !known.has(each.key))
  for (const template of templates) await seedTemplate(database, entity, template, now)
  return templates.map((template) => template.key)
}

async function seedHouseStyle(database: Database, entity: EntityId, folder: string, now: Date): Promise<void> {
  const { key, version: _, ...style } = await readHouseStyle(folder)
  const styles = await database.asEntity(entity, (tx) => listHouseStyles(tx, 200))
  if (styles.some((each) => each.key === key)) return
  const emailLogo = await drawMailLogo(style)
  const whole = { ...style, ...(emailLogo !== undefined && { emailLogo }) }
  await database.asEntity(entity, (tx) => addHouseStyle(tx, entity, key, whole, { actor: writer, now }))
}

async function seedTemplate(database: Database, entity: EntityId, template: SeedTemplate, now: Date): Promise<void> {
  const { key, name, source } = template
  const by = { actor: writer, now }
  // The template is compiled once, before the transaction opens; a test of the seeds proves that every sample can be drawn.
  const kind = source.class ?? 'information'
  const inspection = compile(
    source,
    await database.asEntity(entity, (tx) => loadCompileContext(tx, entity, source, kind)),
  )
  await database.asEntity(entity, async (tx) => {
    await createTemplate(tx, entity, { key, name, class: kind }, by)
    const draft = await saveDraft(tx, key, 1, source, undefined, by)
    await submitVersion(tx, { version: draft, inspection }, by)
    const approved = await approveVersion(tx, key, 1, { actor: reviewer, now })
    await publishVersion(tx, { version: approved, inspection }, by)
  })
}
