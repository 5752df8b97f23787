import * as print from '../contract/print.ts'
import { getPrintProfile as getPrintProfileOperation } from '../contract/print-profile.ts'
import { get, post, type Route } from '../server/route.ts'
import { getPrintContracts, postPrintContract } from './print-contract-handlers.ts'
import { getPrintProfile } from './print-profile.ts'

/** Print contracts, and the print profile that they give. */
export const printContractRoutes: readonly Route[] = [
  post('/v1/print-contracts', {
    permission: 'entity:manage',
    operation: print.createPrintContract,
    handler: postPrintContract,
  }),
  get('/v1/print-contracts', {
    permission: ['entity:manage', 'messages:read'],
    operation: print.listPrintContracts,
    handler: getPrintContracts,
  }),
  get('/v1/print-profile', {
    permission: ['templates:read', 'messages:read', 'documents:write', 'entity:manage'],
    operation: getPrintProfileOperation,
    handler: getPrintProfile,
  }),
]
