import { sql } from 'drizzle-orm'
import type { Keyring } from '../core/crypto/keyring.ts'
import type { Database } from '../core/db/database.ts'
import { citizens } from './people.ts'

/** What the people of the trial chose once; who chose anew keeps that. */
export async function plantPreferences(database: Database, keyring: Keyring, now: Date): Promise<void> {
  for (const { insz, prefers } of citizens) {
    if (prefers === undefined) continue
    await database.hub.query(sql`
      insert into preference (person, channel, language, large_print, updated_at)
      values (${keyring.blindIndex('insz', insz)}, ${prefers.channel}, ${prefers.language}, ${prefers.largePrint}, ${now})
      on conflict (person) do nothing`)
  }
}
