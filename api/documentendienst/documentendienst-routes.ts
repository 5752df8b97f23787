import * as contract from '../contract/documentendienst.ts'
import { get, post, type Route } from '../server/route.ts'
import { getMessage } from './get-message.ts'
import { postMessage } from './post-message.ts'
import { postStatusRequest } from './post-status-request.ts'

/** The base address of a client of the MAGDA Documentendienst. */
const base = '/magda/documentendienst/v1'

/** The public calls of the MAGDA Documentendienst, over the hub's own intake (decision 0058). */
export const documentendienstRoutes: readonly Route[] = [
  post(`${base}/messages`, {
    permission: 'messages:send',
    limit: 'send',
    operation: contract.sendDocumentendienstMessage,
    handler: postMessage,
  }),
  get(`${base}/messages/{id}`, {
    permission: 'messages:read',
    operation: contract.getDocumentendienstMessage,
    handler: getMessage,
  }),
  post(`${base}/statusRequest`, {
    permission: 'messages:read',
    limit: 'read',
    operation: contract.findDocumentendienstStatuses,
    handler: postStatusRequest,
  }),
]
