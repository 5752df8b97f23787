import * as seal from '../contract/entity/seal.ts'
import { get, post, put, type Route } from '../server/route.ts'
import { getSeal, postSealTest, putSeal } from './seal-handlers.ts'

/** The electronic seal on the letters of an entity. */
export const sealRoutes: readonly Route[] = [
  get('/v1/seal', { permission: 'entity:manage', operation: seal.getSeal, handler: getSeal }),
  put('/v1/seal', { permission: 'entity:manage', operation: seal.putSeal, handler: putSeal }),
  post('/v1/seal/test', { permission: 'entity:manage', operation: seal.postSealTest, handler: postSealTest }),
]
