import { z } from 'zod'
import { eboxCalls } from '../../../channels/ebox/store/calls.ts'
import { consentAnswers } from '../../../channels/ebox/store/consents.ts'
import { eboxTargets } from '../../../channels/ebox/store/senders.ts'
import { messageClasses } from '../../../core/words/message.ts'
import { enterpriseNumber } from '../messages/recipient.ts'
import { operation } from '../operation.ts'
import { day, instant, line } from '../words.ts'

const decisionMembers = {
  decidedOn: day.meta({ description: 'the day of the decision; not in the future' }),
  reference: line(100).meta({ description: 'number or name by which the entity finds it again' }),
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .meta({ description: 'where the decision was published' }),
}
const sender = z.strictObject({
  target: z.enum(eboxTargets).meta({ description: 'the kind of recipients for whom the eBox registered it' }),
  class: z.enum(messageClasses).optional().meta({ description: 'absent: every class without an entry of its own' }),
  organization: enterpriseNumber.meta({ description: 'KBO number of the sending organisation' }),
  application: line(100).meta({ description: '`senderApplicationId`' }),
  messageType: line(100).meta({ description: '`messageTypeId`' }),
})

export const eboxUse = z
  .object({
    decision: z
      .object({
        decidedOn: z.string(),
        reference: z.string(),
        url: z.string(),
        recordedAt: instant,
        recordedBy: z.string(),
      })
      .optional(),
    senders: z.array(
      z.object({
        target: z.enum(eboxTargets),
        class: z.string().optional(),
        organization: z.string(),
        application: z.string(),
        messageType: z.string(),
      }),
    ),
  })
  .meta({ id: 'EboxUse' })
export type EboxUse = z.output<typeof eboxUse>

const answers = { 200: { description: 'The use of the eBox by the entity', body: eboxUse } }

export const getEboxUse = operation({
  id: 'getEboxUse',
  tag: 'Set-up',
  summary: 'How the entity uses the Belgian eBox: its published decision, and what the eBox registered for it',
  answers,
})
export const putEboxDecision = operation({
  id: 'recordEboxDecision',
  tag: 'Set-up',
  summary: 'Record the published decision to use the eBox; letters go there only after it',
  description:
    'The Bestuursdecreet (art. II.22 and II.23) lets the eBox replace a letter when the entity published its decision and informed recipients beforehand. A later decision replaces the former.',
  body: z.strictObject(decisionMembers),
  answers,
})
export const deleteEboxDecision = operation({
  id: 'withdrawEboxDecision',
  tag: 'Set-up',
  summary: 'Withdraw the decision; from the next letter on the entity no longer uses the eBox',
  answers,
  refusals: [404],
})
export const putEboxSenders = operation({
  id: 'saveEboxSenders',
  tag: 'Set-up',
  summary: 'What the eBox registered for the entity: organisation, application and message type; replaces all entries',
  body: z.strictObject({
    senders: z
      .array(sender)
      .max(20)
      .refine(
        (entries) => new Set(entries.map((each) => `${each.target} ${each.class ?? ''}`)).size === entries.length,
        { error: 'Two entries are for the same kind of recipient and class.' },
      ),
  }),
  answers,
})

const count = z.int()
const eboxFigures = z
  .object({
    consents: z
      .array(z.object({ answer: z.enum(consentAnswers), day: count, week: count, older: count, oldestAt: instant }))
      .meta({ description: 'stored answers about consent: younger than a day, than a week, and older' }),
    letters: z.object({
      followed: count.meta({ description: 'in the eBox, and not known to be read' }),
      overdue: count.meta({ description: 'of these, whose status was due more than an hour ago' }),
      oldestDueAt: instant.optional().meta({ description: 'since when the status of one of these has been due' }),
      withoutId: count.meta({ description: 'accepted under our own key: their reading is not known' }),
    }),
    calls: z
      .array(
        z.object({
          call: z.enum(eboxCalls),
          result: z.string().meta({ description: '`ok`, a word of the refusals, or the code of a connection' }),
          calls: count,
          lastAt: instant,
        }),
      )
      .meta({ description: 'of the last seven days, the most frequent result of each service first' }),
  })
  .meta({ id: 'EboxFigures' })
export type EboxFigures = z.output<typeof eboxFigures>

export const getEboxFigures = operation({
  id: 'getEboxFigures',
  tag: 'Operators',
  summary: 'Consents, letters and calls of the eBox',
  answers: { 200: { description: 'Figures of the whole installation; nothing of a person', body: eboxFigures } },
})
