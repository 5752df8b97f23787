import { sql } from 'drizzle-orm'
import type { Queryable } from '../db/database.ts'
import type { Localized } from '../words/language.ts'

export interface KnownSender {
  readonly code: string
  readonly name: Localized
}

/** The entities of which the public may have letters, by code: all but those on trial. */
export function listKnownSenders(app: Queryable): Promise<KnownSender[]> {
  return app.query<KnownSender>(sql`select code, name from letter_senders()`)
}
