import * as service from '../contract/service.ts'
import { get, type Route } from '../server/route.ts'
import { getLive, getMetrics, getReady, getSite } from './health.ts'

/** The service itself: health, site and metrics. */
export const serviceRoutes: readonly Route[] = [
  get('/health/live', { permission: 'public', limit: 'none', operation: service.getLive, handler: getLive }),
  get('/health/ready', { permission: 'public', limit: 'none', operation: service.getReady, handler: getReady }),
  get('/v1/site', { permission: 'public', limit: 'public', operation: service.getSite, handler: getSite }),
  get('/metrics', { permission: 'public', limit: 'none', operation: service.getMetrics, handler: getMetrics }),
]
