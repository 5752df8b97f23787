import { z } from 'zod'
import { inks, sheetSides } from '../../../channels/print/store/contracts/price.ts'
import { sheetMarkings } from '../../../core/words/sheet-mark.ts'
import { printProfileNames } from '../../../templates/model/letter-frame.ts'
import { operation } from '../operation.ts'
import { day, id, instant, line, page, pageQuery, shownText, wholeNumber } from '../words.ts'
import {
  comment,
  isPostageWithin,
  postageAbove,
  printTariffLine,
  printTerms,
  seedAddress,
  unique,
} from './print-contract-fields.ts'
import { printProposal } from './print-proposal.ts'

const tariff = z.strictObject({ from: day, ...printTariffLine }).refine(isPostageWithin, postageAbove)
type TariffLine = z.output<typeof tariff>

const isOnce = (lines: readonly Partial<TariffLine>[]): boolean =>
  new Set(
    lines.map(({ from, postage, zone, sheetsUpTo, gramsUpTo, ink, sides }) =>
      [from, postage, zone, sheetsUpTo, gramsUpTo, ink, sides].join(' '),
    ),
  ).size === lines.length
const sameLine = { error: 'Two lines are for the same day, postage, zone, number of sheets, weight, ink and sides.' }

/** Of a new contract. */
export const printContractBody = z
  .strictObject({
    ...printTerms,
    partner: line(100),
    calendar: z.literal('BE').default('BE'),
    profile: z.enum(printProfileNames),
    sides: z.enum(sheetSides).default('two').meta({ description: 'the sides of a sheet that are printed' }),
    ink: z.enum(inks).default('black'),
    blankLastSide: z.boolean().default(false).meta({
      description:
        'the partner joins files into one stream: an empty side follows a document with an odd number of pages',
    }),
    sheetMarks: z.enum(sheetMarkings).default('none').meta({
      description:
        'what the inserter of the partner reads in the left margin of each sheet: `data-matrix` holds the number of the envelope (16 digits) and how many sheets follow (2 digits)',
    }),
    validFrom: day.nullable().default(null),
    tariffs: z.array(tariff).min(1).max(500).refine(isOnce, sameLine),
    comment,
  })
  .refine(({ sides, blankLastSide }) => sides === 'two' || !blankLastSide, {
    path: ['blankLastSide'],
    error: 'Printed on one side, no back is left empty; leave this out.',
  })
  .refine(({ bundles, sheetMarks }) => !bundles || sheetMarks === 'none', {
    path: ['bundles'],
    error: 'The marks on the sheets are counted within one letter, so letters with marks share no envelope.',
  })
  .refine(({ validFrom, validUntil }) => validFrom === null || validUntil === null || validFrom <= validUntil, {
    path: ['validUntil'],
    error: 'The last day is before the first one.',
  })

/** Of other terms of a contract. */
export const printTermsBody = z.strictObject({ ...printTerms, comment })

export const printContract = z
  .object({
    id,
    name: z.string(),
    partner: z.string(),
    own: z.boolean().meta({ description: 'the entity holds the contract; otherwise it is shared with it' }),
    inForce: z.boolean().meta({ description: 'it applies to letters that are planned today' }),
    cutOff: z.string(),
    furtherCutOffs: z.array(z.string()),
    calendar: z.string(),
    workingDays: z.array(z.int()),
    closedOn: z.array(z.string()),
    nextCutOffAt: instant,
    profile: z.string(),
    sides: z.enum(sheetSides),
    ink: z.enum(inks),
    blankLastSide: z.boolean(),
    sheetMarks: z.enum(sheetMarkings),
    dueDays: z.int(),
    validFrom: z.string().nullable(),
    validUntil: z.string().nullable(),
    paperGrams: z.int(),
    envelopeGrams: z.int(),
    sheetsPerEnvelope: z.int(),
    c4FromSheets: z.int().nullable(),
    bundles: z.boolean(),
    seedAddress: seedAddress.nullable(),
    tariffs: z.array(z.object({ from: z.string(), ...printTariffLine })),
  })
  .meta({ id: 'PrintContract' })
export type PrintContract = z.output<typeof printContract>

const path = z.object({ id })

export const createPrintContract = operation({
  id: 'createPrintContract',
  tag: 'Set-up',
  summary: 'Propose how, and at what price, a print partner prints and posts for the entity',
  description: 'It takes effect when another person approves the proposal.',
  body: printContractBody,
  answers: { 202: { description: 'The proposal', body: printProposal } },
})
export const listPrintContracts = operation({
  id: 'listPrintContracts',
  tag: 'Set-up',
  summary: 'The print contracts of the entity, and those that are shared with it',
  query: z.strictObject(pageQuery),
  answers: { 200: { description: 'The contracts', body: page(printContract) } },
})
export const getPrintContract = operation({
  id: 'getPrintContract',
  tag: 'Set-up',
  summary: 'One print contract',
  path,
  answers: { 200: { description: 'The contract', body: printContract } },
  refusals: [404],
})
export const changePrintContract = operation({
  id: 'changePrintContract',
  tag: 'Set-up',
  summary: 'Propose another calendar, envelope or end of a contract; open runs keep their cut-off',
  description: 'It takes effect when another person approves the proposal.',
  path,
  body: printTermsBody,
  answers: { 202: { description: 'The proposal', body: printProposal } },
  refusals: [404, 409],
})
export const addPrintTariffs = operation({
  id: 'addPrintTariffs',
  tag: 'Set-up',
  summary: 'Propose a tariff table that applies from a later day on',
  description: 'It takes effect when another person approves the proposal.',
  path,
  body: z.strictObject({
    from: day.meta({ description: 'the first day; after today, since runs of today may have a price' }),
    lines: z
      .array(z.strictObject(printTariffLine).refine(isPostageWithin, postageAbove))
      .min(1)
      .max(500)
      .refine(isOnce, sameLine),
    comment,
  }),
  answers: { 202: { description: 'The proposal', body: printProposal } },
  refusals: [404, 409],
})

const calendarQuery = z.strictObject({
  from: day.optional().meta({ description: 'absent: today' }),
  days: wholeNumber(1, 400).default(35),
})
export const getPrintCalendar = operation({
  id: 'getPrintCalendar',
  tag: 'Set-up',
  summary: 'The days of a contract: when its runs close, and why they do not',
  path,
  query: calendarQuery,
  answers: {
    200: {
      description: 'The days',
      body: z
        .object({
          items: z.array(
            z.object({
              day: z.string(),
              cutOffs: z.array(instant),
              closed: z.enum(['weekday', 'holiday', 'closing-day']).optional(),
              holiday: shownText.optional(),
            }),
          ),
        })
        .meta({ id: 'PrintCalendar' }),
    },
  },
  refusals: [404],
})
export const closingDays = z
  .object({
    items: z.array(
      z.object({
        year: z.int(),
        holidays: z.array(z.object({ day: z.string(), name: shownText })),
        bridgeDays: z.array(
          z.object({
            day: z.string(),
            holiday: z.object({ day: z.string(), name: shownText }),
            closed: z.boolean().meta({ description: 'the contract has it as closing day' }),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'PrintClosingDays' })
export type ClosingDays = z.output<typeof closingDays>
export const getClosingDays = operation({
  id: 'getPrintClosingDays',
  tag: 'Set-up',
  summary: 'The legal holidays of coming years, and the bridge days that a contract may add as closing days',
  path,
  query: z.strictObject({
    year: wholeNumber(2020, 2100).optional().meta({ description: 'the first; absent: this year' }),
    years: wholeNumber(1, 5).default(3),
  }),
  answers: { 200: { description: 'Year by year', body: closingDays } },
  refusals: [404],
})
const printForecast = z
  .object({
    items: z.array(
      z.object({
        day: z.string(),
        open: z.boolean().meta({ description: 'a run closes on this day' }),
        planned: z.int().meta({ description: 'letters that are in a run of this day' }),
        sheets: z.int(),
        waiting: z.int().meta({ description: 'messages that become due by this run, whatever channel they will take' }),
        held: z.int().meta({ description: 'messages that are held; counted on the first day' }),
        usual: z.number().nullable().meta({ description: 'average of the same weekday in the last eight weeks' }),
        expected: z.int().meta({ description: 'the larger one of what is planned and what is usual' }),
      }),
    ),
  })
  .meta({ id: 'PrintForecast' })
export type PrintForecast = z.output<typeof printForecast>
export const getPrintForecast = operation({
  id: 'getPrintForecast',
  tag: 'Set-up',
  summary: 'How many letters the print partner may expect, day by day',
  path,
  query: z.strictObject({
    days: wholeNumber(1, 60).default(15),
    format: z.enum(['json', 'csv']).default('json'),
  }),
  answers: { 200: { description: 'The days', body: printForecast, mediaTypes: ['text/csv'] } },
  refusals: [404],
})
export const sharePrintContract = operation({
  id: 'sharePrintContract',
  tag: 'Operators',
  summary: 'The entities that print by a contract beside its holder',
  path,
  body: z.strictObject({ entities: z.array(id).max(500).refine(unique, { error: 'An entity is named twice.' }) }),
  answers: {
    200: {
      description: 'The entities',
      body: z.object({ entities: z.array(z.string()) }).meta({ id: 'PrintContractUsers' }),
    },
  },
  refusals: [404],
})
