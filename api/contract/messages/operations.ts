import { z } from 'zod'
import { operation } from '../operation.ts'
import { duration, id, instant, line, page, pageQuery } from '../words.ts'
import { message, messageRow } from './message.ts'
import { enterpriseNumber, insz, recipient, recipientChange } from './recipient.ts'
import { acceptedMessage, messageRequest } from './request.ts'
import { upcoming } from './upcoming.ts'
import { channel, channelChoice, messageStatus, templateKey } from './words.ts'

const path = z.object({ id })
const because = z.strictObject({ reason: line(500).optional() })
const changed = { 200: { description: 'The message, as it is now', body: message } }

const acceptedHeaders = {
  'Idempotency-Replayed': 'true on a repeated answer',
  RateLimit: 'what is left of each limit of letters, and in how many seconds it begins again; absent without limits',
  'RateLimit-Policy': 'the limits of letters, with their windows in seconds; absent without limits',
}

export const sendMessage = operation({
  id: 'sendMessage',
  tag: 'Messages',
  summary: 'Post one letter',
  description: 'A 202 is durable. The same key with the same body gives the first response again.',
  headers: ['Idempotency-Key'],
  body: messageRequest,
  answers: {
    202: {
      description: 'Accepted',
      body: acceptedMessage,
      headers: acceptedHeaders,
    },
  },
  refusals: [409, 422],
})
export const getMessage = operation({
  id: 'getMessage',
  tag: 'Messages',
  summary: 'One letter with its route, deliveries, timeline and documents',
  path,
  answers: { 200: { description: 'The message', body: message } },
  refusals: [404],
})
export const listMessages = operation({
  id: 'listMessages',
  tag: 'Messages',
  summary: 'The letters of the entity, newest first',
  query: z.strictObject({
    reference: line(100).optional(),
    status: messageStatus.optional(),
    batch: id.optional(),
    createdAfter: instant.optional(),
    createdBefore: instant.optional(),
    template: templateKey.optional(),
    channel: channel.optional(),
    ...pageQuery,
  }),
  answers: { 200: { description: 'A page of messages', body: page(messageRow) } },
})
export const searchMessages = operation({
  id: 'searchMessages',
  tag: 'Messages',
  summary: 'The letters to one person or enterprise, newest first',
  description:
    'A name or a number never appears in a URL. By number every letter is found; by name (the beginnings of its words, in any order) the letters in the archive and those that ended before. People must give their reason in `Uitpost-Purpose`.',
  headers: ['Uitpost-Purpose'],
  body: z
    .strictObject({ name: line(100), insz, enterpriseNumber })
    .partial()
    .extend({ limit: z.int().min(1).max(200).default(50), cursor: pageQuery.cursor })
    .refine(
      (asked) => [asked.name, asked.insz, asked.enterpriseNumber].filter((each) => each !== undefined).length === 1,
      {
        error: 'Give one of name, insz and enterpriseNumber.',
      },
    ),
  answers: { 200: { description: 'A page of messages', body: page(messageRow) } },
})
export const getMessageDocument = operation({
  id: 'getMessageDocument',
  tag: 'Messages',
  summary: 'The bytes that were sent',
  path: z.object({ id, document: id }),
  answers: { 200: { description: 'The document', mediaTypes: ['application/pdf', 'text/html', 'message/rfc822'] } },
  refusals: [404, 410],
})
export const cancelMessage = operation({
  id: 'cancelMessage',
  tag: 'Messages',
  summary: 'Cancel a letter that has not been handed over yet',
  path,
  body: because,
  bodyOptional: true,
  answers: changed,
  refusals: [404, 409],
})
export const holdMessage = operation({
  id: 'holdMessage',
  tag: 'Messages',
  summary: 'Hold a letter until it is released',
  path,
  body: because,
  bodyOptional: true,
  answers: changed,
  refusals: [404, 409],
})
export const releaseMessage = operation({
  id: 'releaseMessage',
  tag: 'Messages',
  summary: 'Let a held letter go',
  path,
  body: because,
  bodyOptional: true,
  answers: changed,
  refusals: [404, 409],
})
export const scheduleMessage = operation({
  id: 'scheduleMessage',
  tag: 'Messages',
  summary: 'Give a letter that was not drawn yet another moment',
  description:
    'Of a letter that is accepted, scheduled or held; the present moment sends it at once, and a held letter keeps the moment until its release.',
  path,
  body: z.strictObject({ sendAfter: instant, reason: line(500).optional() }),
  answers: changed,
  refusals: [404, 409],
})
export const resendMessage = operation({
  id: 'resendMessage',
  tag: 'Messages',
  summary: 'Send a letter again, through other channels or to another address',
  headers: ['Idempotency-Key'],
  path,
  body: z.strictObject({ channels: channelChoice.optional(), recipient: recipientChange.optional() }),
  bodyOptional: true,
  answers: { 202: { description: 'Accepted as a new letter', body: acceptedMessage } },
  refusals: [404, 409, 410, 422],
})
export const copyMessage = operation({
  id: 'copyMessage',
  tag: 'Messages',
  summary: 'Send a copy of a letter to another recipient',
  description:
    'Same version, data, language and date, stamped as a copy; it asks nothing of its reader and cannot be used to pay.',
  headers: ['Idempotency-Key'],
  path,
  body: z.strictObject({ recipient, channels: channelChoice.optional() }),
  answers: {
    202: {
      description: 'Accepted as a new letter',
      body: acceptedMessage,
      headers: acceptedHeaders,
    },
  },
  refusals: [404, 409, 410, 422],
})
export const listUpcoming = operation({
  id: 'listUpcoming',
  tag: 'Messages',
  summary: 'List what the hub will do with a letter, and when',
  description:
    'The moments at which the hub acts by itself unless something happens before, the earliest first; at most some ten. Empty where the letter is final, is held, or waits for others only.',
  path,
  answers: { 200: { description: 'The moments', body: upcoming } },
  refusals: [404],
})
export const fastForwardMessage = operation({
  id: 'fastForwardMessage',
  tag: 'Messages',
  summary: 'Move a test letter forward in time',
  description:
    'Test keys only: everything that is due within the period `by` happens now, or with `to: next` what `upcoming` lists first.',
  path,
  body: z
    .strictObject({ by: duration.optional(), to: z.literal('next').optional() })
    .refine(({ by, to }) => (by === undefined) !== (to === undefined), { error: 'Give either `by` or `to`.' }),
  answers: changed,
  refusals: [404, 409],
})
