import * as setUp from '../contract/entity/set-up.ts'
import { get, post, type Route } from '../server/route.ts'
import { getMessageClasses, postMessageClass } from './message-class-handlers.ts'

/** Message classes. */
export const messageClassRoutes: readonly Route[] = [
  post('/v1/message-classes', {
    permission: 'entity:manage',
    operation: setUp.saveMessageClass,
    handler: postMessageClass,
  }),
  get('/v1/message-classes', {
    permission: ['entity:manage', 'messages:read'],
    operation: setUp.listMessageClasses,
    handler: getMessageClasses,
  }),
]
