import * as operator from '../../contract/hub/operator.ts'
import { get, post, type Route } from '../../server/route.ts'
import { getReturnFiles, postSettleReturnFile } from './return-file-handlers.ts'

/** Return files of print partners. */
export const returnFileRoutes: readonly Route[] = [
  get('/v1/return-files', { permission: 'hub:operate', operation: operator.listReturnFiles, handler: getReturnFiles }),
  post('/v1/return-files/{id}/settle', {
    permission: 'hub:operate',
    operation: operator.settleReturnFile,
    handler: postSettleReturnFile,
  }),
]
