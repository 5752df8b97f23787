import { z } from 'zod'
import { channelNames } from '../../core/words/message.ts'
import { operation } from './operation.ts'
import { id, instant, paperParts, price, shownText } from './words.ts'

const way = z.enum(['same', 'next']).meta({
  description:
    '`same`: by the channel of the case once more; `next`: by the channels of the letter that were not tried',
})

export const caseResend = z
  .object({
    id: z.string().meta({ example: 'rsd_…' }),
    way,
    status: z.enum(['counting', 'counted', 'sending', 'sent', 'undoing', 'undone', 'dropped']).meta({
      description: '`counted`: waits for `send`; `dropped`: replaced by another count, or given up; nothing was sent',
    }),
    by: z.string().meta({ description: 'a name' }),
    requestedAt: instant,
    changedAt: instant,
    letters: z.int(),
    waiting: z.int().meta({ description: 'letters that are not counted yet' }),
    ready: z.int().meta({ description: 'letters that can be sent again, and were not' }),
    sent: z.int().meta({ description: 'letters that were sent again, and not taken back' }),
    cancelled: z.int().meta({ description: 'letters that were sent again and cancelled before they left' }),
    left: z
      .int()
      .meta({ description: 'letters that had left when the resend was taken back, or that could not be cancelled' }),
    channels: z
      .array(
        z.object({
          channel: z.enum(channelNames),
          letters: z.int(),
          price: price.meta({ description: 'of the letters whose price is known; on paper an estimate' }),
          paperParts: paperParts.optional().meta({ description: 'of letters on paper' }),
          unpriced: z.int().meta({ description: 'letters whose price is not known' }),
        }),
      )
      .meta({ description: 'how the letters go that can be sent again, or that were' }),
    passed: z
      .array(
        z.object({
          reason: z.enum([
            'reported',
            'read',
            'route-continues',
            'sent-again',
            'class-stops',
            'content-removed',
            'no-channel-left',
            'no-channel',
            'refused',
            'limit',
            'leaving',
            'hub-failed',
          ]),
          code: z.string().optional().meta({
            description: 'of a letter that would be refused: its first fault; of `hub-failed`: the code of the error',
          }),
          because: shownText,
          letters: z.int(),
          messages: z
            .array(z.object({ message: z.string().meta({ example: 'msg_…' }), reference: z.string() }))
            .meta({ description: 'the first ten of these letters' }),
        }),
      )
      .meta({ description: 'why other letters of the case are not sent again' }),
  })
  .meta({ id: 'CaseResend' })
export type CaseResend = z.output<typeof caseResend>

const tag = 'Cases'
const ofCase = z.object({ id })
const ofResend = z.object({ id, resend: id })
const accepted = { 202: { description: 'The resend; a dispatcher continues it', body: caseResend } }

export const requestResend = operation({
  id: 'countCaseResend',
  tag,
  summary: 'Count which letters of a case can be sent again, by which channel and at what price',
  description:
    'Nothing is sent before `send`. The letters are counted in the background; read the resend until its status is `counted`. A count of the same case that was not sent is replaced.',
  path: ofCase,
  headers: ['Idempotency-Key'],
  body: z.strictObject({ way }),
  answers: accepted,
  refusals: [404, 409, 422],
})
export const listResends = operation({
  id: 'listCaseResends',
  tag,
  summary: 'What was sent again of a case, newest first',
  path: ofCase,
  answers: { 200: { description: 'At most 20', body: z.object({ items: z.array(caseResend) }) } },
  refusals: [404],
})
export const getResend = operation({
  id: 'getCaseResend',
  tag,
  summary: 'One resend with its progress',
  path: ofResend,
  answers: { 200: { description: 'The resend', body: caseResend } },
  refusals: [404],
})
export const sendResend = operation({
  id: 'sendCaseResend',
  tag,
  summary: 'Send the counted letters again',
  description:
    'Each letter becomes a new one that names the first. A letter whose report comes in before its turn is left out. Repeating the call changes nothing.',
  path: ofResend,
  answers: accepted,
  refusals: [404, 409],
})
export const undoResend = operation({
  id: 'undoCaseResend',
  tag,
  summary: 'Take a resend back',
  description:
    'A count is given up. Of letters that were sent again, those are cancelled that have not left; the others stay sent. Repeating the call changes nothing.',
  path: ofResend,
  answers: accepted,
  refusals: [404, 409],
})
