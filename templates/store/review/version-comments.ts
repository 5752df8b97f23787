import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { Refusal } from '../../../core/fault.ts'
import { type Id, newId } from '../../../core/words/id.ts'
import type { Language } from '../../../core/words/language.ts'
import { findVersion, type VersionRow } from '../versions/find-version.ts'
import { type Actor, nameOfActor } from '../versions/record-step.ts'
import { findPassage } from './find-passage.ts'

/** Limits that no review comes near; they keep the reply to one request small. */
const maxComments = 500
const maxEvents = 200

export type CommentAction = 'answered' | 'resolved' | 'reopened'

export interface CommentEvent {
  /** ISO 8601, as the database writes JSON. */
  readonly at: string
  readonly actor: string
  readonly name: string | null
  readonly action: CommentAction
  readonly text: string | null
}
export interface VersionComment {
  readonly id: Id<'comment'>
  /** The number of the version that it was written on. */
  readonly version: number
  readonly language: Language
  readonly part: 'subject' | 'body'
  readonly passage: string
  /** The line of the text as it was then, from 1. */
  readonly line: number
  readonly at: Date
  readonly actor: string
  readonly name: string | null
  readonly text: string
  /** Oldest first. */
  readonly events: readonly CommentEvent[]
}

export interface NewComment {
  readonly language: Language
  readonly part: 'subject' | 'body'
  readonly passage: string
  /** Where the passage occurs more than once: the occurrence nearest to this line. */
  readonly line?: number
  readonly text: string
}

/**
 * The comments on a version, in the order of its text, with those on the versions it was copied from that are still open: the
 * next draft has to answer them.
 * @throws Refusal UP-1404
 */
export async function listComments(tx: Tx, key: string, number: number): Promise<VersionComment[]> {
  const { version } = await findVersion(tx, key, number)
  const comments = await readComments(tx, version)
  return comments.filter((each) => each.version === number || isOpen(each))
}

/** Whether a comment is still open: it was never resolved, or was reopened since. */
export function isOpen({ events }: Pick<VersionComment, 'events'>): boolean {
  return events.findLast(({ action }) => action !== 'answered')?.action !== 'resolved'
}

/**
 * Puts a comment on a passage of the text.
 * @throws Refusal UP-1404, UP-3002 where the version is not under review any more, UP-1001 where the text lacks the passage
 */
export async function addComment(
  tx: Tx,
  key: string,
  number: number,
  wanted: NewComment,
  by: Actor,
): Promise<VersionComment> {
  const { version } = await findVersion(tx, key, number)
  if (!['draft', 'in-review', 'approved'].includes(version.status))
    throw new Refusal('UP-3002', `Version ${number} is ${version.status}; comments go with a version that may change.`)
  const text = version.source.languages[wanted.language]?.[wanted.part]
  const line = text === undefined ? undefined : findPassage(text, wanted.passage, wanted.line)
  if (line === undefined) throw noSuchPassage(number, wanted.language)
  const id = newId('comment', by.now)
  const { language, part, passage } = wanted
  const made = await tx.query(sql`
    insert into version_comment (id, entity, version, language, part, passage, line, at, actor, text)
    select ${id}::uuid, ${version.entity}::uuid, ${version.id}::uuid, ${language}, ${part}, ${passage}, ${line}::int,
      ${by.now}::timestamptz, ${by.actor}, ${wanted.text}
    where (select count(*) from version_comment where version = ${version.id}) < ${maxComments}
    returning id`)
  if (made.length === 0) throw new Refusal('UP-3002', `A version has at most ${maxComments} comments.`)
  return oneOf(await readComments(tx, version), id)
}

/**
 * Answers, resolves or reopens a comment of this version. Resolving a resolved comment and reopening an open one change nothing.
 * @throws Refusal UP-1404, UP-3002
 */
export async function changeComment(
  tx: Tx,
  key: string,
  number: number,
  comment: Id<'comment'> | undefined,
  change: { readonly action: CommentAction; readonly text?: string },
  by: Actor,
): Promise<VersionComment> {
  const { version } = await findVersion(tx, key, number)
  const found = oneOf(await readComments(tx, version), comment, number)
  if (change.action !== 'answered' && isOpen(found) === (change.action === 'reopened')) return found
  const made = await tx.query(sql`
    insert into version_comment_event (entity, comment, at, actor, action, text)
    select ${version.entity}::uuid, ${found.id}::uuid, ${by.now}::timestamptz, ${by.actor},
      ${change.action}, ${change.text ?? null}
    where (select count(*) from version_comment_event where comment = ${found.id}) < ${maxEvents}
    returning number`)
  if (made.length === 0) throw new Refusal('UP-3002', `A comment has at most ${maxEvents} answers and changes.`)
  return oneOf(await readComments(tx, version), found.id)
}

function oneOf(comments: readonly VersionComment[], id: Id<'comment'> | undefined, number?: number): VersionComment {
  const found = comments.find((each) => each.id === id && (number === undefined || each.version === number))
  if (found === undefined) throw new Refusal('UP-1404', 'This version has no such comment.')
  return found
}

function noSuchPassage(number: number, language: Language): Refusal {
  const detail = `The text of version ${number} in \`${language}\` does not hold this passage; copy it from the text.`
  return new Refusal('UP-1001', 'Correct it and send again.', [
    { in: 'body', pointer: '/passage', code: 'UP-1001', detail },
  ])
}

/** The comments of the version and of those it was copied from, each with its events, in one query. */
async function readComments(tx: Tx, { id }: Pick<VersionRow, 'id'>): Promise<VersionComment[]> {
  return tx.query<VersionComment>(sql`
    with recursive line(id, number, copied_from) as (
      select id, number, copied_from from version where id = ${id}
      union
      select v.id, v.number, v.copied_from from line join version v on v.id = line.copied_from
    )
    select c.id, line.number as version, c.language, c.part, c.passage, c.line, c.at, c.actor,
      ${nameOfActor(sql`c.actor`)} as name, c.text, coalesce(happened.events, '[]') as events
    from line join version_comment c on c.version = line.id
    left join lateral (
      select json_agg(json_build_object('at', e.at, 'actor', e.actor, 'name', ${nameOfActor(sql`e.actor`)},
        'action', e.action, 'text', e.text) order by e.number) as events
      from version_comment_event e where e.comment = c.id
    ) happened on true
    order by line.number desc, array_position(array['nl', 'fr', 'de', 'en'], c.language), c.part desc, c.line, c.id`)
}
