import { sql } from 'drizzle-orm'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Tx } from '../../core/db/database.ts'
import type { QuietTimes } from '../../core/words/days/quiet-times.ts'
import type { Language } from '../../core/words/language.ts'
import { maxAttempts } from '../alerts/address-code.ts'
import { confirmedForMs, openAddress } from '../alerts/alert-address.ts'
import { type QuietFacts, quietColumns, quietTimesOf } from '../alerts/quiet-until.ts'

/** What a person or enterprise chooses about the letters it receives. */
export interface Choices {
  readonly channel: 'digital' | 'paper'
  /** Whether a mail announces a new letter; it needs a confirmed address. */
  readonly alerts: boolean
  readonly language: Language
  readonly largePrint: boolean
}

export interface Preferences extends Choices {
  /** When no mail announces letters. */
  readonly quiet: QuietTimes
  /** The address for these mails; absent: none. */
  readonly email?: string
  readonly alertAddress: AlertAddressState
}

/** The state of the address for alerts. */
export interface AlertAddressState {
  readonly status: 'none' | 'unconfirmed' | 'confirmed' | 'expired' | 'failed'
  readonly confirmedAt?: Date
  /** When it has to be confirmed again. */
  readonly confirmBefore?: Date
  /** An address for which a code was mailed and not yet entered. */
  readonly waiting?: { readonly email: string; readonly expiresAt: Date }
}

/** The choices of a person who never chose: digital, in Dutch, without mails about new letters. */
const untouched: Choices = { channel: 'digital', alerts: false, language: 'nl', largePrint: false }

interface Row extends QuietFacts {
  readonly channel: Choices['channel'] | null
  readonly alerts: boolean | null
  readonly language: Language | null
  readonly largePrint: boolean | null
  readonly email: Buffer | null
  readonly confirmedAt: Date | null
  readonly failed: boolean
  readonly waiting: Buffer | null
  readonly expiresAt: Date | null
}

/** The preferences of the person in scope (`asPerson`), named by blind index; one statement. */
export async function readPreferences(tx: Tx, person: Uint8Array, keyring: Keyring, now: Date): Promise<Preferences> {
  const [row] = await tx.query<Row>(sql`
    select p.channel, p.alerts, p.language, p.large_print as "largePrint", p.email, p.email_confirmed_at as "confirmedAt",
      ${quietColumns}, own_address_failed() as failed, c.address as waiting, c.expires_at as "expiresAt"
    from (select ${Buffer.from(person)}::bytea as person) me
    left join preference p using (person)
    left join address_confirmation c on c.person = me.person and c.expires_at > ${now} and c.attempts < ${maxAttempts}`)
  const email = row?.email == null ? undefined : openAddress(row.email, person, keyring)
  return {
    channel: row?.channel ?? untouched.channel,
    alerts: row?.alerts ?? untouched.alerts,
    language: row?.language ?? untouched.language,
    largePrint: row?.largePrint ?? untouched.largePrint,
    quiet: row === undefined ? { weekends: false } : quietTimesOf(row),
    ...(email !== undefined && { email }),
    alertAddress: row === undefined ? { status: 'none' } : stateOf(row, person, keyring, now),
  }
}

function stateOf(
  { email, confirmedAt, failed, waiting, expiresAt }: Row,
  person: Uint8Array,
  keyring: Keyring,
  now: Date,
): AlertAddressState {
  const open =
    waiting === null || expiresAt === null
      ? {}
      : { waiting: { email: openAddress(waiting, person, keyring), expiresAt } }
  if (email === null) return { status: 'none', ...open }
  if (confirmedAt === null) return { status: 'unconfirmed', ...open }
  const confirmBefore = new Date(confirmedAt.getTime() + confirmedForMs)
  const status = failed ? 'failed' : confirmBefore <= now ? 'expired' : 'confirmed'
  return { status, confirmedAt, confirmBefore, ...open }
}

/** Stores the choices of the person in scope; the address for alerts does not change. */
export async function writeChoices(tx: Tx, person: Uint8Array, chosen: Choices, now: Date): Promise<void> {
  const { channel, alerts, language, largePrint } = chosen
  await tx.query(sql`
    insert into preference (person, channel, alerts, language, large_print, updated_at)
    values (${Buffer.from(person)}, ${channel}, ${alerts}, ${language}, ${largePrint}, ${now})
    on conflict (person) do update set channel = excluded.channel, alerts = excluded.alerts,
      language = excluded.language, large_print = excluded.large_print, updated_at = excluded.updated_at`)
}

/** Stores the quiet times of the person in scope, who has preferences. */
export async function writeQuietTimes(
  tx: Tx,
  person: Uint8Array,
  { night, weekends, away }: QuietTimes,
): Promise<void> {
  await tx.query(sql`
    update preference set quiet_from = ${night?.from ?? null}, quiet_until = ${night?.until ?? null}, quiet_weekends = ${weekends},
      away_from = ${away?.from ?? null}::date, away_until = ${away?.until ?? null}::date
    where person = ${Buffer.from(person)}`)
}
