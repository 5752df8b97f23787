import * as cases from '../contract/cases.ts'
import { get, post, type Route } from '../server/route.ts'
import {
  getCase,
  getCaseLetters,
  getCases,
  getUnmatched,
  postAssign,
  postClose,
  postNote,
  postReopen,
} from './case-handlers.ts'
import { getStatuses } from './statuses-handler.ts'

/** Clerks of the entity, and operators over all entities. */
const reads = ['messages:read', 'hub:operate'] as const
const follows = ['messages:send', 'hub:operate'] as const

/** Cases of silence and late failures, and what statuses mean. */
export const caseRoutes: readonly Route[] = [
  get('/v1/cases', { permission: reads, operation: cases.listCases, handler: getCases }),
  get('/v1/cases/{id}', { permission: reads, operation: cases.getCase, handler: getCase }),
  get('/v1/cases/{id}/letters', { permission: reads, operation: cases.listCaseLetters, handler: getCaseLetters }),
  post('/v1/cases/{id}/assign', { permission: follows, operation: cases.assignCase, handler: postAssign }),
  post('/v1/cases/{id}/note', { permission: follows, operation: cases.noteCase, handler: postNote }),
  post('/v1/cases/{id}/close', { permission: follows, operation: cases.closeCase, handler: postClose }),
  post('/v1/cases/{id}/reopen', { permission: follows, operation: cases.reopenCase, handler: postReopen }),
  get('/v1/unmatched-receipts', {
    permission: 'hub:operate',
    operation: cases.listUnmatchedReceipts,
    handler: getUnmatched,
  }),
  get('/v1/statuses', { permission: 'public', limit: 'public', operation: cases.listStatuses, handler: getStatuses }),
]
