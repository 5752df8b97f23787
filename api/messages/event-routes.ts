import * as event from '../contract/messages/event.ts'
import { get, type Route } from '../server/route.ts'
import { getEvents } from './feed.ts'

/** The feed of events. */
export const eventRoutes: readonly Route[] = [
  get('/v1/events', { permission: 'messages:read', operation: event.listEvents, handler: getEvents }),
]
