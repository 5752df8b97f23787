import { z } from 'zod'
import { changeStatuses } from '../../../archive/retention/change-series.ts'
import { startingEvents } from '../../../archive/retention/series.ts'
import { operation } from '../operation.ts'
import { day, id, instant, line, localizedText, page, pageQuery, prose, shownText } from '../words.ts'

const legalGround = line(300).meta({ description: 'the selection rule or law that says so' })
const term = {
  periodMonths: z.int().min(1).max(1_200).meta({ description: 'months after the starting event' }),
  starts: z.enum(startingEvents).meta({
    description:
      'when the term begins: the letter was sent; nothing more could happen to it; its dossier was closed; its term to appeal ended',
  }),
  legalGround,
}
export const retentionRule = z
  .discriminatedUnion('destination', [
    z.strictObject({ destination: z.literal('keep'), legalGround }),
    z.strictObject({ destination: z.literal('destroy'), ...term }),
    z.strictObject({ destination: z.literal('sample'), ...term, samplePerThousand: z.int().min(1).max(999) }),
  ])
  .meta({ id: 'RetentionRule', description: 'what happens to the records of a series, and when' })

export const series = z
  .object({
    key: z.string(),
    name: shownText,
    rule: retentionRule.optional().meta({ description: 'absent: no rule yet, so that nothing of it is disposed' }),
    version: z.int().meta({ description: 'the number of the change that made the rule; 0 without one' }),
    due: z.int().optional().meta({ description: 'records whose term has ended, at most 100,000; absent: not counted' }),
    held: z.int().optional().meta({ description: 'those of `due` that a legal hold keeps' }),
    countedAt: instant.optional(),
    openDisposal: id.optional().meta({ description: 'the disposal of this series that is not finished' }),
    waitingChange: id.optional().meta({ description: 'a change of the rule that waits for a second person' }),
  })
  .meta({ id: 'Series' })
export type Series = z.output<typeof series>

export const seriesChange = z
  .object({
    id,
    series: z.string(),
    name: shownText,
    rule: retentionRule,
    before: z.int().meta({ description: 'the version that it changes' }),
    version: z.int().optional().meta({ description: 'the version that it became' }),
    shortens: z.boolean().meta({ description: 'records may go earlier, or more of them: a second person approves' }),
    status: z.enum(changeStatuses),
    comment: z.string().optional(),
    proposedBy: z.string(),
    proposedAt: instant,
    own: z.boolean().meta({ description: 'the caller proposed it, and so may only withdraw it' }),
    decidedBy: z.string().optional(),
    decidedAt: instant.optional(),
    reason: z.string().optional(),
  })
  .meta({ id: 'SeriesChange' })
export type SeriesChange = z.output<typeof seriesChange>

const tag = 'Archive'
const path = z.object({ id })
const changed = { 200: { description: 'The change', body: seriesChange } }
export const listSeries = operation({
  id: 'listSeries',
  tag,
  summary: 'The series of the entity, with their rules and how many records are due',
  answers: { 200: { description: 'The series', body: z.object({ items: z.array(series) }) } },
})
export const changeSeries = operation({
  id: 'changeSeries',
  tag,
  summary: 'Make a series, or change its name and rule',
  description:
    'A change that keeps records longer takes effect at once. One by which records may go earlier, the first rule of a series among them, waits until another person approves it.',
  body: z.strictObject({
    key: line(100),
    name: localizedText(100),
    rule: retentionRule,
    comment: prose(500).optional(),
  }),
  answers: { 201: { description: 'The change', body: seriesChange } },
  refusals: [409],
})
export const listSeriesChanges = operation({
  id: 'listSeriesChanges',
  tag,
  summary: 'What was changed about rules of series, newest first',
  query: z.strictObject({
    series: line(100).optional(),
    status: z.enum(changeStatuses).optional(),
    limit: pageQuery.limit,
  }),
  answers: { 200: { description: 'The changes', body: page(seriesChange) } },
})
export const approveSeriesChange = operation({
  id: 'approveSeriesChange',
  tag,
  summary: 'Approve a change that another person proposed; it takes effect',
  path,
  body: z.strictObject({}),
  bodyOptional: true,
  answers: changed,
  refusals: [404, 409],
})
export const refuseSeriesChange = operation({
  id: 'refuseSeriesChange',
  tag,
  summary: 'Refuse a change that another person proposed, with a reason',
  path,
  body: z.strictObject({ reason: prose(500).min(1) }),
  answers: changed,
  refusals: [404, 409],
})
export const withdrawSeriesChange = operation({
  id: 'withdrawSeriesChange',
  tag,
  summary: 'Withdraw a change that waits',
  path,
  body: z.strictObject({}),
  bodyOptional: true,
  answers: changed,
  refusals: [404, 409],
})

const dossierState = z
  .object({ dossier: z.string(), closedOn: day.optional().meta({ description: 'absent: it is open' }) })
  .meta({ id: 'DossierState' })
export const setDossierState = operation({
  id: 'setDossierState',
  tag,
  summary: 'Say when a dossier was closed, or that it is open again',
  description:
    'The terms of series that start with the end of the dossier run from this day. A dossier without a day is open.',
  body: z.strictObject({ dossier: line(100), closedOn: day.optional() }),
  answers: { 200: { description: 'The dossier', body: dossierState } },
})
