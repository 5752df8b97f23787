import * as rules from '../contract/routing/route-rules.ts'
import * as addresses from '../contract/routing/suppressed-addresses.ts'
import { get, post, type Route } from '../server/route.ts'
import { getRouteRules } from './route-rule-handler.ts'
import {
  getReleasedAddresses,
  getSuppressedAddresses,
  postFindSuppressed,
  postReleaseSuppressed,
  postSuppressAddress,
  postUndoRelease,
} from './suppressed-address-handlers.ts'

/** The rules of the route, and the addresses that letters do not use. */
export const routingRoutes: readonly Route[] = [
  get('/v1/route-rules', {
    permission: 'public',
    limit: 'public',
    operation: rules.listRouteRules,
    handler: getRouteRules,
  }),
  get('/v1/suppressed-addresses', {
    permission: ['messages:read', 'hub:operate'],
    operation: addresses.listSuppressedAddresses,
    handler: getSuppressedAddresses,
  }),
  post('/v1/suppressed-addresses', {
    permission: 'messages:send',
    operation: addresses.suppressAddress,
    handler: postSuppressAddress,
  }),
  post('/v1/suppressed-addresses/find', {
    permission: ['messages:read', 'hub:operate'],
    operation: addresses.findSuppressedAddresses,
    handler: postFindSuppressed,
  }),
  post('/v1/suppressed-addresses/{id}/release', {
    permission: ['messages:send', 'hub:operate'],
    operation: addresses.releaseSuppressedAddress,
    handler: postReleaseSuppressed,
  }),
  get('/v1/suppressed-addresses/released', {
    permission: ['messages:read', 'hub:operate'],
    operation: addresses.listReleasedAddresses,
    handler: getReleasedAddresses,
  }),
  post('/v1/suppressed-addresses/{id}/undo-release', {
    permission: ['messages:send', 'hub:operate'],
    operation: addresses.undoReleaseOfAddress,
    handler: postUndoRelease,
  }),
]
