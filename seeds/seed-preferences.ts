import { sql } from 'drizzle-orm'
import type { Keyring } from '../core/crypto/keyring.ts'
import type { Database } from '../core/db/database.ts'
import { mailboxIndex, sealAddress } from '../dispatcher/alerts/alert-address.ts'
import { citizens } from './people.ts'

/** Stores the initial preferences of the people of the trial; a preference that was changed later is kept. */
export async function seedPreferences(database: Database, keyring: Keyring, now: Date): Promise<void> {
  for (const { insz, prefers, email } of citizens) {
    if (prefers === undefined) continue
    const person = keyring.blindIndex('insz', insz)
    const alerts = prefers.alerts === true
    const address = alerts ? sealAddress(email, person, keyring) : null
    const index = alerts ? mailboxIndex(email, keyring) : null
    await database.hub.query(sql`
      insert into preference (person, channel, language, large_print, alerts, email, email_index, email_confirmed_at, updated_at)
      values (${person}, ${prefers.channel}, ${prefers.language}, ${prefers.largePrint}, ${alerts}, ${address}, ${index},
        ${alerts ? now : null}, ${now})
      on conflict (person) do nothing`)
  }
}
