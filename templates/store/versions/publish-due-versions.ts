import { eq, sql } from 'drizzle-orm'
import type { Database } from '../../../core/db/database.ts'
import { version } from '../schema.ts'
import { changeStatus } from './change-status.ts'
import type { VersionRow } from './find-version.ts'
import { type Inspection, inspectVersion, type VersionChecks } from './inspect-version.ts'
import { asFault, publishVersion } from './publish-version.ts'
import { readVersionById, type VersionReading } from './read-version.ts'

/**
 * Publishes the versions whose day has come; called periodically, as the hub. A version that has become faulty (its house style
 * lost a picture) is returned to its writer with the reason. The rows are the plan: after a restart the next call finds the
 * remaining ones, and of two hubs that find the same version one publishes it.
 * @param openChecks called only when there is something to publish.
 * @returns how many were published.
 */
export async function publishDueVersions(
  database: Database,
  now: Date,
  openChecks: () => Promise<VersionChecks>,
): Promise<number> {
  const due = await database.hub.query<{ id: VersionRow['id'] }>(sql`
    select id from version where status = 'approved' and publish_at <= ${now} order by publish_at limit 20`)
  if (due.length === 0) return 0
  const checks = await openChecks()
  let published = 0
  for (const { id } of due) {
    const reading = await database.asHub((tx) => readVersionById(tx, id))
    // Rendering may take seconds: no transaction is open at that time.
    if (await publishOne(database, reading, await inspectVersion(reading, checks), now)) published += 1
  }
  return published
}

async function publishOne(
  database: Database,
  { version: found }: VersionReading,
  inspection: Inspection,
  now: Date,
): Promise<boolean> {
  const by = { actor: 'hub', now }
  return database.asHub(async (tx) => {
    const [row] = await tx.orm.select().from(version).where(eq(version.id, found.id)).for('update')
    const isStillDue = row?.status === 'approved' && row.publishAt !== null && row.publishAt <= now
    if (!isStillDue) return false
    if (inspection.faults.length === 0) {
      await publishVersion(tx, { version: found, inspection }, by)
      return true
    }
    const reason = inspection.faults.map((fault) => asFault(fault).detail).join(' ')
    const step = { from: ['approved'], to: 'draft', action: 'rejected', set: { publishAt: null } } as const
    await changeStatus(tx, found, step, by, reason)
    return false
  })
}
