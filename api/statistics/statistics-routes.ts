import * as contract from '../contract/statistics.ts'
import { get, type Route } from '../server/route.ts'
import { getStatistics } from './get-statistics.ts'

/** What became of the letters. */
export const statisticsRoutes: readonly Route[] = [
  get('/v1/statistics', {
    permission: ['statistics:read', 'hub:operate'],
    operation: contract.getStatistics,
    handler: getStatistics,
  }),
]
