import { sql } from 'drizzle-orm'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { Localized } from '../../core/words/language.ts'

/** What any holder of a letter's check code may see of the letter. */
export interface CheckedLetter {
  readonly senderCode: string
  readonly senderName: Localized
  /** yyyy-mm-dd, as on the letter. */
  readonly date: string
  /** Name of the message class; undefined when the class no longer exists. */
  readonly kind: Localized | undefined
}

/** The letter with this check code, or undefined. `code` is normalised (`readCode`). */
export async function findByCheckCode(
  app: Queryable,
  code: string,
  keyring: Keyring,
): Promise<CheckedLetter | undefined> {
  const index = Buffer.from(keyring.blindIndex('check-code', code))
  const [row] = await app.query<{ code: string; name: Localized; date: string; kind: Localized | null }>(sql`
    select sender_code as code, sender_name as name, letter_date::text as date, kind from letter_by_check(${index})`)
  if (row === undefined) return undefined
  return { senderCode: row.code, senderName: row.name, date: row.date, kind: row.kind ?? undefined }
}
