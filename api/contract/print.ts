import { z } from 'zod'
import { sheetSides } from '../../channels/print/store/price.ts'
import { postages } from '../../core/words/message.ts'
import { sheetMarkings } from '../../core/words/sheet-mark.ts'
import { printProfileNames } from '../../templates/model/letter-frame.ts'
import { operation } from './operation.ts'
import { day, id, instant, line, page, pageQuery, price, shownText } from './words.ts'

const tariff = z.strictObject({
  from: day,
  postage: z.enum(postages),
  sheetsUpTo: z.int().min(1).max(100),
  zone: z.enum(['BE', 'EU', 'WORLD']),
  amount: z.int().min(0).max(1_000_000).meta({ description: 'cents' }),
})
const contractBody = z
  .strictObject({
    name: line(100),
    partner: line(100),
    cutOff: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .meta({ example: '17:00', description: 'local time in Brussels, on working days' }),
    calendar: z.literal('BE').default('BE'),
    profile: z.enum(printProfileNames),
    sides: z.enum(sheetSides).default('two').meta({ description: 'the sides of a sheet that are printed' }),
    blankLastSide: z.boolean().default(false).meta({
      description:
        'the partner joins files into one stream: an empty side follows a document with an odd number of pages',
    }),
    sheetMarks: z.enum(sheetMarkings).default('none').meta({
      description:
        'what the inserter of the partner reads in the left margin of each sheet: `data-matrix` holds the number of the envelope (16 digits) and how many sheets follow (2 digits)',
    }),
    dueDays: z
      .int()
      .min(1)
      .max(30)
      .default(3)
      .meta({ description: 'working days after the hand-over within which every letter is to be posted' }),
    tariffs: z
      .array(tariff)
      .min(1)
      .max(500)
      .refine(
        (lines) =>
          new Set(lines.map((each) => `${each.from} ${each.postage} ${each.zone} ${each.sheetsUpTo}`)).size ===
          lines.length,
        { error: 'Two lines are for the same day, postage, zone and number of sheets.' },
      ),
  })
  .refine(({ sides, blankLastSide }) => sides === 'two' || !blankLastSide, {
    path: ['blankLastSide'],
    error: 'Printed on one side, no back is left empty; leave this out.',
  })

export const printContract = z
  .object({
    id,
    name: z.string(),
    partner: z.string(),
    cutOff: z.string(),
    calendar: z.string(),
    profile: z.string(),
    sides: z.enum(sheetSides),
    blankLastSide: z.boolean(),
    sheetMarks: z.enum(sheetMarkings),
    dueDays: z.int(),
    tariffs: z.array(
      z.object({
        from: z.string(),
        postage: z.enum(postages),
        sheetsUpTo: z.int(),
        zone: z.string(),
        amount: z.int(),
      }),
    ),
  })
  .meta({ id: 'PrintContract' })
export type PrintContract = z.output<typeof printContract>

export const createPrintContract = operation({
  id: 'createPrintContract',
  tag: 'Set-up',
  summary: 'How, and at what price, a print partner prints and posts for the entity',
  body: contractBody,
  answers: { 201: { description: 'The contract', body: printContract } },
})
export const listPrintContracts = operation({
  id: 'listPrintContracts',
  tag: 'Set-up',
  summary: 'The print contracts of the entity',
  query: z.strictObject(pageQuery),
  answers: { 200: { description: 'The contracts', body: page(printContract) } },
})

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
    withoutPrice: z.int().meta({ description: 'letters for which the contract has no price' }),
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
    parts: z.array(z.object({ n: z.int(), letters: z.int(), sha256: z.string().optional(), status: z.string() })),
    overdue: z.array(z.string()).meta({ description: 'messages without an end after `dueAt`, at most 200' }),
    reconciliation: reconciliation.optional().meta({ description: 'of one run; absent in the list' }),
  })
  .meta({ id: 'PrintRun' })
export type PrintRun = z.output<typeof printRun>

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
