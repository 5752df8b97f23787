import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Installation } from './open-installation.ts'

/** If the letters that wait do not become fewer for this long, the hub is stuck, and the measurement is void. */
const timeoutMs = 60_000
const betweenMs = 20

/**
 * Waits until no letter is to be prepared or handed over. Asks whether a row exists, which costs the same however many letters
 * the installation has; letters are counted only when the hub seems stuck.
 */
export async function untilNothingWaits({ database }: Installation): Promise<void> {
  let [fewest, movedAt] = [Number.POSITIVE_INFINITY, performance.now()]
  for (;;) {
    const [row] = await database.hub.query<{ waits: boolean }>(
      sql`select exists (select from work where not held) or exists (select from chunk) as waits`,
    )
    if (row?.waits === false) return
    if (performance.now() - movedAt > timeoutMs) {
      const [left] = await database.hub.query<{ count: number }>(sql`select count(*) as count from work`)
      const count = left?.count ?? 0
      if (count >= fewest) throw new Error(`${count} letters do not arrive`)
      fewest = count
      movedAt = performance.now()
    }
    await sleep(betweenMs)
  }
}
