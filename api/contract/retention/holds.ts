import { z } from 'zod'
import { enterpriseNumber, insz } from '../messages/recipient.ts'
import { operation } from '../operation.ts'
import { day, id, instant, line, page, pageQuery, prose } from '../words.ts'

export const legalHold = z
  .object({
    id,
    of: z.enum(['record', 'dossier', 'series', 'recipient']),
    record: id.optional(),
    dossier: z.string().optional(),
    series: z.string().optional(),
    reason: z.string(),
    placedBy: z.string(),
    placedAt: instant,
    reviewOn: day.optional().meta({
      description: 'when somebody is to look whether it is still needed; it does not end by itself',
    }),
    releasedBy: z.string().optional(),
    releasedAt: instant.optional(),
    releaseReason: z.string().optional(),
  })
  .meta({ id: 'LegalHold' })
export type LegalHold = z.output<typeof legalHold>

const tag = 'Archive'
const path = z.object({ id })
export const listHolds = operation({
  id: 'listHolds',
  tag,
  summary: 'Legal holds, newest first',
  description: 'With `record`: those that keep this record, also through its dossier, its series or its recipient.',
  query: z.strictObject({ ...pageQuery, state: z.enum(['active', 'released']).optional(), record: id.optional() }),
  answers: { 200: { description: 'The holds', body: page(legalHold) } },
})
export const placeHold = operation({
  id: 'placeHold',
  tag,
  summary: 'Keep a record, a dossier, a series or all letters to a recipient, whatever their rule says',
  description:
    'It holds from the answer on, also against a disposal that runs. Name one of `record`, `dossier`, `series`, `insz` and `enterpriseNumber`; of a recipient only a keyed hash is stored.',
  body: z
    .strictObject({
      record: id.optional(),
      dossier: line(100).optional(),
      series: line(100).optional(),
      insz: insz.optional(),
      enterpriseNumber: enterpriseNumber.optional(),
      reason: prose(1_000).min(1),
      reviewOn: day.optional(),
    })
    .refine(
      (body) =>
        [body.record, body.dossier, body.series, body.insz, body.enterpriseNumber].filter((each) => each !== undefined)
          .length === 1,
      { error: 'Name exactly one of `record`, `dossier`, `series`, `insz` and `enterpriseNumber`.' },
    ),
  answers: { 201: { description: 'The hold', body: legalHold } },
  refusals: [404],
})
export const releaseHold = operation({
  id: 'releaseHold',
  tag,
  summary: 'Release a legal hold, with a reason',
  path,
  body: z.strictObject({ reason: prose(1_000).min(1) }),
  answers: { 200: { description: 'The hold', body: legalHold } },
  refusals: [404, 409],
})
