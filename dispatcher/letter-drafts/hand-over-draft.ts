import { sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import { isSender } from '../../core/tenants/senders.ts'
import type { Id } from '../../core/words/id.ts'
import { type Author, maxDrafts } from './letter-drafts.ts'

/**
 * Gives a draft to a colleague, who is its only author from then on, for as long as a draft is kept.
 * @returns whether the draft existed
 * @throws Refusal UP-3079 when this member may not send; UP-1429 when the member has `maxDrafts` drafts
 */
export async function handOverDraft(
  tx: Tx,
  { entity, actor }: Author,
  { id, to }: { readonly id: Id<'letterDraft'>; readonly to: Id<'member'> },
  now: Date,
): Promise<boolean> {
  const colleague = `staff:${to}`
  if (colleague === actor || !(await isSender(tx, entity, to)))
    throw new Refusal('UP-3079', 'Choose a member of the entity who may send letters, and not yourself.')
  const [before] = await tx.query<{ drafts: number }>(sql`
    select count(*)::int as drafts from letter_draft where entity = ${entity} and author = ${colleague}`)
  if (before !== undefined && before.drafts >= maxDrafts)
    throw new Refusal('UP-1429', `This colleague has ${maxDrafts} letters that were not sent. Choose another one.`)
  const given = await tx.query(sql`
    update letter_draft set author = ${colleague}, handed_by = ${actor}, handed_at = ${now}, updated_at = ${now}
    where entity = ${entity} and author = ${actor} and id = ${id} returning 1 as one`)
  return given.length > 0
}
