import { hubPermissions, permissions } from '../../core/words/permission.ts'
import * as limits from '../contract/entity/limits.ts'
import { setKeyLimits } from '../contract/entity/set-up.ts'
import { del, get, post, put, type Route } from '../server/route.ts'
import { deleteGuest, getGuests, postGuests } from './guest-handlers.ts'
import { getEntityLimits, getLetterLimits, putEntityLimits, putKeyLimits } from './limit-handlers.ts'
import { getKeyLimits, getLimitsOfEntities } from './list-limit-handlers.ts'

const ofEntities = permissions.filter((each) => !hubPermissions.has(each))

/** Limits of letters, and the guests of an entity on trial. */
export const limitRoutes: readonly Route[] = [
  get('/v1/limits', { permission: ofEntities, operation: limits.getLetterLimits, handler: getLetterLimits }),
  get('/v1/key-limits', {
    permission: 'entity:manage',
    operation: limits.listLimitedKeys,
    handler: getKeyLimits,
  }),
  get('/v1/entity-limits', {
    permission: 'hub:operate',
    operation: limits.listLimitedEntities,
    handler: getLimitsOfEntities,
  }),
  get('/v1/entities/{id}/limits', {
    permission: 'hub:operate',
    operation: limits.getEntityLimits,
    handler: getEntityLimits,
  }),
  put('/v1/entities/{id}/limits', {
    permission: 'hub:operate',
    operation: limits.setEntityLimits,
    handler: putEntityLimits,
  }),
  put('/v1/api-keys/{id}/limits', { permission: 'entity:manage', operation: setKeyLimits, handler: putKeyLimits }),
  get('/v1/guests', {
    permission: ['entity:manage', 'messages:send'],
    operation: limits.listGuests,
    handler: getGuests,
  }),
  post('/v1/guests', { permission: 'entity:manage', operation: limits.addGuests, handler: postGuests }),
  del('/v1/guests/{id}', { permission: 'entity:manage', operation: limits.removeGuest, handler: deleteGuest }),
]
