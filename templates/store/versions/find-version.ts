import { and, desc, eq } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { Refusal } from '../../../core/fault.ts'
import { template, version } from '../schema.ts'

export type TemplateRow = typeof template.$inferSelect
export type VersionRow = typeof version.$inferSelect

/** @throws Refusal UP-1404 */
export async function findVersion(
  tx: Tx,
  key: string,
  number: number,
): Promise<{ template: TemplateRow; version: VersionRow }> {
  const [found] = await tx.orm
    .select({ template, version })
    .from(version)
    .innerJoin(template, eq(template.id, version.template))
    .where(and(eq(template.key, key), eq(version.number, number)))
  if (found === undefined) throw new Refusal('UP-1404', `Template \`${key}\` has no version ${number}.`)
  return found
}

/** The version that a letter gets when none is named: the highest published number. */
export async function findLatestPublished(
  tx: Tx,
  key: string,
): Promise<{ template: TemplateRow; version: VersionRow } | undefined> {
  const [found] = await tx.orm
    .select({ template, version })
    .from(version)
    .innerJoin(template, eq(template.id, version.template))
    .where(and(eq(template.key, key), eq(version.status, 'published')))
    .orderBy(desc(version.number))
    .limit(1)
  return found
}
