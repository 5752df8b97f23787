import * as mail from '../contract/incoming-mail.ts'
import { get, post, type Route } from '../server/route.ts'
import { getScanFile, getTray, postAttach, postDiscard, postIncoming, postScan } from './incoming-handlers.ts'
import { getRates } from './rate-handler.ts'
import {
  getReturned,
  getReturnedLetters,
  postAsk,
  postClose,
  postNotes,
  postResend,
  postReturned,
  postStop,
  postUndo,
} from './returned-handlers.ts'
import { postDecisions } from './several-handler.ts'

const reads = 'messages:read'
const decides = 'messages:send'
/** A scanning service, and staff who have the envelope in their hands. */
const registers = ['incoming:write', 'messages:send'] as const
/** What belongs to no entity yet is for operators. */
const readsTray = ['messages:read', 'hub:operate'] as const
const settlesTray = ['messages:send', 'hub:operate'] as const

/** Letters that came back, and scanned mail that came in. */
export const incomingMailRoutes: readonly Route[] = [
  get('/v1/returned-letters', { permission: reads, operation: mail.listReturned, handler: getReturnedLetters }),
  post('/v1/returned-letters', { permission: registers, operation: mail.registerReturned, handler: postReturned }),
  post('/v1/returned-letters/decisions', {
    permission: decides,
    limit: 'send',
    operation: mail.decideReturned,
    handler: postDecisions,
  }),
  get('/v1/returned-letters/{id}', { permission: reads, operation: mail.getReturned, handler: getReturned }),
  post('/v1/returned-letters/{id}/resend', {
    permission: decides,
    limit: 'send',
    operation: mail.resendReturned,
    handler: postResend,
  }),
  post('/v1/returned-letters/{id}/undo', { permission: decides, operation: mail.undoReturned, handler: postUndo }),
  post('/v1/returned-letters/{id}/ask', { permission: decides, operation: mail.askReturned, handler: postAsk }),
  post('/v1/returned-letters/{id}/stop', { permission: decides, operation: mail.stopReturned, handler: postStop }),
  post('/v1/returned-letters/{id}/close', { permission: decides, operation: mail.closeReturned, handler: postClose }),
  post('/v1/returned-letters/{id}/notes', {
    permission: decides,
    operation: mail.annotateReturned,
    handler: postNotes,
  }),
  get('/v1/return-rates', { permission: readsTray, operation: mail.getReturnRates, handler: getRates }),
  post('/v1/incoming', { permission: 'incoming:write', operation: mail.registerIncoming, handler: postIncoming }),
  post('/v1/incoming/scans', { permission: registers, operation: mail.uploadScan, handler: postScan }),
  get('/v1/incoming', { permission: readsTray, operation: mail.listIncoming, handler: getTray }),
  get('/v1/incoming/{id}/file', { permission: readsTray, operation: mail.getScan, handler: getScanFile }),
  post('/v1/incoming/{id}/attach', { permission: settlesTray, operation: mail.attachScan, handler: postAttach }),
  post('/v1/incoming/{id}/discard', { permission: settlesTray, operation: mail.discardScan, handler: postDiscard }),
]
