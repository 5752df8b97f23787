import * as failures from '../contract/hub/list-failures.ts'
import { get, post, type Route } from '../server/route.ts'
import { getListFailures, postRefuseFailures, postRetryFailures } from './list-failure-handlers.ts'

/** Parts of lists on which the hub fails. */
export const listFailureRoutes: readonly Route[] = [
  get('/v1/list-failures', {
    permission: 'hub:operate',
    operation: failures.listListFailures,
    handler: getListFailures,
  }),
  post('/v1/list-failures/{id}/retry', {
    permission: 'hub:operate',
    operation: failures.retryListFailures,
    handler: postRetryFailures,
  }),
  post('/v1/list-failures/{id}/refuse', {
    permission: 'hub:operate',
    operation: failures.refuseListFailures,
    handler: postRefuseFailures,
  }),
]
