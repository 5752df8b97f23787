import { z } from 'zod'
import { disposalStatuses, exclusionReasons } from '../../../archive/retention/disposal.ts'
import { operation } from '../operation.ts'
import { day, id, instant, line, page, pageQuery, prose, shownText } from '../words.ts'
import { retentionRule } from './series.ts'

const counts = {
  destroy: z.int().meta({ description: 'records that go, those that are gone among them' }),
  destroyed: z.int(),
  sample: z.int().meta({ description: 'records that stay as the sample' }),
  excluded: z.int().meta({ description: 'records that stay for a reason' }),
  bytes: z.int().meta({ description: 'of the documents that go' }),
}
export const disposal = z
  .object({
    id,
    series: z.string(),
    seriesName: shownText,
    rule: retentionRule,
    transferred: z
      .object({ transfer: id, archiveService: z.string() })
      .optional()
      .meta({ description: 'who has the records, where copies are dropped after a transfer' }),
    version: z.int(),
    status: z.enum(disposalStatuses).meta({
      description:
        '`gathering`: its records are being listed; `waiting` for a second person; `approved`: it begins at `startsAt`; `recording`: the records are gone, and the ledger numbers them',
    }),
    until: day.meta({
      description: 'terms that ended before this day; of copies after a transfer, confirmed on it at the latest',
    }),
    counts: z.object(counts),
    years: z
      .array(z.object({ year: z.int(), ...counts, oldestDue: day }))
      .meta({ description: 'by year of the letter' }),
    comment: z.string().optional(),
    proposedBy: z.string(),
    proposedAt: instant,
    own: z.boolean().meta({ description: 'the caller proposed it, and so may not approve or refuse it' }),
    decidedBy: z.string().optional(),
    decidedAt: instant.optional(),
    reason: z.string().optional(),
    startsAt: instant.optional(),
    startedAt: instant.optional(),
    endedAt: instant.optional(),
    stoppedBy: z.string().optional(),
    graceDays: z.int().meta({ description: 'days between approval and destruction, in which it can be stopped' }),
    backupsUntil: day.meta({
      description:
        'the last day on which a back-up may hold what goes: of a disposal that is not done, if it were today',
    }),
  })
  .meta({ id: 'Disposal' })
export type Disposal = z.output<typeof disposal>

export const disposalRecord = z
  .object({
    record: id,
    verdict: z.enum(['destroy', 'sample', 'excluded']),
    reason: z.enum(exclusionReasons).optional(),
    hold: id.optional(),
    year: z.int(),
    dueOn: day,
    destroyed: z.boolean(),
    reference: z.string().optional().meta({ description: 'absent once it is destroyed' }),
    subject: z.string().optional(),
  })
  .meta({ id: 'DisposalRecord' })
export type DisposalRecord = z.output<typeof disposalRecord>

const tag = 'Archive'
const path = z.object({ id })
const one = { 200: { description: 'The disposal', body: disposal } }
const nothing = { body: z.strictObject({}), bodyOptional: true } as const
export const listDisposals = operation({
  id: 'listDisposals',
  tag,
  summary: 'Disposals, newest first',
  query: z.strictObject({ ...pageQuery, status: z.enum(disposalStatuses).optional(), series: line(100).optional() }),
  answers: { 200: { description: 'The disposals', body: page(disposal) } },
})
export const proposeDisposal = operation({
  id: 'proposeDisposal',
  tag,
  summary: 'Propose to dispose of the records of a series whose term has ended',
  description: 'The records are listed in the background; the list is frozen. Another person approves it.',
  body: z.strictObject({ series: line(100), comment: prose(500).optional() }),
  answers: { 202: { description: 'The disposal', body: disposal } },
  refusals: [404, 409],
})
export const getDisposal = operation({
  id: 'getDisposal',
  tag,
  summary: 'One disposal: what goes, what stays, and how far it is',
  path,
  answers: one,
  refusals: [404],
})
export const listDisposalRecords = operation({
  id: 'listDisposalRecords',
  tag,
  summary: 'The records of a disposal, each with what becomes of it',
  description:
    '`text/csv` gives at most 100,000 records. With `draw`, a page of records at random that would go: other ones for each value.',
  path,
  query: z.strictObject({
    ...pageQuery,
    verdict: z.enum(['destroy', 'sample', 'excluded']).optional(),
    draw: line(40).optional(),
    format: z.enum(['json', 'csv']).default('json'),
  }),
  answers: { 200: { description: 'The records', body: page(disposalRecord), mediaTypes: ['text/csv'] } },
  refusals: [404],
})
export const approveDisposal = operation({
  id: 'approveDisposal',
  tag,
  summary: 'Approve a disposal that another person proposed',
  description: 'It begins after `graceDays`. Until then, and while it runs, it can be stopped.',
  path,
  body: z.strictObject({ note: prose(500).optional() }),
  bodyOptional: true,
  answers: one,
  refusals: [404, 409],
})
export const refuseDisposal = operation({
  id: 'refuseDisposal',
  tag,
  summary: 'Refuse a disposal that another person proposed, with a reason',
  path,
  body: z.strictObject({ reason: prose(500).min(1) }),
  answers: one,
  refusals: [404, 409],
})
export const withdrawDisposal = operation({
  id: 'withdrawDisposal',
  tag,
  summary: 'Withdraw a disposal that nobody decided about',
  path,
  ...nothing,
  answers: one,
  refusals: [404, 409],
})
export const stopDisposal = operation({
  id: 'stopDisposal',
  tag,
  summary: 'Stop a disposal that was approved; what is gone stays gone',
  path,
  body: z.strictObject({ reason: prose(500).min(1) }),
  answers: one,
  refusals: [404, 409],
})
export const getDisposalCertificate = operation({
  id: 'getDisposalCertificate',
  tag,
  summary: 'The certificate of destruction: signed JSON, or a PDF that shows it',
  path,
  query: z.strictObject({ format: z.enum(['json', 'pdf']).default('json') }),
  answers: { 200: { description: 'The certificate', mediaTypes: ['application/json', 'application/pdf'] } },
  refusals: [404, 409],
})
