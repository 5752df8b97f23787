import { z } from 'zod'
import { channelNames } from '../../core/words/message.ts'
import { operation } from './operation.ts'
import { id, instant, line, page, pageQuery } from './words.ts'

const unmatchedReceipt = z
  .object({
    id: z.string().meta({ example: 'umr_…' }),
    message: z.string().meta({ description: 'as the partner named it' }),
    delivery: z.string(),
    channel: z.enum(channelNames).optional(),
    type: z.string().meta({ example: 'returned' }),
    reason: z.string().optional().meta({ description: 'that the partner gave: a code, e.g. `moved`' }),
    at: instant,
    receivedAt: instant,
    settledAs: z.enum(['attached', 'discarded']).optional(),
    settledAt: instant.optional(),
    settledBy: z.string().optional(),
    settledReason: z.string().optional(),
    attachedTo: z.string().optional().meta({ description: 'the message about which it was reported after all' }),
  })
  .meta({ id: 'UnmatchedReceipt' })
export type UnmatchedReceipt = z.output<typeof unmatchedReceipt>

const tag = 'Cases'
const path = z.object({ id })
const one = { 200: { description: 'The report', body: unmatchedReceipt } }

export const listUnmatchedReceipts = operation({
  id: 'listUnmatchedReceipts',
  tag,
  summary: 'Reports of partners about messages that the hub does not know, newest first',
  query: z.strictObject({
    status: z.enum(['open', 'settled']).default('open'),
    ...pageQuery,
  }),
  answers: { 200: { description: 'A page of reports', body: page(unmatchedReceipt) } },
})
export const attachUnmatchedReceipt = operation({
  id: 'attachUnmatchedReceipt',
  tag,
  summary: 'Report it about another message',
  description:
    'The report counts as if its partner had named this message: it is in the timeline, and what follows from it follows. Repeating the call changes nothing.',
  path,
  body: z.strictObject({ message: id.meta({ example: 'msg_…' }) }),
  answers: one,
  refusals: [404, 409, 422],
})
export const discardUnmatchedReceipt = operation({
  id: 'discardUnmatchedReceipt',
  tag,
  summary: 'Let a report go, with a reason',
  path,
  body: z.strictObject({ reason: line(500) }),
  answers: one,
  refusals: [404, 409],
})
