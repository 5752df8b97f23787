import * as operator from '../contract/hub/operator.ts'
import { get, post, type Route } from '../server/route.ts'
import { getDeadLetterGroups, postDeadLetterReplay } from './bulk-replay-handlers.ts'
import { getDeadLetters, postCloseDeadLetter, postReplay } from './dead-letter-handlers.ts'

/** Dead letters, one by one and by group. */
export const deadLetterRoutes: readonly Route[] = [
  get('/v1/dead-letters', { permission: 'hub:operate', operation: operator.listDeadLetters, handler: getDeadLetters }),
  post('/v1/dead-letters/{id}/replay', {
    permission: 'hub:operate',
    operation: operator.replayDeadLetter,
    handler: postReplay,
  }),
  post('/v1/dead-letters/{id}/close', {
    permission: 'hub:operate',
    operation: operator.closeDeadLetter,
    handler: postCloseDeadLetter,
  }),
  get('/v1/dead-letter-groups', {
    permission: 'hub:operate',
    operation: operator.listDeadLetterGroups,
    handler: getDeadLetterGroups,
  }),
  post('/v1/dead-letter-replays', {
    permission: 'hub:operate',
    operation: operator.replayDeadLetters,
    handler: postDeadLetterReplay,
  }),
]
