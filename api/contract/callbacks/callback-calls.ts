import { z } from 'zod'
import { feedEvent } from '../messages/event.ts'
import { id, instant } from '../words.ts'

export const callbackOutcome = z
  .enum([
    'accepted',
    'refused',
    'redirected',
    'gone',
    'address-refused',
    'unknown-host',
    'no-connection',
    'bad-certificate',
    'no-answer',
    'answer-cut',
    'stopped',
    'own-failure',
  ])
  .meta({ id: 'CallOutcome', description: 'accepted: 2xx within ten seconds; refused: another status; gone: 410' })

export const attempt = z
  .object({
    id,
    at: instant,
    outcome: callbackOutcome,
    status: z.int().optional(),
    ms: z.int(),
    attempt: z.int().meta({ description: 'from 1, of this event' }),
    type: z.string().optional().meta({
      example: 'be.uitpost.message.v1.delivered',
      description: 'absent: the event no longer exists',
    }),
    message: z.string().optional(),
    request: z.object({
      headers: z.record(z.string(), z.string()).meta({ description: 'the signature is masked' }),
      body: z.string().optional().meta({ description: 'as JSON; your own reference is left out' }),
    }),
    answer: z
      .object({
        headers: z.record(z.string(), z.string()),
        body: z.string().optional().meta({
          description: 'the first 500 characters; secrets, numbers of people and email addresses are masked',
        }),
        cut: z.boolean(),
      })
      .optional(),
  })
  .meta({ id: 'CallbackAttempt' })
export type CallbackAttempt = z.output<typeof attempt>

export const pingEvent = z
  .object({
    specversion: z.literal('1.0'),
    id: z.string(),
    source: z.string(),
    type: z.literal('be.uitpost.callback.v1.ping'),
    subject: z.string(),
    time: instant,
    data: z.object({ callback: z.string(), test: z.boolean() }),
  })
  .meta({ id: 'PingEvent' })
/** The body of a call. */
export const callbackBody = z.union([feedEvent, pingEvent])
