import { recordAudit } from '../../core/audit/record-audit.ts'
import type { Tx } from '../../core/db/database.ts'
import { parseId, showId } from '../../core/words/id.ts'
import { endPresence, reportPresence } from '../../templates/store/review/draft-presence.ts'
import {
  addComment,
  type CommentAction,
  changeComment,
  isOpen,
  listComments,
  type VersionComment,
} from '../../templates/store/review/version-comments.ts'
import { entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/templates/template-review.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'
import { actorOf } from './template-handlers.ts'

/** `POST …/presence`: called many times a minute, so it leaves no line in the audit log. */
export async function postPresence(call: CallOf<typeof contract.reportPresence>, deps: ApiDeps): Promise<Reply> {
  const { key, version } = call.path
  const { people, ...draft } = await deps.database.asEntity(entityOf(call.caller).id, (tx) =>
    reportPresence(tx, key, version, call.body.writing === true, actorOf(call)),
  )
  return json(200, {
    ...draft,
    people: people.map(({ name, ...person }) => ({ ...person, ...(name !== null && { name }) })),
  } satisfies contract.DraftPresence)
}

/** `DELETE …/presence` */
export async function deletePresence(call: CallOf<typeof contract.endPresence>, deps: ApiDeps): Promise<Reply> {
  const { key, version } = call.path
  await deps.database.asEntity(entityOf(call.caller).id, (tx) => endPresence(tx, key, version, call.caller.actor))
  return { status: 204 }
}

/** `GET …/comments` */
export async function getComments(call: CallOf<typeof contract.listComments>, deps: ApiDeps): Promise<Reply> {
  const { key, version } = call.path
  const items = await deps.database.asEntity(entityOf(call.caller).id, (tx) => listComments(tx, key, version))
  return json(200, { items: items.map(showComment) })
}

/** `POST …/comments` */
export function postComment(call: CallOf<typeof contract.addComment>, deps: ApiDeps): Promise<Reply> {
  const { key, version } = call.path
  return recorded(call, deps, 201, 'comment-template', (tx) => addComment(tx, key, version, call.body, actorOf(call)))
}

/** `POST …/comments/{comment}/answers` */
export function postAnswer(call: CallOf<typeof contract.answerComment>, deps: ApiDeps): Promise<Reply> {
  const change = { action: 'answered', text: call.body.text } as const
  return recorded(call, deps, 201, 'answer-comment', (tx) => changed(tx, call, change))
}

/** `POST …/comments/{comment}/resolve` */
export function postResolve(call: CallOf<typeof contract.resolveComment>, deps: ApiDeps): Promise<Reply> {
  return recorded(call, deps, 200, 'resolve-comment', (tx) => changed(tx, call, { action: 'resolved' }))
}

/** `POST …/comments/{comment}/reopen` */
export function postReopen(call: CallOf<typeof contract.reopenComment>, deps: ApiDeps): Promise<Reply> {
  return recorded(call, deps, 200, 'reopen-comment', (tx) => changed(tx, call, { action: 'reopened' }))
}

type OnComment = CallOf<typeof contract.answerComment> | CallOf<typeof contract.resolveComment>

function changed(
  tx: Tx,
  call: OnComment,
  change: { readonly action: CommentAction; readonly text?: string },
): Promise<VersionComment> {
  const { key, version, comment } = call.path
  return changeComment(tx, key, version, parseId('comment', comment), change, actorOf(call))
}

/** The change and its line in the audit log, which names the version and never the text of the comment. */
async function recorded(
  call: OnComment | CallOf<typeof contract.addComment>,
  deps: ApiDeps,
  status: 200 | 201,
  action: string,
  work: (tx: Tx) => Promise<VersionComment>,
): Promise<Reply> {
  const { key, version } = call.path
  const { id } = entityOf(call.caller)
  const comment = await deps.database.asEntity(id, work)
  await recordAudit(deps.database, id, noteOf(call, action, 'template', `${key}@${version}`))
  return json(status, showComment(comment))
}

function showComment(comment: VersionComment): contract.TemplateComment {
  const { id, at, name, events, ...shown } = comment
  return {
    ...shown,
    id: showId('comment', id),
    at: at.toISOString(),
    ...(name !== null && { name }),
    status: isOpen(comment) ? 'open' : 'resolved',
    events: events.map(({ at: moment, name: of, text, ...event }) => ({
      ...event,
      at: new Date(moment).toISOString(),
      ...(of !== null && { name: of }),
      ...(text !== null && { text }),
    })),
  }
}
