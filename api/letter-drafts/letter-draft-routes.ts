import * as draft from '../contract/messages/letter-draft.ts'
import { del, get, post, put, type Route } from '../server/route.ts'
import {
  deleteLetterDraft,
  getLetterDraft,
  getLetterDrafts,
  postLetterDraft,
  putLetterDraft,
} from './letter-draft-handlers.ts'

const permission = 'messages:send'

/** Letters that a member of staff is writing, kept so that the browser can be closed in between. */
export const letterDraftRoutes: readonly Route[] = [
  get('/v1/letter-drafts', { permission, operation: draft.listLetterDrafts, handler: getLetterDrafts }),
  post('/v1/letter-drafts', { permission, operation: draft.addLetterDraft, handler: postLetterDraft }),
  get('/v1/letter-drafts/{id}', { permission, operation: draft.getLetterDraft, handler: getLetterDraft }),
  put('/v1/letter-drafts/{id}', { permission, operation: draft.saveLetterDraft, handler: putLetterDraft }),
  del('/v1/letter-drafts/{id}', { permission, operation: draft.removeLetterDraft, handler: deleteLetterDraft }),
]
