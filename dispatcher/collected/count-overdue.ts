import type { OverdueCount } from '../../channels/collector.ts'
import { collectors } from '../../channels/collectors.ts'
import type { Queryable } from '../../core/db/database.ts'

/** Overdue mail of every channel that collects letters (hub's role), oldest first. */
export async function countOverdue(hub: Queryable, now: Date): Promise<readonly OverdueCount[]> {
  const found = await Promise.all([...collectors.values()].map((collector) => collector.overdue(hub, now)))
  return found.flat().toSorted((a, b) => a.since.getTime() - b.since.getTime())
}
