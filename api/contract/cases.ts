import { z } from 'zod'
import { channelNames } from '../../core/words/message.ts'
import { operation } from './operation.ts'
import { id, instant, line, page, pageQuery, prose, shownText } from './words.ts'

const reason = z.enum(['not-posted', 'not-presented', 'not-delivered', 'late-failure']).meta({
  description:
    'the report that stayed away: the partner did not say that it posted the letters, the post not that it presented them, the access point not that it delivered them; or a failure that was reported after the end',
})
const status = z.enum(['open', 'closed'])
const path = z.object({ id })

export const deliveryCase = z
  .object({
    id,
    entity: shownText,
    reason,
    channel: z.enum(channelNames),
    run: z.string().optional().meta({ description: 'the print run of the letters' }),
    day: z.iso.date().meta({ description: 'when the letters were handed over, or when the failure was reported' }),
    status,
    letters: z.int(),
    waiting: z.int().meta({ description: 'letters of which the report is still missing' }),
    endsOn: z.iso
      .date()
      .optional()
      .meta({ description: 'the nearest day on which a waiting letter requires something of its reader' }),
    owner: z.string().optional().meta({ description: 'the name of the person or key that follows it up' }),
    ownedByMe: z.boolean(),
    openedAt: instant,
    closedAt: instant.optional(),
    closedBy: z.string().optional().meta({ description: '`hub`: the last report came in' }),
    closeReason: z.string().optional(),
    doesNotMean: shownText.meta({ description: 'the conclusion that nobody may draw from it' }),
  })
  .meta({ id: 'DeliveryCase' })
export type DeliveryCase = z.output<typeof deliveryCase>

const caseEvent = z
  .object({
    n: z.int(),
    at: instant,
    kind: z.enum(['opened', 'added', 'assigned', 'noted', 'reported', 'closed', 'reopened', 'resent', 'resend-undone']),
    by: z.string().meta({ description: 'a name, or `hub`' }),
    letters: z.int().optional(),
    owner: z.string().optional(),
    words: z.string().optional().meta({ description: 'the note, or the reason for which it was closed' }),
  })
  .meta({ id: 'DeliveryCaseEvent' })
export type DeliveryCaseEvent = z.output<typeof caseEvent>

const caseDetail = deliveryCase
  .extend({
    history: z.array(caseEvent).meta({ description: 'newest first' }),
    colleagues: z
      .array(z.object({ id: z.string(), name: z.string() }))
      .meta({ description: 'members of the entity to whom it can be handed over' }),
  })
  .meta({ id: 'DeliveryCaseDetail' })
export type DeliveryCaseDetail = z.output<typeof caseDetail>

const caseLetter = z
  .object({
    message: z.string(),
    delivery: z.string(),
    reference: z.string(),
    endsOn: z.iso.date().optional(),
    settledAt: instant.optional().meta({ description: 'when the missing report came in' }),
    settledBy: z.string().optional().meta({ description: 'the report that came in' }),
  })
  .meta({ id: 'DeliveryCaseLetter' })
export type DeliveryCaseLetter = z.output<typeof caseLetter>

const tag = 'Cases'
const one = { 200: { description: 'The case', body: deliveryCase } }

export const listCases = operation({
  id: 'listCases',
  tag,
  summary: 'Deliveries whose partner was silent for too long, or failed late, by cause',
  description:
    'Open cases by the nearest term, closed ones newest first. An operator who names no entity sees those of every entity. `text/csv` gives at most 10,000 cases.',
  query: z.strictObject({
    status: status.default('open'),
    reason: reason.optional(),
    channel: z.enum(channelNames).optional(),
    owner: z.enum(['me', 'nobody']).optional(),
    format: z.enum(['json', 'csv']).default('json'),
    ...pageQuery,
  }),
  answers: {
    200: {
      description: 'A page of cases',
      body: page(deliveryCase).extend({
        counts: z.object({ open: z.int(), mine: z.int(), unowned: z.int() }).meta({ description: 'of open cases' }),
      }),
      mediaTypes: ['text/csv'],
    },
  },
})
export const getCase = operation({
  id: 'getCase',
  tag,
  summary: 'One case with its history',
  path,
  answers: { 200: { description: 'The case', body: caseDetail } },
  refusals: [404],
})
export const listCaseLetters = operation({
  id: 'listCaseLetters',
  tag,
  summary: 'The letters of a case, without names and addresses',
  path,
  query: z.strictObject(pageQuery),
  answers: { 200: { description: 'A page of letters', body: page(caseLetter) } },
  refusals: [404],
})
export const assignCase = operation({
  id: 'assignCase',
  tag,
  summary: 'Take a case, leave it, or hand it over to a colleague',
  path,
  body: z.strictObject({
    to: z.string().max(64).meta({ description: '`me`, `nobody`, or the id of a member of the entity', example: 'me' }),
  }),
  answers: one,
  refusals: [404, 409, 422],
})
export const noteCase = operation({
  id: 'noteCase',
  tag,
  summary: 'Write a note for colleagues',
  path,
  body: z.strictObject({ note: prose(2_000).min(1) }),
  answers: one,
  refusals: [404],
})
export const closeCase = operation({
  id: 'closeCase',
  tag,
  summary: 'Close a case with a reason',
  description: 'A report that comes in later is noted in the history all the same. Repeating the call changes nothing.',
  path,
  body: z.strictObject({ reason: line(500) }),
  answers: one,
  refusals: [404],
})
export const reopenCase = operation({
  id: 'reopenCase',
  tag,
  summary: 'Open a case again that was closed while reports were missing',
  path,
  answers: one,
  refusals: [404, 409],
})
const statusWords = z
  .object({
    status: z.string(),
    name: shownText,
    doesNotMean: z.object({ sender: shownText, clerk: shownText, citizen: shownText }),
  })
  .meta({ id: 'StatusWords' })
const deliveryStatusWords = z
  .object({ status: z.string(), name: shownText, doesNotMean: shownText })
  .meta({ id: 'DeliveryStatusWords' })
export const listStatuses = operation({
  id: 'listStatuses',
  tag: 'Messages',
  summary: 'The statuses of messages and deliveries, and what each does not mean',
  answers: {
    200: {
      description: 'Names and words in four languages',
      body: z.object({ messages: z.array(statusWords), deliveries: z.array(deliveryStatusWords) }),
    },
  },
})
