import { z } from 'zod'
import { eventTypes } from '../../../core/words/message.ts'
import { operation } from '../operation.ts'
import { id, instant, line, page, pageQuery, wholeNumber } from '../words.ts'
import { attempt, callbackOutcome } from './callback-calls.ts'

const ofId = z.object({ id })
const wantedType = z.union([z.literal('*'), z.enum(eventTypes)])
const types = z.array(wantedType).min(1).max(eventTypes.length)
const url = z.string().min(1).max(2000).meta({
  example: 'https://back.example.org/uitpost',
  description: 'https, without user name, password and private addresses; redirects are not followed',
})

const ping = z
  .object({
    ok: z.boolean(),
    outcome: callbackOutcome,
    status: z.int().optional().meta({ description: 'of HTTP; absent: there was no answer' }),
    ms: z.int(),
  })
  .meta({ id: 'CallbackPing' })

export const callback = z
  .object({
    id,
    name: z.string().optional(),
    url: z.string(),
    types,
    test: z.boolean().meta({ description: 'events of test letters; otherwise of live ones' }),
    status: z.enum(['active', 'suspended']),
    reason: z
      .enum(['asked', 'no-answer', 'gone'])
      .optional()
      .meta({ description: 'why it is suspended: asked for, nothing accepted for 24 hours, or the answer 410' }),
    since: instant,
    createdAt: instant,
    createdBy: z.string(),
    secret: z.object({
      since: instant,
      previousUntil: instant.optional().meta({ description: 'until then the previous secret signs too' }),
    }),
    failingSince: instant.optional().meta({ description: 'the first failure since a call was accepted' }),
    lastAcceptedAt: instant.optional(),
    nextAttemptAt: instant.optional(),
    waiting: z.object({
      events: z.int(),
      more: z.boolean().meta({ description: 'further events wait in the feed' }),
      oldestAt: instant.optional(),
    }),
    dropped: z.int().meta({ description: 'events that were not accepted within 24 hours, while others were' }),
    replaying: z.boolean(),
    recent: z
      .object({ calls: z.int(), accepted: z.int() })
      .meta({ description: 'the latest calls within 24 hours, at most 1,000' }),
  })
  .meta({ id: 'Callback' })
export type Callback = z.output<typeof callback>

const secret = z
  .string()
  .meta({ example: 'whsec_…', description: 'shown once; Standard Webhooks: base64 after `whsec_`' })
const newCallback = callback.omit({ secret: true }).extend({ secret, ping }).meta({ id: 'CreatedCallback' })
export type CreatedCallback = z.output<typeof newCallback>

export const createCallback = operation({
  id: 'createCallback',
  tag: 'Callbacks',
  summary: 'Get events by calls to your system',
  description:
    'The secret is shown once. The hub posts a ping at once, and answers what came of it; the callback is made whatever that is. With a test key, or `test`, the events are those of test letters.',
  body: z.strictObject({
    url,
    types: types.optional().meta({ description: 'absent: `*`, every event' }),
    name: line(100).optional(),
    test: z.boolean().optional(),
  }),
  answers: { 201: { description: 'The callback with its secret', body: newCallback } },
  refusals: [409],
})
export const listCallbacks = operation({
  id: 'listCallbacks',
  tag: 'Callbacks',
  summary: 'The callbacks of the entity, and what waits for them',
  description: 'At most ten; a test key sees those of test letters.',
  answers: { 200: { description: 'Callbacks', body: z.object({ items: z.array(callback) }) } },
})
export const getCallback = operation({
  id: 'getCallback',
  tag: 'Callbacks',
  summary: 'One callback',
  path: ofId,
  answers: { 200: { description: 'The callback', body: callback } },
})
export const changeCallback = operation({
  id: 'changeCallback',
  tag: 'Callbacks',
  summary: 'Change the URL, the types or the name',
  description:
    'What is absent stays, and so does the secret. Another URL has to accept a signed ping first; until then the old one is used, and the answer is UP-3099 with what came of the ping. Other types hold for events from now on.',
  path: ofId,
  body: z.strictObject({
    url: url.optional(),
    types: types.optional(),
    name: line(100).nullable().optional().meta({ description: 'null takes it away' }),
  }),
  answers: { 200: { description: 'The callback', body: callback } },
  refusals: [404, 409],
})
export const removeCallback = operation({
  id: 'removeCallback',
  tag: 'Callbacks',
  summary: 'End a callback',
  description: 'What waits for it is not sent. Everything stays in the feed.',
  path: ofId,
  answers: { 204: { description: 'Removed' } },
})
export const testCallback = operation({
  id: 'testCallback',
  tag: 'Callbacks',
  summary: 'Send a ping now',
  description:
    'An event about no letter, signed like any other. It counts for nothing, and is sent to a suspended callback too.',
  path: ofId,
  answers: { 200: { description: 'The call and its answer', body: attempt } },
})
export const suspendCallback = operation({
  id: 'suspendCallback',
  tag: 'Callbacks',
  summary: 'Stop calls for a while',
  description: 'Events wait. Repeating it changes nothing.',
  path: ofId,
  answers: { 200: { description: 'The callback', body: callback } },
})
export const resumeCallback = operation({
  id: 'resumeCallback',
  tag: 'Callbacks',
  summary: 'Start calls again, with everything that waits',
  path: ofId,
  answers: { 200: { description: 'The callback', body: callback } },
})
export const rotateCallbackSecret = operation({
  id: 'rotateCallbackSecret',
  tag: 'Callbacks',
  summary: 'Replace the secret',
  description: 'Each call carries two signatures for seven days: of the new secret and of the one before.',
  path: ofId,
  answers: {
    200: {
      description: 'The new secret, shown once',
      body: z.object({ secret, previousUntil: instant }).meta({ id: 'RotatedSecret' }),
    },
  },
})
export const replayCallback = operation({
  id: 'replayCallback',
  tag: 'Callbacks',
  summary: 'Send the events of a time again',
  description:
    'At most 100,000, with the same `webhook-id` as before. `to` is absent: until now. `types` is absent: those of the callback.',
  path: ofId,
  body: z.strictObject({ from: instant, to: instant.optional(), types: types.optional() }),
  answers: { 202: { description: 'The number of events', body: z.object({ events: z.int() }) } },
  refusals: [409],
})
export const listCallbackAttempts = operation({
  id: 'listCallbackAttempts',
  tag: 'Callbacks',
  summary: 'The calls of the past seven days with their answers, newest first',
  path: ofId,
  query: z.strictObject({
    ...pageQuery,
    limit: wholeNumber(1, 100).default(25),
    failed: z.enum(['true', 'false']).optional().meta({ description: 'only what was not accepted' }),
  }),
  answers: { 200: { description: 'Attempts', body: page(attempt) } },
})
