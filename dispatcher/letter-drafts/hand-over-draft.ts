import { sql } from 'drizzle-orm'
import type { Queryable, Tx } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import type { Id } from '../../core/words/id.ts'
import { permissionsOfRole, roles } from '../../core/words/permission.ts'
import { type Author, maxDrafts } from './letter-drafts.ts'

/** A member of the entity who may send letters. */
export interface LetterSender {
  readonly id: Id<'member'>
  readonly name: string
}

/** More than a choice of colleagues can show; an entity has fewer people who send single letters. */
const maxSenders = 500

/** The members who may send, by name, without the caller. As the entity. */
export function listSenders(within: Queryable, { entity, actor }: Author): Promise<LetterSender[]> {
  return within.query<LetterSender>(sql`
    select id, name from member
    where entity = ${entity} and removed_at is null and roles && ${rolesThatSend} and 'staff:' || id <> ${actor}
    order by lower(name), id limit ${maxSenders}`)
}

const rolesThatSend = sql`${sql.param(roles.filter((role) => permissionsOfRole[role].includes('messages:send')))}::text[]`

/**
 * Gives a draft to a colleague, who is its only author from then on, for as long as a draft is kept.
 * @returns whether the draft existed
 * @throws Refusal UP-3079 when this member may not send; UP-1429 when the member has `maxDrafts` drafts
 */
export async function handOverDraft(
  tx: Tx,
  author: Author,
  { id, to }: { readonly id: Id<'letterDraft'>; readonly to: Id<'member'> },
  now: Date,
): Promise<boolean> {
  const { entity, actor } = author
  const [colleague] = await tx.query<{ drafts: number }>(sql`
    select (select count(*) from letter_draft d where d.entity = ${entity} and d.author = 'staff:' || m.id)::int as drafts
    from member m
    where m.id = ${to} and m.entity = ${entity} and m.removed_at is null and m.roles && ${rolesThatSend}
      and 'staff:' || m.id <> ${actor}`)
  if (colleague === undefined)
    throw new Refusal('UP-3079', 'Choose a member of the entity who may send letters, and not yourself.')
  if (colleague.drafts >= maxDrafts)
    throw new Refusal('UP-1429', `This colleague has ${maxDrafts} letters that were not sent. Choose somebody else.`)
  const given = await tx.query(sql`
    update letter_draft set author = ${memberActor(to)}, handed_by = ${actor}, handed_at = ${now}, updated_at = ${now}
    where entity = ${entity} and author = ${actor} and id = ${id} returning 1 as one`)
  return given.length > 0
}

const memberActor = (member: Id<'member'>): string => `staff:${member}`
