import { z } from 'zod'
import { operation } from '../operation.ts'
import { letterData } from '../templates/template.ts'
import { id, instant, language, line, wholeNumber } from '../words.ts'
import { templateKey } from './message.ts'
import { email, partialRecipient } from './recipient.ts'
import { messageRequest } from './request.ts'

const to = email.optional().meta({
  description:
    'with a key: the address of a member of the entity, or of a guest on its guest list; a person who is signed in gets the test at their own address, and leaves it out',
})

const testLetter = z
  .object({
    id,
    status: z.enum(['waiting', 'sent', 'failed']),
    to: z.string().optional().meta({ description: 'in the answer to the request only' }),
    reason: z.string().optional().meta({
      description:
        'why it failed: a word of the mail server’s answer, or `expired` when no server took it within an hour',
    }),
    createdAt: instant,
    settledAt: instant.optional(),
  })
  .meta({ id: 'TestLetter' })
export type TestLetter = z.output<typeof testLetter>

const queued = { 202: { description: 'It is stored, and leaves within seconds', body: testLetter } }
const common =
  'It goes by email, with the letter on paper attached as PDF, marked as a test on each page and at the top of the mail, in the language of the letter. It is no letter: nothing is archived, reported, counted or charged. A person or key sends at most 20 in an hour.'

export const sendTestLetter = operation({
  id: 'sendTestLetter',
  tag: 'Messages',
  summary: 'Send yourself a letter as a test',
  description: `Takes what \`POST /v1/messages\` takes, and refuses what that refuses. ${common}`,
  body: z.strictObject({ message: messageRequest, to }),
  answers: queued,
  refusals: [503],
})
export const getTestLetter = operation({
  id: 'getTestLetter',
  tag: 'Messages',
  summary: 'Whether a test left, for whoever sent it; kept for a week',
  path: z.object({ id }),
  answers: { 200: { description: 'The test', body: testLetter } },
  refusals: [404],
})
export const testVersion = operation({
  id: 'testVersion',
  tag: 'Templates',
  summary: 'Send yourself a version as a test, with a sample or with data; of a draft too',
  description: common,
  path: z.object({ key: templateKey, version: wholeNumber(1, 100_000) }),
  query: z.strictObject({ language: language.optional(), variant: z.enum(['normal', 'large']).default('normal') }),
  body: z.strictObject({
    sample: line(60).optional(),
    data: letterData.optional(),
    recipient: partialRecipient.optional(),
    reference: line(100).optional(),
    to,
  }),
  bodyOptional: true,
  answers: queued,
  refusals: [404, 503],
})
export const testBatchRow = operation({
  id: 'testBatchRow',
  tag: 'Batches',
  summary: 'Send yourself the letter of one row as a test',
  description: common,
  path: z.object({ id, row: z.string().regex(/^[1-9]\d{0,5}$/) }),
  body: z.strictObject({ to }),
  bodyOptional: true,
  answers: queued,
  refusals: [404, 410, 503],
})
