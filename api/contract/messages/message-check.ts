import { z } from 'zod'
import { operation } from '../operation.ts'
import { issue } from '../problem.ts'
import { id, instant } from '../words.ts'
import { channel } from './message.ts'

/** Requests in one call; a list of 100,000 rows is checked in a thousand calls. */
export const maxChecked = 100

/** Rows of a list are small; a hundred of the largest messages would be refused and can be sent in smaller calls. */
const largestBody = 4 * 1024 * 1024

const earlierLetter = z.object({ id, createdAt: instant })

export const messageCheck = z
  .object({
    valid: z.boolean().meta({ description: 'it would be accepted now' }),
    issues: z.array(issue).meta({ description: 'the faults for which it would be refused' }),
    warnings: z.array(issue.pick({ in: true, pointer: true, code: true, detail: true })),
    channels: z.array(channel).meta({
      description: 'that class, template and message allow; which one is used is decided after the letter is accepted',
    }),
    underKey: earlierLetter
      .extend({ same: z.boolean().meta({ description: 'with an equal body: sending it again has no effect' }) })
      .optional()
      .meta({ description: 'the letter that was accepted under this key' }),
    sameReference: z.array(earlierLetter).meta({
      description:
        'letters with the same template and reference from the last 90 days, newest first, whoever the recipient was',
    }),
  })
  .meta({ id: 'MessageCheck' })
export type MessageCheck = z.output<typeof messageCheck>

export const checkMessages = operation({
  id: 'checkMessages',
  tag: 'Messages',
  summary: 'Check letters without sending them',
  description:
    'Runs every check of `POST /v1/messages` on up to a hundred letters; nothing is stored, and nothing counts towards a quota.',
  largestBody,
  body: z.strictObject({
    items: z
      .array(
        z.strictObject({
          message: z
            .record(z.string().max(100), z.unknown())
            .meta({ description: 'as `POST /v1/messages` takes it', type: 'object', additionalProperties: true }),
          idempotencyKey: z
            .string()
            .regex(/^[\x21-\x7e]{1,255}$/)
            .optional()
            .meta({ description: 'the key with which it would be sent' }),
        }),
      )
      .min(1)
      .max(maxChecked),
  }),
  answers: {
    200: { description: 'One result for each, in the same order', body: z.object({ items: z.array(messageCheck) }) },
  },
})
