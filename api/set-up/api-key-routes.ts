import { permissions } from '../../core/words/permission.ts'
import * as setUp from '../contract/entity/set-up.ts'
import { get, post, type Route } from '../server/route.ts'
import { getApiKeys, getCaller, postApiKey, postRevoke } from './api-key-handlers.ts'

/** API keys, and what the caller is allowed to do. */
export const apiKeyRoutes: readonly Route[] = [
  post('/v1/api-keys', { permission: 'entity:manage', operation: setUp.createApiKey, handler: postApiKey }),
  get('/v1/api-keys', { permission: 'entity:manage', operation: setUp.listApiKeys, handler: getApiKeys }),
  post('/v1/api-keys/{id}/revoke', { permission: 'entity:manage', operation: setUp.revokeApiKey, handler: postRevoke }),
  get('/v1/caller', { permission: permissions, operation: setUp.getCaller, handler: getCaller }),
]
