import * as columns from '../contract/batches/list-columns.ts'
import { get, post, put, type Route } from '../server/route.ts'
import { getListColumns, postSampleRow, putListColumns } from './list-column-handlers.ts'

/** The columns of a list that was posted with `columns=ask`. Its first values are shown, so that reading them needs the right to send. */
export const listColumnRoutes: readonly Route[] = [
  get('/v1/batches/{id}/columns', {
    permission: 'messages:send',
    operation: columns.getListColumns,
    handler: getListColumns,
  }),
  put('/v1/batches/{id}/columns', {
    permission: 'messages:send',
    operation: columns.putListColumns,
    handler: putListColumns,
  }),
  post('/v1/batches/{id}/columns/rows/{row}', {
    permission: 'messages:send',
    operation: columns.readListRow,
    handler: postSampleRow,
  }),
]
