import { dayMs } from '../../core/durations.ts'
import { Refusal } from '../../core/fault.ts'
import { namesOfActors } from '../../core/tenants/actor-name.ts'
import { type Id, parseId, showId } from '../../core/words/id.ts'
import {
  type Author,
  addDraft,
  draftRetentionDays,
  type LetterDraft,
  listDrafts,
  readDraft,
  removeDraft,
  saveDraft,
} from '../../dispatcher/letter-drafts/letter-drafts.ts'
import { type Caller, entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/messages/letter-draft.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'

/** `GET /v1/letter-drafts` */
export async function getLetterDrafts(
  { caller }: CallOf<typeof contract.listLetterDrafts>,
  { database, keyring }: ApiDeps,
): Promise<Reply> {
  const author = authorOf(caller)
  const drafts = await database.asEntity(author.entity, (tx) => listDrafts(tx, keyring, author))
  return json(200, { items: await shownAll(drafts, database) })
}

/** `GET /v1/letter-drafts/{id}` */
export async function getLetterDraft(
  { caller, path }: CallOf<typeof contract.getLetterDraft>,
  { database, keyring }: ApiDeps,
): Promise<Reply> {
  const author = authorOf(caller)
  const draft = await database.asEntity(author.entity, (tx) => readDraft(tx, keyring, author, draftIdOf(path.id)))
  if (draft === undefined) throw missingDraft()
  return json(200, await shownOne(draft, database))
}

/** `POST /v1/letter-drafts` */
export async function postLetterDraft(
  { caller, body, now }: CallOf<typeof contract.addLetterDraft>,
  { database, keyring }: ApiDeps,
): Promise<Reply> {
  const author = authorOf(caller)
  const draft = await database.asEntity(author.entity, (tx) =>
    addDraft(tx, keyring, author, { template: body.template ?? null, content: body.content }, now),
  )
  return json(201, await shownOne(draft, database))
}

/** `PUT /v1/letter-drafts/{id}` */
export async function putLetterDraft(
  { caller, path, body, now }: CallOf<typeof contract.saveLetterDraft>,
  { database, keyring }: ApiDeps,
): Promise<Reply> {
  const author = authorOf(caller)
  const id = draftIdOf(path.id)
  const draft = await database.asEntity(author.entity, async (tx) => {
    const isSaved = await saveDraft(tx, keyring, author, { id, content: body.content }, now)
    return isSaved ? readDraft(tx, keyring, author, id) : undefined
  })
  if (draft === undefined) throw missingDraft()
  return json(200, await shownOne(draft, database))
}

/** `DELETE /v1/letter-drafts/{id}` */
export async function deleteLetterDraft(
  { caller, path }: CallOf<typeof contract.removeLetterDraft>,
  { database }: ApiDeps,
): Promise<Reply> {
  const author = authorOf(caller)
  const isRemoved = await database.asEntity(author.entity, (tx) => removeDraft(tx, author, draftIdOf(path.id)))
  if (!isRemoved) throw missingDraft()
  return { status: 204 }
}

export function authorOf(caller: Caller): Author {
  return { entity: entityOf(caller).id, actor: caller.actor }
}

export function draftIdOf(text: string): Id<'letterDraft'> {
  const id = parseId('letterDraft', text)
  if (id === undefined) throw missingDraft()
  return id
}

/** Equal for the draft of another person and for one that was removed. */
export function missingDraft(): Refusal {
  return new Refusal('UP-1404', 'You have no such letter in progress: it was sent, removed, or kept too long ago.')
}

/** With the names of the colleagues who gave them, in one statement. */
async function shownAll(drafts: readonly LetterDraft[], { hub }: ApiDeps['database']): Promise<contract.LetterDraft[]> {
  const names = await namesOfActors(
    hub,
    drafts.flatMap(({ handedBy }) => handedBy ?? []),
  )
  return drafts.map((draft) => shown(draft, names))
}

async function shownOne(draft: LetterDraft, database: ApiDeps['database']): Promise<contract.LetterDraft> {
  const [only] = await shownAll([draft], database)
  if (only === undefined) throw new Error('A draft was not shown')
  return only
}

function shown(
  { id, template, content, updatedAt, handedBy, handedAt }: LetterDraft,
  names: ReadonlyMap<string, string>,
): contract.LetterDraft {
  return {
    id: showId('letterDraft', id),
    ...(template !== null && { template }),
    content,
    updatedAt: updatedAt.toISOString(),
    keptUntil: new Date(updatedAt.getTime() + draftRetentionDays * dayMs).toISOString(),
    ...(handedAt !== null && { from: { name: names.get(handedBy ?? '') ?? '', at: handedAt.toISOString() } }),
  }
}
