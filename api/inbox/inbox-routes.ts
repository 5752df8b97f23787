import * as older from '../contract/inbox/older-letters.ts'
import * as inbox from '../contract/inbox/operations.ts'
import * as preferences from '../contract/inbox/preferences.ts'
import { del, get, post, put, type Route } from '../server/route.ts'
import { getAddressNotices } from './address-notice-handler.ts'
import { postAddressCode, putAlertAddress } from './alert-address-handlers.ts'
import { getActionsCalendar } from './calendar-handler.ts'
import { deleteDone, putDone } from './done-handlers.ts'
import { getDownload } from './download/download-handler.ts'
import { getInbox, getLetter, getLetterDocument } from './inbox-handlers.ts'
import { getOlderDownload } from './older/older-download-handler.ts'
import { getOlderDocument, getOlderLetter } from './older/older-letter-handlers.ts'
import { postOlderSearch } from './older/search-older.ts'
import { getPreferences, putPreferences } from './preference-handlers.ts'
import { getLetterReceipt, postAcknowledgement, postRefusal } from './receipt/receipt-handlers.ts'
import { getLetterSeal, getOlderLetterSeal } from './seal-handlers.ts'
import { getSenders, postSearch } from './search-handlers.ts'
import { getUnread } from './unread-handler.ts'

/** The inbox of a citizen or an enterprise. */
export const inboxRoutes: readonly Route[] = [
  get('/v1/inbox/messages', { permission: 'citizen', operation: inbox.listInbox, handler: getInbox }),
  get('/v1/inbox/unread', { permission: 'citizen', operation: inbox.countUnread, handler: getUnread }),
  get('/v1/inbox/address-notices', {
    permission: 'citizen',
    operation: inbox.listAddressNotices,
    handler: getAddressNotices,
  }),
  get('/v1/inbox/messages/{id}', { permission: 'citizen', operation: inbox.openLetter, handler: getLetter }),
  get('/v1/inbox/messages/{id}/documents/{n}', {
    permission: 'citizen',
    operation: inbox.getLetterDocument,
    handler: getLetterDocument,
  }),
  get('/v1/inbox/messages/{id}/seal', {
    permission: 'citizen',
    operation: inbox.getLetterSeal,
    handler: getLetterSeal,
  }),
  get('/v1/inbox/messages/{id}/actions.ics', {
    permission: 'citizen',
    operation: inbox.getActionsCalendar,
    handler: getActionsCalendar,
  }),
  post('/v1/inbox/search', {
    permission: 'citizen',
    limit: 'public',
    operation: inbox.searchInbox,
    handler: postSearch,
  }),
  get('/v1/inbox/senders', { permission: 'citizen', operation: inbox.listInboxSenders, handler: getSenders }),
  get('/v1/inbox/download', {
    permission: 'citizen',
    limit: 'check',
    operation: inbox.downloadLetters,
    handler: getDownload,
  }),
  post('/v1/inbox/messages/{id}/acknowledge', {
    permission: 'citizen',
    operation: inbox.acknowledgeLetter,
    handler: postAcknowledgement,
  }),
  post('/v1/inbox/messages/{id}/refuse', {
    permission: 'citizen',
    operation: inbox.refuseLetter,
    handler: postRefusal,
  }),
  get('/v1/inbox/messages/{id}/receipt', {
    permission: 'citizen',
    limit: 'check',
    operation: inbox.getLetterReceipt,
    handler: getLetterReceipt,
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
  post('/v1/inbox/older-letters/search', {
    permission: 'citizen',
    limit: 'public',
    operation: older.searchOlderLetters,
    handler: postOlderSearch,
  }),
  get('/v1/inbox/older-letters/download', {
    permission: 'citizen',
    limit: 'check',
    operation: older.downloadOlderLetters,
    handler: getOlderDownload,
  }),
  get('/v1/inbox/older-letters/{id}', {
    permission: 'citizen',
    operation: older.openOlderLetter,
    handler: getOlderLetter,
  }),
  get('/v1/inbox/older-letters/{id}/documents/{n}', {
    permission: 'citizen',
    operation: older.getOlderDocument,
    handler: getOlderDocument,
  }),
  get('/v1/inbox/older-letters/{id}/seal', {
    permission: 'citizen',
    operation: older.getOlderLetterSeal,
    handler: getOlderLetterSeal,
  }),
  get('/v1/inbox/preferences', {
    permission: 'citizen',
    operation: preferences.getPreferences,
    handler: getPreferences,
  }),
  put('/v1/inbox/preferences', {
    permission: 'citizen',
    operation: preferences.savePreferences,
    handler: putPreferences,
  }),
  put('/v1/inbox/alert-address', {
    permission: 'citizen',
    limit: 'check',
    operation: preferences.changeAlertAddress,
    handler: putAlertAddress,
  }),
  post('/v1/inbox/alert-address/confirm', {
    permission: 'citizen',
    limit: 'check',
    operation: preferences.confirmAlertAddress,
    handler: postAddressCode,
  }),
]
