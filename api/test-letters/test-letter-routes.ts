import * as test from '../contract/messages/test-letter.ts'
import { get, post, type Route } from '../server/route.ts'
import { faultsOfTest, getTestLetter, postRowTest, postTestLetter, postVersionTest } from './test-letter-handlers.ts'

/** Letters that their writers send to themselves before they send them: of one letter, of a version, of a row of a list. */
export const testLetterRoutes: readonly Route[] = [
  post('/v1/test-letters', {
    permission: 'messages:send',
    limit: 'preview',
    operation: test.sendTestLetter,
    handler: postTestLetter,
    moreFaults: faultsOfTest,
  }),
  get('/v1/test-letters/{id}', {
    permission: ['messages:send', 'templates:write', 'templates:review'],
    operation: test.getTestLetter,
    handler: getTestLetter,
  }),
  post('/v1/templates/{key}/versions/{version}/test', {
    permission: ['templates:write', 'templates:review', 'messages:send'],
    limit: 'preview',
    operation: test.testVersion,
    handler: postVersionTest,
  }),
  post('/v1/batches/{id}/rows/{row}/test', {
    permission: 'messages:send',
    limit: 'preview',
    operation: test.testBatchRow,
    handler: postRowTest,
  }),
]
