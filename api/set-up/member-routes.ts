import * as setUp from '../contract/entity/set-up.ts'
import { del, get, post, put, type Route } from '../server/route.ts'
import { deleteMember, getMembers, postMember, putMember } from './member-handlers.ts'

/** Members of an entity. */
export const memberRoutes: readonly Route[] = [
  post('/v1/members', { permission: 'entity:manage', operation: setUp.createMember, handler: postMember }),
  get('/v1/members', { permission: 'entity:manage', operation: setUp.listMembers, handler: getMembers }),
  put('/v1/members/{id}', { permission: 'entity:manage', operation: setUp.changeMember, handler: putMember }),
  del('/v1/members/{id}', { permission: 'entity:manage', operation: setUp.removeMember, handler: deleteMember }),
]
