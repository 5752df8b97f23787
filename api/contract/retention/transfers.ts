import { z } from 'zod'
import { disposalStatuses } from '../../../archive/retention/disposal.ts'
import { packageStatuses, transferStatuses, untransferredReasons } from '../../../archive/transfer/transfer.ts'
import { operation } from '../operation.ts'
import { day, id, instant, line, page, pageQuery, prose, shownText } from '../words.ts'
import { disposal } from './disposals.ts'
import { retentionRule } from './series.ts'

export const transfer = z
  .object({
    id,
    series: z.string(),
    seriesName: shownText,
    rule: retentionRule,
    archiveService: z.string().meta({ description: 'who receives the packages' }),
    status: z.enum(transferStatuses).meta({
      description:
        '`gathering`: its records are being listed; `waiting` for a second person; `packing`: packages are being made; `packed`: the archive service answers; `done`: it accepted every package, and the ledger says so',
    }),
    until: day.meta({ description: 'dossiers that were closed before this day' }),
    counts: z.object({
      records: z.int().meta({ description: 'that are, or are to be, transferred' }),
      held: z.int().meta({ description: 'of those, under a legal hold: they are transferred, and stay here as well' }),
      transferred: z.int(),
      dropped: z.int().meta({ description: 'of those, the copies here that are gone' }),
      bytes: z.int(),
      excluded: z
        .partialRecord(z.enum(untransferredReasons), z.int())
        .meta({ description: 'records of closed dossiers that stay, by reason' }),
      packages: z.partialRecord(z.enum(packageStatuses), z.int()).meta({ description: 'by status' }),
    }),
    dropFrom: day.optional().meta({
      description:
        'the first day on which dropping the copies here can be proposed; absent until something was accepted',
    }),
    drop: z
      .object({ disposal: id, status: z.enum(disposalStatuses) })
      .optional()
      .meta({ description: 'the newest disposal that drops the copies here' }),
    comment: z.string().optional(),
    proposedBy: z.string(),
    proposedAt: instant,
    own: z.boolean().meta({ description: 'the caller proposed it, and so may not approve or refuse it' }),
    decidedBy: z.string().optional(),
    decidedAt: instant.optional(),
    reason: z.string().optional(),
    endedAt: instant.optional(),
    stoppedBy: z.string().optional(),
    failure: z.string().optional().meta({ description: 'code of the fault of the last step, which is tried again' }),
  })
  .meta({ id: 'Transfer' })
export type Transfer = z.output<typeof transfer>

export const transferPackage = z
  .object({
    package: z.string().meta({ description: 'its name, and that of its root folder' }),
    dossier: z.string().optional().meta({ description: 'absent: letters without dossier, of one month' }),
    records: z.int(),
    openedOn: day,
    closedOn: day,
    status: z.enum(packageStatuses),
    packedAt: instant.optional(),
    size: z.int().optional().meta({ description: 'bytes' }),
    sha256: z.string().optional().meta({ description: 'of the ZIP, hex' }),
    answeredAt: instant.optional(),
    reference: z.string().optional().meta({ description: 'what the archive service calls it' }),
    reason: z.string().optional().meta({ description: 'why it was refused' }),
  })
  .meta({ id: 'TransferPackage' })
export type TransferPackage = z.output<typeof transferPackage>

const tag = 'Archive'
const path = z.object({ id })
const one = { 200: { description: 'The transfer', body: transfer } }
const nothing = { body: z.strictObject({}), bodyOptional: true } as const
export const listTransfers = operation({
  id: 'listTransfers',
  tag,
  summary: 'Transfers to an archive service, newest first',
  query: z.strictObject({ ...pageQuery, status: z.enum(transferStatuses).optional(), series: line(100).optional() }),
  answers: { 200: { description: 'The transfers', body: page(transfer) } },
})
export const proposeTransfer = operation({
  id: 'proposeTransfer',
  tag,
  summary: 'Propose to transfer the records of the closed dossiers of a series',
  description:
    'Its rule says `keep`, or `sample`: then the records that the sample keeps. They are listed in the background; the list is frozen. Another person approves it.',
  body: z.strictObject({ series: line(100), archiveService: line(200), comment: prose(500).optional() }),
  answers: { 202: { description: 'The transfer', body: transfer } },
  refusals: [404, 409],
})
export const getTransfer = operation({
  id: 'getTransfer',
  tag,
  summary: 'One transfer: what goes, what stays, and how far it is',
  path,
  answers: one,
  refusals: [404],
})
export const approveTransfer = operation({
  id: 'approveTransfer',
  tag,
  summary: 'Approve a transfer that another person proposed: its packages are made',
  path,
  body: z.strictObject({ note: prose(500).optional() }),
  bodyOptional: true,
  answers: one,
  refusals: [404, 409],
})
export const refuseTransfer = operation({
  id: 'refuseTransfer',
  tag,
  summary: 'Refuse a transfer that another person proposed, with a reason',
  path,
  body: z.strictObject({ reason: prose(500).min(1) }),
  answers: one,
  refusals: [404, 409],
})
export const withdrawTransfer = operation({
  id: 'withdrawTransfer',
  tag,
  summary: 'Withdraw a transfer that nobody decided about',
  path,
  ...nothing,
  answers: one,
  refusals: [404, 409],
})
export const stopTransfer = operation({
  id: 'stopTransfer',
  tag,
  summary: 'Stop a transfer that was approved; what the archive service accepted stays transferred',
  path,
  body: z.strictObject({ reason: prose(500).min(1) }),
  answers: one,
  refusals: [404, 409],
})
export const repackTransfer = operation({
  id: 'repackTransfer',
  tag,
  summary: 'Make the packages again that the archive service refused',
  path,
  ...nothing,
  answers: one,
  refusals: [404, 409],
})
export const proposeTransferDrop = operation({
  id: 'proposeTransferDrop',
  tag,
  summary: 'Propose to drop the copies here of what the archive service has accepted',
  description:
    'A disposal like any other: another person approves it, it waits, a legal hold beats it, and it ends with a certificate. Letters that their recipient still has in the inbox stay.',
  path,
  body: z.strictObject({ comment: prose(500).optional() }),
  bodyOptional: true,
  answers: { 202: { description: 'The disposal', body: disposal } },
  refusals: [404, 409],
})
export const listTransferPackages = operation({
  id: 'listTransferPackages',
  tag,
  summary: 'The packages of a transfer, with their hashes and the answers of the archive service',
  path,
  query: z.strictObject({ ...pageQuery, status: z.enum(packageStatuses).optional() }),
  answers: { 200: { description: 'The packages', body: page(transferPackage) } },
  refusals: [404],
})
export const getTransferPackage = operation({
  id: 'getTransferPackage',
  tag,
  summary: 'One package as ZIP: an E-ARK SIP 2.2.0',
  description: 'It holds letters, and every download is logged.',
  path: z.object({ id, package: z.string().max(80) }),
  answers: { 200: { description: 'The package', mediaTypes: ['application/zip'] } },
  refusals: [404, 409],
})
export const getTransferIndex = operation({
  id: 'getTransferIndex',
  tag,
  summary: 'The index of a transfer: series, dossiers and letters',
  description:
    '`csv`: a line for each letter. `json`: serie → dossier → stuk with the names and dates that Digitaal Archief Vlaanderen asks for. It holds subjects, and every download is logged.',
  path,
  query: z.strictObject({ format: z.enum(['csv', 'json']).default('csv') }),
  answers: { 200: { description: 'The index', mediaTypes: ['text/csv', 'application/json'] } },
  refusals: [404],
})
export const answerTransfer = operation({
  id: 'answerTransfer',
  tag,
  summary: 'Record what the archive service answered about packages: all answers, or none',
  description:
    'As JSON in `answers`, or as a CSV file in `csv` with the columns `package`, `status` (`accepted` or `refused`), `reason` and `reference`. The same answer once more changes nothing.',
  path,
  body: z
    .strictObject({
      answers: z
        .array(
          z.strictObject({
            package: line(80),
            accepted: z.boolean(),
            reason: line(500).optional(),
            reference: line(200).optional(),
          }),
        )
        .max(1_000)
        .optional(),
      csv: z.string().max(900_000).optional(),
    })
    .refine(({ answers, csv }) => (answers === undefined) !== (csv === undefined), {
      error: 'Give either `answers` or `csv`.',
    }),
  answers: {
    200: {
      description: 'How many answers were new',
      body: z.object({ accepted: z.int(), refused: z.int() }).meta({ id: 'TransferAnswers' }),
    },
  },
  refusals: [404, 409, 422],
})
