import * as messageCheck from '../contract/messages/message-check.ts'
import * as message from '../contract/messages/operations.ts'
import * as readerCopy from '../contract/messages/reader-copies.ts'
import { get, post, type Route } from '../server/route.ts'
import { postCancel, postFastForward, postHold, postRelease, postSchedule } from './change-messages.ts'
import { postMessageChecks } from './check-messages.ts'
import { postCopy } from './copy-message.ts'
import { faultsOfValues } from './faults-of-values.ts'
import { postMessage } from './post-message.ts'
import { getMessage, getMessageDocument, getMessages } from './read-messages.ts'
import { getReaderCopies, postDrop, postRetry } from './reader-copy-handlers.ts'
import { postResend } from './resend-message.ts'
import { postMessageSearch } from './search-messages.ts'
import { getUpcoming } from './upcoming-handler.ts'

/** Messages: accepted, checked, read, searched and changed. */
export const messageRoutes: readonly Route[] = [
  post('/v1/messages', {
    permission: 'messages:send',
    limit: 'send',
    operation: message.sendMessage,
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
  post('/v1/messages/{id}/schedule', {
    permission: 'messages:send',
    operation: message.scheduleMessage,
    handler: postSchedule,
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
  get('/v1/reader-copies', {
    permission: 'messages:read',
    operation: readerCopy.listReaderCopies,
    handler: getReaderCopies,
  }),
  post('/v1/messages/{id}/reader-copies/{number}/retry', {
    permission: 'messages:send',
    operation: readerCopy.retryReaderCopy,
    handler: postRetry,
  }),
  post('/v1/messages/{id}/reader-copies/{number}/drop', {
    permission: 'messages:send',
    operation: readerCopy.dropReaderCopy,
    handler: postDrop,
  }),
  get('/v1/messages/{id}/upcoming', {
    permission: 'messages:read',
    operation: message.listUpcoming,
    handler: getUpcoming,
  }),
  post('/v1/messages/{id}/fast-forward', {
    permission: 'messages:send',
    operation: message.fastForwardMessage,
    handler: postFastForward,
  }),
]
