import * as resends from '../contract/case-resends.ts'
import * as cases from '../contract/cases.ts'
import * as unmatched from '../contract/unmatched-receipts.ts'
import { get, post, type Route } from '../server/route.ts'
import { getCase, getCaseLetters, getCases, postAssign, postClose, postNote, postReopen } from './case-handlers.ts'
import { getResend, getResends, postResend, postSend, postUndo } from './resend-handlers.ts'
import { getStatuses } from './statuses-handler.ts'
import { getUnmatched, postAttach, postDiscard } from './unmatched-handlers.ts'

/** Clerks of the entity, and operators over all entities. */
const reads = ['messages:read', 'hub:operate'] as const
const follows = ['messages:send', 'hub:operate'] as const
/** Letters are sent by the entity, never by an operator in its place. */
const sends = 'messages:send'

/** Cases of silence and late failures, and what statuses mean. */
export const caseRoutes: readonly Route[] = [
  get('/v1/cases', { permission: reads, operation: cases.listCases, handler: getCases }),
  get('/v1/cases/{id}', { permission: reads, operation: cases.getCase, handler: getCase }),
  get('/v1/cases/{id}/letters', { permission: reads, operation: cases.listCaseLetters, handler: getCaseLetters }),
  post('/v1/cases/{id}/assign', { permission: follows, operation: cases.assignCase, handler: postAssign }),
  post('/v1/cases/{id}/note', { permission: follows, operation: cases.noteCase, handler: postNote }),
  post('/v1/cases/{id}/close', { permission: follows, operation: cases.closeCase, handler: postClose }),
  post('/v1/cases/{id}/reopen', { permission: follows, operation: cases.reopenCase, handler: postReopen }),
  post('/v1/cases/{id}/resends', { permission: sends, operation: resends.requestResend, handler: postResend }),
  get('/v1/cases/{id}/resends', { permission: reads, operation: resends.listResends, handler: getResends }),
  get('/v1/cases/{id}/resends/{resend}', { permission: reads, operation: resends.getResend, handler: getResend }),
  post('/v1/cases/{id}/resends/{resend}/send', { permission: sends, operation: resends.sendResend, handler: postSend }),
  post('/v1/cases/{id}/resends/{resend}/undo', { permission: sends, operation: resends.undoResend, handler: postUndo }),
  get('/v1/unmatched-receipts', {
    permission: 'hub:operate',
    operation: unmatched.listUnmatchedReceipts,
    handler: getUnmatched,
  }),
  post('/v1/unmatched-receipts/{id}/attach', {
    permission: 'hub:operate',
    operation: unmatched.attachUnmatchedReceipt,
    handler: postAttach,
  }),
  post('/v1/unmatched-receipts/{id}/discard', {
    permission: 'hub:operate',
    operation: unmatched.discardUnmatchedReceipt,
    handler: postDiscard,
  }),
  get('/v1/statuses', { permission: 'public', limit: 'public', operation: cases.listStatuses, handler: getStatuses }),
]
