import * as setUp from '../contract/entity/set-up.ts'
import { get, post, type Route } from '../server/route.ts'
import { getEntities, postEntity, postOpen, postSuspend } from './entity-handlers.ts'

/** Entities. */
export const entityRoutes: readonly Route[] = [
  post('/v1/entities', { permission: 'hub:operate', operation: setUp.createEntity, handler: postEntity }),
  get('/v1/entities', { permission: 'hub:operate', operation: setUp.listEntities, handler: getEntities }),
  post('/v1/entities/{id}/open', { permission: 'hub:operate', operation: setUp.openEntity, handler: postOpen }),
  post('/v1/entities/{id}/suspend', {
    permission: 'hub:operate',
    operation: setUp.suspendEntity,
    handler: postSuspend,
  }),
]
