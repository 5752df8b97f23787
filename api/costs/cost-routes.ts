import * as contract from '../contract/entity/costs.ts'
import { get, type Route } from '../server/route.ts'
import { getCosts } from './get-costs.ts'

/** What an entity spent. */
export const costRoutes: readonly Route[] = [
  get('/v1/costs', { permission: 'statistics:read', operation: contract.getCosts, handler: getCosts }),
]
