import { sql } from 'drizzle-orm'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { EntityId, Id } from '../../core/words/id.ts'
import { openDraft } from './letter-drafts.ts'

/** Drafts whose content is in memory together. */
const draftsAtOnce = 100

export interface DraftNaming {
  readonly template: string | null
  readonly updatedAt: Date
  readonly content: Readonly<Record<string, unknown>>
}

/**
 * Drafts that have the number of a person in them, however it is written; they are sealed, so that each is opened. A draft is kept
 * for a month, so there are few. As the hub.
 */
export async function* readDraftsNaming(
  hub: Queryable,
  keyring: Keyring,
  { number, entity }: { readonly number: string; readonly entity: EntityId | undefined },
): AsyncGenerator<DraftNaming> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await hub.query<{
      id: Id<'letterDraft'>
      template: string | null
      sealed: Buffer
      updatedAt: Date
    }>(sql`
      select id, template_key as template, sealed, updated_at as "updatedAt" from letter_draft
      where id > ${after}::uuid and ${entity === undefined ? sql`true` : sql`entity = ${entity}::uuid`}
      order by id limit ${draftsAtOnce}`)
    for (const { id, template, sealed, updatedAt } of rows) {
      const content = openDraft(sealed, id, keyring)
      if (names(content, number)) yield { template, updatedAt, content }
    }
    if (rows.length < draftsAtOnce) return
    after = rows.at(-1)?.id ?? after
  }
}

/** Whether any value has these digits, also with spaces, dots and dashes between them. */
function names(value: unknown, digits: string): boolean {
  if (typeof value === 'string') return value.replaceAll(/[\s.\-/]/g, '').includes(digits)
  if (typeof value === 'object' && value !== null) return Object.values(value).some((each) => names(each, digits))
  return false
}
