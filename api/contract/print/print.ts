import { z } from 'zod'
import { zones } from '../../../channels/print/store/contracts/price.ts'
import { overdueKinds } from '../../../channels/print/store/reports/overdue-mail.ts'
import { differenceKinds } from '../../../channels/print/store/reports/run-differences.ts'
import { rerunReasons } from '../../../channels/print/store/runs/rerun-part.ts'
import { postages } from '../../../core/words/message.ts'
import { operation } from '../operation.ts'
import { id, instant, line, page, pageQuery, paperParts, price, shownText, wholeNumber } from '../words.ts'

const reconciliation = z
  .object({
    letters: z.int().meta({ description: 'all letters in the run: each must reach a final status' }),
    accepted: z.int().meta({ description: 'that the partner accepted, whatever happened to them later' }),
    printed: z.int(),
    posted: z.int().meta({ description: 'including those that came back later' }),
    rejected: z.int(),
    returned: z.int(),
    withoutEnd: z.int().meta({ description: 'not posted, rejected or returned yet' }),
    sheets: z.int().meta({ description: 'our count, for the letters that the partner reports as printed' }),
    printedSheets: z.int().meta({ description: "the partner's count for the same letters" }),
    amount: price.meta({ description: 'print and postage for all letters that have a price' }),
    parts: paperParts.meta({ description: 'of `amount`' }),
    withoutPrice: z.int().meta({ description: 'letters for which the contract has no price' }),
    envelopes: z.int(),
    bundled: z.int().meta({ description: 'letters that share an envelope with another one' }),
    saving: price.meta({ description: 'what the letters would cost more in an envelope each' }),
    savingParts: paperParts.meta({ description: 'of `saving`' }),
    billed: z.object({
      envelopes: z.int().meta({ description: "envelopes on the partner's bill" }),
      sheets: z.int(),
      amount: price,
      ownSheets: z.int().meta({ description: 'our count for the same envelopes' }),
      ownAmount: price,
      parts: paperParts.meta({ description: 'of `amount`: a bill may give the postage of its lines' }),
      ownParts: paperParts.meta({ description: 'of `ownAmount`' }),
      compared: z
        .object({ envelopes: z.int(), printing: price, postage: price, ownPrinting: price, ownPostage: price })
        .meta({ description: 'the billed envelopes of which the bill and the contract both give the postage' }),
    }),
    controlCopy: z
      .string()
      .optional()
      .meta({ description: "what the partner reported of the office's own copy; absent: the run has none" }),
    controlCopyAmount: price
      .optional()
      .meta({ description: 'of the control copy, by the contract; it is in no other amount' }),
    controlCopyBilledSheets: z.int().optional().meta({ description: "on the partner's bill; ours is one" }),
    controlCopyBilledAmount: price.optional().meta({ description: "on the partner's bill; absent: it is not billed" }),
    controlCopyPostage: price.optional().meta({ description: 'of `controlCopyAmount`; absent: it is not known' }),
    controlCopyBilledPostage: price
      .optional()
      .meta({ description: 'of `controlCopyBilledAmount`; absent: the bill does not give it' }),
  })
  .meta({ id: 'PrintReconciliation' })
export type PrintReconciliation = z.output<typeof reconciliation>

export const printRun = z
  .object({
    id,
    entity: z.string().meta({ description: 'whose letters' }),
    entityName: shownText.optional(),
    contract: z.string(),
    contractName: z.string().optional(),
    partner: z.string().optional(),
    status: z.enum(['open', 'closing', 'handed-over', 'accepted', 'reconciled', 'overdue']),
    cutOffAt: instant,
    handedOverAt: instant.optional(),
    dueAt: instant.optional().meta({ description: 'the moment by which every letter must have been posted' }),
    letters: z.int(),
    sheets: z.int(),
    parts: z.array(
      z.object({
        n: z.int(),
        letters: z.int(),
        sheets: z.int(),
        sha256: z.string().optional(),
        status: z.string(),
        rerunOf: z.int().optional().meta({ description: 'the part whose letters leave once more in this one' }),
        rerunReason: z.enum(rerunReasons).optional(),
        rejectedAt: instant.optional().meta({ description: 'when the partner reported that it refused the part' }),
      }),
    ),
    overdue: z.array(z.string()).meta({ description: 'messages without an end after `dueAt`, at most 200' }),
    arrivals: z
      .array(
        z.object({
          postage: z.enum(postages),
          zone: z.enum(zones),
          letters: z.int(),
          by: z.string().optional().meta({ description: 'the last day of the expected arrival; absent abroad' }),
        }),
      )
      .optional()
      .meta({ description: 'of one run; absent in the list' }),
    reconciliation: reconciliation.optional().meta({ description: 'of one run; absent in the list' }),
  })
  .meta({ id: 'PrintRun' })
export type PrintRun = z.output<typeof printRun>

const overdueMail = z
  .object({
    kind: z.enum(overdueKinds).meta({
      description:
        '`not-handed-over`: the hub could not upload it within an hour; `no-report`, `not-received`: the partner reported nothing about the run, or about these letters, by the end of the next working day; `not-posted`: they have no end after the working days of the contract',
    }),
    run: z.string(),
    entity: z.string(),
    entityName: shownText,
    contract: z.string(),
    contractName: z.string(),
    partner: z.string(),
    cutOffAt: instant,
    handedOverAt: instant.optional(),
    since: instant.meta({ description: 'the moment from which it is overdue' }),
    letters: z.int().meta({ description: 'that it concerns' }),
    of: z.int().meta({ description: 'letters of the run' }),
  })
  .meta({ id: 'OverdueMail' })
export type OverdueMail = z.output<typeof overdueMail>
export const listOverdueMail = operation({
  id: 'listOverdueMail',
  tag: 'Operators',
  summary: 'Mail on paper that was not handed over, received or posted in time, oldest first',
  answers: {
    200: {
      description: 'What is overdue; a run that is late in two ways is named twice',
      body: z.object({ items: z.array(overdueMail) }).meta({ id: 'OverdueMailList' }),
    },
  },
})

const path = z.object({ id })
export const listPrintRuns = operation({
  id: 'listPrintRuns',
  tag: 'Operators',
  summary: 'Print runs, newest first',
  query: z.strictObject(pageQuery),
  answers: { 200: { description: 'A page of runs', body: page(printRun) } },
})
export const getPrintRun = operation({
  id: 'getPrintRun',
  tag: 'Operators',
  summary: 'One print run with its parts and what is overdue',
  path,
  answers: { 200: { description: 'The run', body: printRun } },
  refusals: [404],
})
export const closePrintRun = operation({
  id: 'closePrintRun',
  tag: 'Operators',
  summary: 'Close a run before its cut-off; the dispatcher hands it over',
  path,
  answers: { 200: { description: 'The run', body: printRun } },
  refusals: [404, 409],
})

const rerunPath = z.object({ id, n: wholeNumber(1, 100_000) })
export const rerunPrintPart = operation({
  id: 'rerunPrintPart',
  tag: 'Operators',
  summary: 'Hand over the letters of a part once more, that the partner lost, spoilt or refused',
  description:
    'Only letters that were not reported as posted, rejected or returned leave again, under a new part number. Unless the partner reported the part as refused, it needs a statement of why no letter of it was posted.',
  path: rerunPath,
  body: z.strictObject({
    reason: z.enum(rerunReasons),
    statement: line(300).optional().meta({ description: 'who confirmed it and when; no names of recipients' }),
  }),
  answers: { 200: { description: 'The run', body: printRun } },
  refusals: [404, 409],
})

const difference = z
  .object({
    message: z.string(),
    delivery: z.string(),
    part: z.int(),
    position: z.int(),
    state: z.string(),
    kinds: z.array(z.enum(differenceKinds)),
    sheets: z.int(),
    printedSheets: z.int().optional(),
    envelopeSheets: z.int().meta({ description: 'of the envelope, which a bill names by any of its letters' }),
    envelopeAmount: price.optional(),
    billedSheets: z.int().optional(),
    billedAmount: price.optional(),
    envelopePostage: price.optional().meta({ description: 'of `envelopeAmount`; absent: it is not known' }),
    billedPostage: price.optional().meta({ description: 'of `billedAmount`; absent: the bill does not give it' }),
  })
  .meta({ id: 'PrintDifference' })
export type PrintDifference = z.output<typeof difference>
export const reportFormats = ['json', 'csv', 'pdf'] as const
export const getPrintReconciliation = operation({
  id: 'getPrintReconciliation',
  tag: 'Operators',
  summary: 'Whether every letter, sheet and cent of a run is accounted for, and each letter that differs',
  path,
  query: z.strictObject({ format: z.enum(reportFormats).default('json') }),
  answers: {
    200: {
      description: 'The run with at most 1,000 letters that differ',
      body: z.object({ run: printRun, differences: z.array(difference) }).meta({ id: 'PrintReconciliationReport' }),
      mediaTypes: ['text/csv', 'application/pdf'],
    },
  },
  refusals: [404],
})
