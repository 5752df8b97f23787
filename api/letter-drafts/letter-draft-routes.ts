import * as draft from '../contract/messages/letter-draft.ts'
import { del, get, post, put, type Route } from '../server/route.ts'
import { getSenders, postHandOver } from './hand-over-handlers.ts'
import {
  deleteLetterDraft,
  getLetterDraft,
  getLetterDrafts,
  postLetterDraft,
  putLetterDraft,
} from './letter-draft-handlers.ts'

/** A member who may not send writes a letter for a colleague who may. */
const permission = ['messages:send', 'templates:read'] as const

/** Letters that a member of staff is writing, kept so that the browser can be closed in between. */
export const letterDraftRoutes: readonly Route[] = [
  get('/v1/letter-drafts', { permission, operation: draft.listLetterDrafts, handler: getLetterDrafts }),
  post('/v1/letter-drafts', { permission, operation: draft.addLetterDraft, handler: postLetterDraft }),
  get('/v1/letter-drafts/{id}', { permission, operation: draft.getLetterDraft, handler: getLetterDraft }),
  put('/v1/letter-drafts/{id}', { permission, operation: draft.saveLetterDraft, handler: putLetterDraft }),
  post('/v1/letter-drafts/{id}/hand-over', {
    permission,
    operation: draft.handOverLetterDraft,
    handler: postHandOver,
  }),
  get('/v1/senders', { permission, operation: draft.listSenders, handler: getSenders }),
  del('/v1/letter-drafts/{id}', { permission, operation: draft.removeLetterDraft, handler: deleteLetterDraft }),
]
