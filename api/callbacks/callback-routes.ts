import * as contract from '../contract/callbacks/callbacks.ts'
import { del, get, patch, post, type Route } from '../server/route.ts'
import { getAttempts } from './attempt-handlers.ts'
import {
  deleteCallback,
  getCallback,
  getCallbacks,
  patchCallback,
  postCallback,
  postReplay,
  postResume,
  postRotate,
  postSuspend,
  postTest,
} from './callback-handlers.ts'

const permission = 'callbacks:manage'

/** Events that are posted to systems of the entity. */
export const callbackRoutes: readonly Route[] = [
  post('/v1/callbacks', { permission, operation: contract.createCallback, handler: postCallback }),
  get('/v1/callbacks', { permission, operation: contract.listCallbacks, handler: getCallbacks }),
  get('/v1/callbacks/{id}', { permission, operation: contract.getCallback, handler: getCallback }),
  patch('/v1/callbacks/{id}', { permission, operation: contract.changeCallback, handler: patchCallback }),
  del('/v1/callbacks/{id}', { permission, operation: contract.removeCallback, handler: deleteCallback }),
  post('/v1/callbacks/{id}/test', { permission, operation: contract.testCallback, handler: postTest }),
  post('/v1/callbacks/{id}/suspend', { permission, operation: contract.suspendCallback, handler: postSuspend }),
  post('/v1/callbacks/{id}/resume', { permission, operation: contract.resumeCallback, handler: postResume }),
  post('/v1/callbacks/{id}/rotate-secret', {
    permission,
    operation: contract.rotateCallbackSecret,
    handler: postRotate,
  }),
  post('/v1/callbacks/{id}/replay', { permission, operation: contract.replayCallback, handler: postReplay }),
  get('/v1/callbacks/{id}/attempts', {
    permission,
    operation: contract.listCallbackAttempts,
    handler: getAttempts,
  }),
]
