import { z } from 'zod'
import { eventTypes } from '../../../core/words/message.ts'
import { operation } from '../operation.ts'
import { clockTime, day, instant, price, wholeNumber } from '../words.ts'
import { channel, messageStatus } from './message.ts'
import { legalService } from './parts.ts'

const askedAction = z
  .object({
    kind: z.enum(['pay', 'object', 'reply', 'come', 'hand-in']),
    due: day.optional(),
    time: clockTime
      .optional()
      .meta({ example: '14:30', description: 'in Belgium, of an appointment on the day `due`' }),
    amount: price.optional().meta({ description: 'of what is to be paid' }),
  })
  .meta({ id: 'AskedAction' })

/** A line of the feed; a callback's body is the same (CloudEvents 1.0). */
export const feedEvent = z
  .object({
    specversion: z.literal('1.0'),
    id: z.string(),
    source: z.string().meta({ example: '/entities/OVO000001' }),
    type: z.string().meta({ example: 'be.uitpost.message.v1.delivered' }),
    subject: z.string(),
    time: instant,
    data: z.object({
      message: z.string(),
      reference: z.string(),
      status: messageStatus,
      final: z.boolean(),
      sequence: z.int(),
      channel: channel.optional(),
      delivery: z.string().optional(),
      reason: z
        .string()
        .optional()
        .meta({ description: 'why, as a code: `too-many-pages`, `no-channel-left`, `unknown-recipient` …' }),
      actions: z.array(askedAction).optional().meta({
        description: 'what the letter asks of its reader; present once it has been sent, if it asks for something',
      }),
      service: legalService.omit({ because: true }).optional().meta({
        id: 'ServiceAfterEvent',
        description:
          'when the letter counts as received, as it was known after this event; absent: its class has no term, or nothing counts',
      }),
      test: z.boolean(),
    }),
  })
  .meta({ id: 'FeedEvent' })
export type FeedEvent = z.output<typeof feedEvent>

const eventType = z.enum(eventTypes)
const typeList = z
  .string()
  .max(1000)
  .transform((text) => text.split(','))
  .pipe(z.array(z.union([z.literal('*'), eventType])).min(1))
  .meta({ type: 'string', example: 'delivered,read', description: 'Event types with commas between; all when absent' })

export const listEvents = operation({
  id: 'listEvents',
  tag: 'Feed',
  summary: 'Everything that happened to the letters of the entity, oldest first',
  description: 'Store `next`, even when `items` is empty, and pass it as `after` in the next call.',
  query: z.strictObject({
    after: z.string().min(1).max(1000).optional(),
    types: typeList.optional(),
    limit: wholeNumber(1, 200).default(50),
  }),
  answers: { 200: { description: 'Events', body: z.object({ items: z.array(feedEvent), next: z.string() }) } },
  refusals: [410],
})
