import * as ebox from '../contract/entity/ebox.ts'
import { del, get, put, type Route } from '../server/route.ts'
import { deleteEboxDecision, getEboxUse, putEboxDecision, putEboxSenders } from './ebox-handlers.ts'

/** The use of the Belgian eBox by an entity. */
export const eboxRoutes: readonly Route[] = [
  get('/v1/ebox-use', { permission: 'entity:manage', operation: ebox.getEboxUse, handler: getEboxUse }),
  put('/v1/ebox-use/decision', {
    permission: 'entity:manage',
    operation: ebox.putEboxDecision,
    handler: putEboxDecision,
  }),
  del('/v1/ebox-use/decision', {
    permission: 'entity:manage',
    operation: ebox.deleteEboxDecision,
    handler: deleteEboxDecision,
  }),
  put('/v1/ebox-use/senders', { permission: 'entity:manage', operation: ebox.putEboxSenders, handler: putEboxSenders }),
]
