import { permissions } from '../core/words/permission.ts'
import { getRecordProof } from './archive/proof-handler.ts'
import { getRecord, getRecordDocument } from './archive/record-handlers.ts'
import { postSearch } from './archive/search-handler.ts'
import * as archive from './contract/archive.ts'
import * as document from './contract/document.ts'
import * as event from './contract/event.ts'
import * as inbox from './contract/inbox.ts'
import * as letterCheck from './contract/letter-check.ts'
import * as message from './contract/message.ts'
import * as messageCheck from './contract/message-check.ts'
import * as figures from './contract/operation-figures.ts'
import * as operator from './contract/operator.ts'
import * as print from './contract/print.ts'
import { getPrintProfile as getPrintProfileOperation } from './contract/print-profile.ts'
import * as service from './contract/service.ts'
import * as session from './contract/session.ts'
import * as setUp from './contract/set-up.ts'
import { getPreviewPicture, postDocument } from './documents/document-handlers.ts'
import { houseStyleRoutes } from './house-styles/house-style-routes.ts'
import { postAddressCode, putAlertAddress } from './inbox/alert-address-handlers.ts'
import { getActionsCalendar } from './inbox/calendar-handler.ts'
import { deleteDone, putDone } from './inbox/done-handlers.ts'
import { getInbox, getLetter, getLetterDocument } from './inbox/inbox-handlers.ts'
import { getPreferences, putPreferences } from './inbox/preference-handlers.ts'
import { postLetterCheck } from './letter-check/check-letter.ts'
import { postCancel, postFastForward, postHold, postRelease } from './messages/change-messages.ts'
import { postMessageChecks } from './messages/check-messages.ts'
import { postCopy } from './messages/copy-message.ts'
import { faultsOfValues } from './messages/faults-of-values.ts'
import { getEvents } from './messages/feed.ts'
import { postMessage } from './messages/post-message.ts'
import { getMessage, getMessageDocument, getMessages } from './messages/read-messages.ts'
import { postResend } from './messages/resend-message.ts'
import { postMessageSearch } from './messages/search-messages.ts'
import { getDeadLetterGroups, postDeadLetterReplay } from './operators/bulk-replay-handlers.ts'
import { getChannels, postPause, postResume } from './operators/channel-handlers.ts'
import { getDeadLetters, postCloseDeadLetter, postReplay } from './operators/dead-letter-handlers.ts'
import { getPrintContracts, postPrintContract } from './operators/print-contract-handlers.ts'
import { getPrintRun, getPrintRuns, postClosePrintRun } from './operators/print-run-handlers.ts'
import { getReturnFiles, postSettleReturnFile } from './operators/return-file-handlers.ts'
import { getDispatchers, getTraffic } from './operators/service-handlers.ts'
import { del, get, post, put, type Route } from './server/route.ts'
import { getAudit } from './service/audit-handlers.ts'
import { getLive, getMetrics, getReady, getSite } from './service/health.ts'
import { getApiKeys, getCaller, postApiKey, postRevoke } from './set-up/api-key-handlers.ts'
import { getEntities, postEntity, postOpen, postSuspend } from './set-up/entity-handlers.ts'
import { deleteMember, getMembers, postMember, putMember } from './set-up/member-handlers.ts'
import { getMessageClasses, postMessageClass } from './set-up/message-class-handlers.ts'
import { getPrintProfile } from './set-up/print-profile.ts'
import { postBackChannelLogout } from './sign-in/back-channel.ts'
import { finishLogIn, logIn, logOut } from './sign-in/sign-in-handlers.ts'
import { getMe } from './sign-in/who-am-i.ts'
import { templateRoutes } from './templates/template-routes.ts'

/** The table of routes: method, path, access rule, input and output, handler. */
export const routes: readonly Route[] = [
  // Messages
  post('/v1/messages', {
    permission: 'messages:send',
    limit: 'send',
    operation: message.postMessage,
    handler: postMessage,
    moreFaults: faultsOfValues,
  }),
  post('/v1/message-checks', {
    permission: 'messages:send',
    limit: 'send',
    operation: messageCheck.checkMessages,
    handler: postMessageChecks,
  }),
  get('/v1/messages', { permission: 'messages:read', operation: message.listMessages, handler: getMessages }),
  post('/v1/messages/searches', {
    permission: 'messages:read',
    limit: 'read',
    operation: message.searchMessages,
    handler: postMessageSearch,
  }),
  get('/v1/messages/{id}', { permission: 'messages:read', operation: message.getMessage, handler: getMessage }),
  get('/v1/messages/{id}/documents/{document}', {
    permission: 'messages:read',
    operation: message.getMessageDocument,
    handler: getMessageDocument,
  }),
  post('/v1/messages/{id}/cancel', {
    permission: 'messages:send',
    operation: message.cancelMessage,
    handler: postCancel,
  }),
  post('/v1/messages/{id}/hold', { permission: 'messages:send', operation: message.holdMessage, handler: postHold }),
  post('/v1/messages/{id}/release', {
    permission: 'messages:send',
    operation: message.releaseMessage,
    handler: postRelease,
  }),
  post('/v1/messages/{id}/resend', {
    permission: 'messages:send',
    limit: 'send',
    operation: message.resendMessage,
    handler: postResend,
  }),
  post('/v1/messages/{id}/copies', {
    permission: 'messages:send',
    limit: 'send',
    operation: message.copyMessage,
    handler: postCopy,
  }),
  post('/v1/messages/{id}/fast-forward', {
    permission: 'messages:send',
    operation: message.fastForwardMessage,
    handler: postFastForward,
  }),

  // Documents
  post('/v1/documents', { permission: 'documents:write', operation: document.postDocument, handler: postDocument }),
  get('/v1/previews/{id}/{picture}', {
    permission: 'documents:write',
    operation: document.getPreviewPicture,
    handler: getPreviewPicture,
  }),

  // Feed
  get('/v1/events', { permission: 'messages:read', operation: event.listEvents, handler: getEvents }),

  // Inbox
  get('/v1/inbox/messages', { permission: 'citizen', operation: inbox.listInbox, handler: getInbox }),
  get('/v1/inbox/messages/{id}', { permission: 'citizen', operation: inbox.openLetter, handler: getLetter }),
  get('/v1/inbox/messages/{id}/documents/{n}', {
    permission: 'citizen',
    operation: inbox.getLetterDocument,
    handler: getLetterDocument,
  }),
  get('/v1/inbox/messages/{id}/actions.ics', {
    permission: 'citizen',
    operation: inbox.getActionsCalendar,
    handler: getActionsCalendar,
  }),
  put('/v1/inbox/messages/{id}/actions/{n}/done', {
    permission: 'citizen',
    operation: inbox.markActionDone,
    handler: putDone,
  }),
  del('/v1/inbox/messages/{id}/actions/{n}/done', {
    permission: 'citizen',
    operation: inbox.unmarkActionDone,
    handler: deleteDone,
  }),
  get('/v1/inbox/preferences', { permission: 'citizen', operation: inbox.getPreferences, handler: getPreferences }),
  put('/v1/inbox/preferences', { permission: 'citizen', operation: inbox.putPreferences, handler: putPreferences }),
  put('/v1/inbox/alert-address', {
    permission: 'citizen',
    limit: 'check',
    operation: inbox.putAlertAddress,
    handler: putAlertAddress,
  }),
  post('/v1/inbox/alert-address/confirm', {
    permission: 'citizen',
    limit: 'check',
    operation: inbox.confirmAlertAddress,
    handler: postAddressCode,
  }),

  // Set-up
  post('/v1/api-keys', { permission: 'entity:manage', operation: setUp.createApiKey, handler: postApiKey }),
  get('/v1/api-keys', { permission: 'entity:manage', operation: setUp.listApiKeys, handler: getApiKeys }),
  post('/v1/api-keys/{id}/revoke', { permission: 'entity:manage', operation: setUp.revokeApiKey, handler: postRevoke }),
  get('/v1/caller', { permission: permissions, operation: setUp.getCaller, handler: getCaller }),
  post('/v1/entities', { permission: 'hub:operate', operation: setUp.createEntity, handler: postEntity }),
  get('/v1/entities', { permission: 'hub:operate', operation: setUp.listEntities, handler: getEntities }),
  post('/v1/entities/{id}/open', { permission: 'hub:operate', operation: setUp.openEntity, handler: postOpen }),
  post('/v1/entities/{id}/suspend', {
    permission: 'hub:operate',
    operation: setUp.suspendEntity,
    handler: postSuspend,
  }),
  post('/v1/members', { permission: 'entity:manage', operation: setUp.createMember, handler: postMember }),
  get('/v1/members', { permission: 'entity:manage', operation: setUp.listMembers, handler: getMembers }),
  put('/v1/members/{id}', { permission: 'entity:manage', operation: setUp.changeMember, handler: putMember }),
  del('/v1/members/{id}', { permission: 'entity:manage', operation: setUp.removeMember, handler: deleteMember }),
  post('/v1/message-classes', {
    permission: 'entity:manage',
    operation: setUp.saveMessageClass,
    handler: postMessageClass,
  }),
  get('/v1/message-classes', {
    permission: ['entity:manage', 'messages:read'],
    operation: setUp.listMessageClasses,
    handler: getMessageClasses,
  }),
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
  ...houseStyleRoutes,

  // Templates
  ...templateRoutes,

  // Archive
  post('/v1/archive/searches', {
    permission: 'archive:read',
    limit: 'read',
    operation: archive.searchArchive,
    handler: postSearch,
  }),
  get('/v1/archive/records/{id}', { permission: 'archive:read', operation: archive.getRecord, handler: getRecord }),
  get('/v1/archive/records/{id}/documents/{n}', {
    permission: 'archive:read',
    operation: archive.getRecordDocument,
    handler: getRecordDocument,
  }),
  get('/v1/archive/records/{id}/proof', {
    permission: 'archive:read',
    operation: archive.getRecordProof,
    handler: getRecordProof,
  }),

  // Public
  post('/v1/letter-checks', {
    permission: 'public',
    limit: 'check',
    operation: letterCheck.checkLetter,
    handler: postLetterCheck,
  }),

  // Operators
  get('/v1/print-runs', {
    permission: ['hub:operate', 'entity:manage'],
    operation: print.listPrintRuns,
    handler: getPrintRuns,
  }),
  get('/v1/print-runs/{id}', {
    permission: ['hub:operate', 'entity:manage'],
    operation: print.getPrintRun,
    handler: getPrintRun,
  }),
  post('/v1/print-runs/{id}/close', {
    permission: ['hub:operate', 'entity:manage'],
    operation: print.closePrintRun,
    handler: postClosePrintRun,
  }),
  get('/v1/dead-letters', { permission: 'hub:operate', operation: operator.listDeadLetters, handler: getDeadLetters }),
  post('/v1/dead-letters/{id}/replay', {
    permission: 'hub:operate',
    operation: operator.replayDeadLetter,
    handler: postReplay,
  }),
  post('/v1/dead-letters/{id}/close', {
    permission: 'hub:operate',
    operation: operator.closeDeadLetter,
    handler: postCloseDeadLetter,
  }),
  get('/v1/dead-letter-groups', {
    permission: 'hub:operate',
    operation: operator.listDeadLetterGroups,
    handler: getDeadLetterGroups,
  }),
  post('/v1/dead-letter-replays', {
    permission: 'hub:operate',
    operation: operator.replayDeadLetters,
    handler: postDeadLetterReplay,
  }),
  get('/v1/return-files', { permission: 'hub:operate', operation: operator.listReturnFiles, handler: getReturnFiles }),
  post('/v1/return-files/{id}/settle', {
    permission: 'hub:operate',
    operation: operator.settleReturnFile,
    handler: postSettleReturnFile,
  }),
  get('/v1/channels', { permission: 'hub:operate', operation: operator.listChannels, handler: getChannels }),
  post('/v1/channels/{name}/pause', {
    permission: 'hub:operate',
    operation: operator.pauseChannel,
    handler: postPause,
  }),
  post('/v1/channels/{name}/resume', {
    permission: 'hub:operate',
    operation: operator.resumeChannel,
    handler: postResume,
  }),
  get('/v1/dispatchers', {
    permission: 'hub:operate',
    operation: figures.listDispatchers,
    handler: getDispatchers,
  }),
  get('/v1/traffic', { permission: 'hub:operate', operation: figures.getTraffic, handler: getTraffic }),
  get('/v1/audit', { permission: ['entity:manage', 'hub:operate'], operation: operator.listAudit, handler: getAudit }),

  // People
  get('/v1/me', { permission: 'signed-in', operation: session.getMe, handler: getMe }),
  get('/auth/{door}/login', { permission: 'public', limit: 'sign-in', operation: session.logIn, handler: logIn }),
  get('/auth/{door}/callback', {
    permission: 'public',
    limit: 'sign-in',
    operation: session.finishLogIn,
    handler: finishLogIn,
  }),
  post('/auth/{door}/backchannel-logout', {
    permission: 'public',
    limit: 'public',
    operation: session.backChannelLogout,
    handler: postBackChannelLogout,
  }),
  post('/auth/logout', { permission: 'signed-in', operation: session.logOut, handler: logOut }),

  // The service
  get('/health/live', { permission: 'public', limit: 'none', operation: service.getLive, handler: getLive }),
  get('/health/ready', { permission: 'public', limit: 'none', operation: service.getReady, handler: getReady }),
  get('/v1/site', { permission: 'public', limit: 'public', operation: service.getSite, handler: getSite }),
  get('/metrics', { permission: 'public', limit: 'none', operation: service.getMetrics, handler: getMetrics }),
]
