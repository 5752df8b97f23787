import { sql } from 'drizzle-orm'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Queryable, Tx } from '../../core/db/database.ts'
import { dayMs } from '../../core/durations.ts'
import { Refusal } from '../../core/fault.ts'
import { type EntityId, type Id, newId } from '../../core/words/id.ts'

/** Days that a draft is kept after its last change: it holds names and addresses of people to whom nothing was sent yet. */
export const draftRetentionDays = 30
/** Drafts of one person in one entity; more are not work in progress. */
export const maxDrafts = 100
const removedAtOnce = 1_000

/** A letter that was written on the screen and not sent. */
export interface LetterDraft {
  readonly id: Id<'letterDraft'>
  /** Null for a letter that is a supplied document. */
  readonly template: string | null
  /** The colleague who gave it to its author, as the audit log names them; null: its author began it. */
  readonly handedBy: string | null
  readonly handedAt: Date | null
  /** The form as the screen holds it; no other part of the hub reads it. */
  readonly content: Readonly<Record<string, unknown>>
  readonly updatedAt: Date
}

/** The person who writes, and the only one who reads the draft. */
export interface Author {
  readonly entity: EntityId
  readonly actor: string
}

interface Row {
  readonly id: Id<'letterDraft'>
  readonly template: string | null
  readonly handedBy: string | null
  readonly handedAt: Date | null
  readonly sealed: Buffer
  readonly updatedAt: Date
}

const columns = sql.raw(
  `id, template_key as template, sealed, updated_at as "updatedAt", handed_by as "handedBy", handed_at as "handedAt"`,
)

/** The drafts of one person, the latest first. */
export async function listDrafts(tx: Tx, keyring: Keyring, { entity, actor }: Author): Promise<LetterDraft[]> {
  const rows = await tx.query<Row>(sql`
    select ${columns} from letter_draft
    where entity = ${entity} and author = ${actor} order by updated_at desc, id desc limit ${maxDrafts}`)
  return rows.map((row) => opened(row, keyring))
}

export async function readDraft(
  tx: Tx,
  keyring: Keyring,
  { entity, actor }: Author,
  id: Id<'letterDraft'>,
): Promise<LetterDraft | undefined> {
  const [row] = await tx.query<Row>(sql`
    select ${columns} from letter_draft
    where entity = ${entity} and author = ${actor} and id = ${id}`)
  return row && opened(row, keyring)
}

/** @throws Refusal UP-1429 when the person has `maxDrafts` drafts */
export async function addDraft(
  tx: Tx,
  keyring: Keyring,
  { entity, actor }: Author,
  { template, content }: Pick<LetterDraft, 'template' | 'content'>,
  now: Date,
): Promise<LetterDraft> {
  const id = newId('letterDraft', now)
  const added = await tx.query(sql`
    insert into letter_draft (id, entity, author, template_key, updated_at, sealed)
    select ${id}, ${entity}, ${actor}, ${template}, ${now}, ${sealed(content, id, keyring)}
    where (select count(*) from letter_draft where entity = ${entity} and author = ${actor}) < ${maxDrafts}
    returning 1 as one`)
  if (added.length === 0)
    throw new Refusal('UP-1429', `You have ${maxDrafts} letters that were not sent. Send or remove some of them first.`)
  return { id, template, content, updatedAt: now, handedBy: null, handedAt: null }
}

/** The new content replaces the former. @returns whether the draft existed */
export async function saveDraft(
  tx: Tx,
  keyring: Keyring,
  { entity, actor }: Author,
  { id, content }: Pick<LetterDraft, 'id' | 'content'>,
  now: Date,
): Promise<boolean> {
  const saved = await tx.query(sql`
    update letter_draft set sealed = ${sealed(content, id, keyring)}, updated_at = ${now}
    where entity = ${entity} and author = ${actor} and id = ${id} returning 1 as one`)
  return saved.length > 0
}

/** @returns whether the draft existed */
export async function removeDraft(tx: Tx, { entity, actor }: Author, id: Id<'letterDraft'>): Promise<boolean> {
  const removed = await tx.query(sql`
    delete from letter_draft where entity = ${entity} and author = ${actor} and id = ${id} returning 1 as one`)
  return removed.length > 0
}

/** Removes the drafts that were not changed for `draftRetentionDays`; as the hub, once a day. */
export async function removeOldDrafts(hub: Queryable, now: Date): Promise<void> {
  const before = new Date(now.getTime() - draftRetentionDays * dayMs)
  for (;;) {
    const gone = await hub.query(sql`
      delete from letter_draft where id in (
        select id from letter_draft where updated_at < ${before} order by updated_at limit ${removedAtOnce})
      returning 1 as one`)
    if (gone.length < removedAtOnce) return
  }
}

/** Binds the content to its row: content that was copied to another draft cannot be decrypted. */
const contextOf = (id: Id<'letterDraft'>): string => `letter-draft:${id}`

function sealed(content: LetterDraft['content'], id: Id<'letterDraft'>, keyring: Keyring): Buffer {
  return keyring.seal(Buffer.from(JSON.stringify(content)), contextOf(id))
}

function opened({ sealed: bytes, ...row }: Row, keyring: Keyring): LetterDraft {
  return { ...row, content: openDraft(bytes, row.id, keyring) }
}

/** The content of a draft as it is stored. */
export function openDraft(bytes: Uint8Array, id: Id<'letterDraft'>, keyring: Keyring): LetterDraft['content'] {
  return JSON.parse(keyring.open(bytes, contextOf(id)).toString()) as LetterDraft['content']
}
