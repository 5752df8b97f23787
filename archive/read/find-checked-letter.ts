import { type SQL, sql } from 'drizzle-orm'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { Localized } from '../../core/words/language.ts'

/** What any holder of a letter, or of its check code, may see of it. */
export interface CheckedLetter {
  readonly senderCode: string
  readonly senderName: Localized
  /** yyyy-mm-dd, as on the letter. */
  readonly date: string
  /** Name of the message class; undefined when the class no longer exists. */
  readonly kind: Localized | undefined
}

/** The letter with this check code, or undefined. `code` is normalised (`readCode`). */
export function findByCheckCode(app: Queryable, code: string, keyring: Keyring): Promise<CheckedLetter | undefined> {
  const index = Buffer.from(keyring.blindIndex('check-code', code))
  return found(app, sql`letter_by_check(${index})`)
}

/** The letter of which this is the archived PDF, in normal or large print, or undefined. `sha256` has 32 bytes. */
export function findByDocumentHash(app: Queryable, sha256: Buffer): Promise<CheckedLetter | undefined> {
  return found(app, sql`letter_by_hash(${sha256})`)
}

async function found(app: Queryable, rows: SQL): Promise<CheckedLetter | undefined> {
  const [row] = await app.query<{ code: string; name: Localized; date: string; kind: Localized | null }>(sql`
    select sender_code as code, sender_name as name, letter_date::text as date, kind from ${rows}`)
  if (row === undefined) return undefined
  return { senderCode: row.code, senderName: row.name, date: row.date, kind: row.kind ?? undefined }
}
