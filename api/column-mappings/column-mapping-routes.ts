import * as mapping from '../contract/batches/column-mapping.ts'
import { get, post, put, type Route } from '../server/route.ts'
import { getColumnMapping, postGuess, putColumnMapping } from './column-mapping-handlers.ts'

/** What the columns of lists are used for. */
export const columnMappingRoutes: readonly Route[] = [
  get('/v1/templates/{key}/column-mapping', {
    permission: 'messages:send',
    operation: mapping.getColumnMapping,
    handler: getColumnMapping,
  }),
  put('/v1/templates/{key}/column-mapping', {
    permission: 'messages:send',
    operation: mapping.putColumnMapping,
    handler: putColumnMapping,
  }),
  post('/v1/column-mappings/guess', {
    permission: 'messages:send',
    operation: mapping.guessColumnMapping,
    handler: postGuess,
  }),
]
