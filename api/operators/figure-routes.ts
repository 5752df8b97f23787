import * as figures from '../contract/operation-figures.ts'
import { get, type Route } from '../server/route.ts'
import { getDispatchers, getTraffic } from './service-handlers.ts'

/** Figures of the running service, for its operators. */
export const figureRoutes: readonly Route[] = [
  get('/v1/dispatchers', {
    permission: 'hub:operate',
    operation: figures.listDispatchers,
    handler: getDispatchers,
  }),
  get('/v1/traffic', { permission: 'hub:operate', operation: figures.getTraffic, handler: getTraffic }),
]
