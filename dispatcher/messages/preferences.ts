import { sql } from 'drizzle-orm'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Tx } from '../../core/db/database.ts'
import type { Language } from '../../core/words/language.ts'

/** How a person or enterprise wants to be written to. */
export interface Preferences {
  readonly channel: 'digital' | 'paper'
  /** Where a mail says that a letter came. */
  readonly email?: string
  readonly alerts: boolean
  readonly language: Language
  readonly largePrint: boolean
}

/** Of a person who never chose: digital, in Dutch, without mails about new letters. */
const untouched: Preferences = { channel: 'digital', alerts: false, language: 'nl', largePrint: false }

/** Of the person in scope (`asPerson`), named by blind index. */
export async function readPreferences(tx: Tx, person: Uint8Array, keyring: Keyring): Promise<Preferences> {
  const [row] = await tx.query<
    Omit<Preferences, 'email' | 'language'> & { email: Buffer | null; language: Language | null }
  >(sql`
    select channel, email, alerts, language, large_print as "largePrint" from preference where person = ${Buffer.from(person)}`)
  if (row === undefined) return untouched
  const { email, language, ...rest } = row
  return {
    ...rest,
    language: language ?? untouched.language,
    ...(email !== null && { email: keyring.open(email, contextOf(person)).toString() }),
  }
}

export async function writePreferences(
  tx: Tx,
  person: Uint8Array,
  chosen: Preferences,
  keyring: Keyring,
  now: Date,
): Promise<void> {
  const { channel, email, alerts, language, largePrint } = chosen
  const sealed = email === undefined ? null : keyring.seal(Buffer.from(email), contextOf(person))
  await tx.query(sql`
    insert into preference (person, channel, email, alerts, language, large_print, updated_at)
    values (${Buffer.from(person)}, ${channel}, ${sealed}, ${alerts}, ${language}, ${largePrint}, ${now})
    on conflict (person) do update set channel = excluded.channel, email = excluded.email, alerts = excluded.alerts,
      language = excluded.language, large_print = excluded.large_print, updated_at = excluded.updated_at`)
}

const contextOf = (person: Uint8Array): string => `preference:${Buffer.from(person).toString('hex')}`
