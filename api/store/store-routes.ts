import * as store from '../contract/hub/store.ts'
import { get, post, type Route } from '../server/route.ts'
import { getFaultRecords, getFaults, getStore, postCheckFault, postScrub } from './store-handlers.ts'

const permission = 'hub:operate'

/** The store of documents: its locations, the scrubber, faults. */
export const storeRoutes: readonly Route[] = [
  get('/v1/store', { permission, operation: store.getStore, handler: getStore }),
  post('/v1/store/scrub', { permission, operation: store.hurryScrub, handler: postScrub }),
  get('/v1/store/faults', { permission, operation: store.listStoreFaults, handler: getFaults }),
  get('/v1/store/faults/{id}/records', {
    permission,
    operation: store.listStoreFaultRecords,
    handler: getFaultRecords,
  }),
  post('/v1/store/faults/{id}/check', { permission, operation: store.checkStoreFault, handler: postCheckFault }),
]
