import * as print from '../contract/print/print-contract.ts'
import { getPrintProfile as getPrintProfileOperation, previewAddressSheet } from '../contract/print/print-profile.ts'
import * as proposal from '../contract/print/print-proposal.ts'
import { get, post, put, type Route } from '../server/route.ts'
import {
  getClosingDays,
  getPrintCalendar,
  getPrintContract,
  getPrintContracts,
  putPrintContractUsers,
} from './print-contract-handlers.ts'
import { getPrintForecast } from './print-forecast-handler.ts'
import { getPrintProfile, postAddressSheet } from './print-profile.ts'
import {
  getProposal,
  getProposals,
  postApprove,
  postRefuse,
  postWithdraw,
} from './print-proposals/proposal-handlers.ts'
import { postPrintContract, postPrintTariffs, putPrintContract } from './print-proposals/propose-handlers.ts'

const readers = ['entity:manage', 'messages:read'] as const

/** Print contracts, and the print profile that they give. */
export const printContractRoutes: readonly Route[] = [
  post('/v1/print-contracts', {
    permission: 'entity:manage',
    operation: print.createPrintContract,
    handler: postPrintContract,
  }),
  get('/v1/print-contracts', {
    permission: readers,
    operation: print.listPrintContracts,
    handler: getPrintContracts,
  }),
  get('/v1/print-contracts/{id}', {
    permission: readers,
    operation: print.getPrintContract,
    handler: getPrintContract,
  }),
  put('/v1/print-contracts/{id}', {
    permission: 'entity:manage',
    operation: print.changePrintContract,
    handler: putPrintContract,
  }),
  post('/v1/print-contracts/{id}/tariffs', {
    permission: 'entity:manage',
    operation: print.addPrintTariffs,
    handler: postPrintTariffs,
  }),
  get('/v1/print-contracts/{id}/calendar', {
    permission: readers,
    operation: print.getPrintCalendar,
    handler: getPrintCalendar,
  }),
  get('/v1/print-contracts/{id}/forecast', {
    permission: readers,
    operation: print.getPrintForecast,
    handler: getPrintForecast,
  }),
  get('/v1/print-contracts/{id}/closing-days', {
    permission: readers,
    operation: print.getClosingDays,
    handler: getClosingDays,
  }),
  get('/v1/print-proposals', {
    permission: readers,
    operation: proposal.listPrintProposals,
    handler: getProposals,
  }),
  get('/v1/print-proposals/{id}', {
    permission: readers,
    operation: proposal.getPrintProposal,
    handler: getProposal,
  }),
  post('/v1/print-proposals/{id}/approve', {
    permission: 'entity:manage',
    operation: proposal.approvePrintProposal,
    handler: postApprove,
  }),
  post('/v1/print-proposals/{id}/refuse', {
    permission: 'entity:manage',
    operation: proposal.refusePrintProposal,
    handler: postRefuse,
  }),
  post('/v1/print-proposals/{id}/withdraw', {
    permission: 'entity:manage',
    operation: proposal.withdrawPrintProposal,
    handler: postWithdraw,
  }),
  put('/v1/print-contracts/{id}/users', {
    permission: 'hub:operate',
    operation: print.sharePrintContract,
    handler: putPrintContractUsers,
  }),
  get('/v1/print-profile', {
    permission: ['templates:read', 'messages:read', 'documents:write', 'entity:manage'],
    operation: getPrintProfileOperation,
    handler: getPrintProfile,
  }),
  post('/v1/print-profile/address-sheet', {
    permission: ['templates:read', 'messages:read', 'documents:write', 'entity:manage'],
    operation: previewAddressSheet,
    handler: postAddressSheet,
  }),
]
