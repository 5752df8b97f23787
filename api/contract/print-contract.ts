import { z } from 'zod'
import { inks, sheetSides, zones } from '../../channels/print/store/price.ts'
import { postages } from '../../core/words/message.ts'
import { sheetMarkings } from '../../core/words/sheet-mark.ts'
import { printProfileNames } from '../../templates/model/letter-frame.ts'
import { operation } from './operation.ts'
import { clockTime, day, id, instant, line, page, pageQuery, shownText } from './words.ts'

const tariffFields = {
  postage: z.enum(postages),
  sheetsUpTo: z.int().min(1).max(100),
  gramsUpTo: z.int().min(1).max(30_000).optional().meta({ description: 'of the closed envelope; absent: any weight' }),
  zone: z.enum(zones),
  ink: z.enum(inks).optional().meta({ description: 'absent: any ink' }),
  sides: z.enum(sheetSides).optional().meta({ description: 'absent: printed on one side or on both' }),
  amount: z.int().min(0).max(1_000_000).meta({ description: 'cents for one envelope, print and postage' }),
}
const tariff = z.strictObject({ from: day, ...tariffFields })
type TariffLine = z.output<typeof tariff>

const isOnce = (lines: readonly Partial<TariffLine>[]): boolean =>
  new Set(
    lines.map(({ from, postage, zone, sheetsUpTo, gramsUpTo, ink, sides }) =>
      [from, postage, zone, sheetsUpTo, gramsUpTo, ink, sides].join(' '),
    ),
  ).size === lines.length
const sameLine = { error: 'Two lines are for the same day, postage, zone, number of sheets, weight, ink and sides.' }

const seedAddress = z
  .strictObject({
    lines: z
      .array(line(50))
      .min(3)
      .max(6)
      .meta({ description: 'as on the envelope, the last line with postal code and place' }),
    postalCode: z.string().regex(/^[1-9]\d{3}$/),
  })
  .meta({
    id: 'PrintSeedAddress',
    description: 'the office itself: each run carries a control copy to it, which counts as no letter',
  })

const unique = (values: readonly (string | number)[]): boolean => new Set(values).size === values.length
/** Terms that can be changed while the contract is in force. */
const terms = {
  name: line(100),
  cutOff: clockTime.meta({ example: '17:00', description: 'local time in Brussels, on working days' }),
  furtherCutOffs: z
    .array(clockTime)
    .max(5)
    .refine(unique, { error: 'A time is named twice.' })
    .default([])
    .meta({ description: 'further cut-offs of the same days' }),
  workingDays: z
    .array(z.int().min(1).max(7))
    .min(1)
    .max(7)
    .refine(unique, { error: 'A day is named twice.' })
    .default([1, 2, 3, 4, 5])
    .meta({ description: 'ISO weekdays, 1 is Monday; legal holidays are never working days' }),
  closedOn: z
    .array(day)
    .max(400)
    .refine(unique, { error: 'A day is named twice.' })
    .default([])
    .meta({ description: 'closing and bridge days of the partner, besides the legal holidays' }),
  dueDays: z
    .int()
    .min(1)
    .max(30)
    .default(3)
    .meta({ description: 'working days after the hand-over within which every letter is to be posted' }),
  validUntil: day.nullable().default(null),
  paperGrams: z.int().min(40).max(300).default(80).meta({ description: 'grams per square metre' }),
  envelopeGrams: z.int().min(0).max(200).default(7).meta({ description: 'grams of an empty envelope' }),
  sheetsPerEnvelope: z.int().min(1).max(200).default(100),
  c4FromSheets: z
    .int()
    .min(2)
    .max(200)
    .nullable()
    .default(null)
    .meta({ description: 'from so many sheets on they are not folded; null: never' }),
  bundles: z
    .boolean()
    .default(false)
    .meta({ description: 'letters to the same recipient and address in one run share an envelope' }),
  seedAddress: seedAddress.nullable().default(null),
}

const contractBody = z
  .strictObject({
    ...terms,
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
    tariffs: z.array(z.object({ from: z.string(), ...tariffFields })),
  })
  .meta({ id: 'PrintContract' })
export type PrintContract = z.output<typeof printContract>

const path = z.object({ id })

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
  summary: 'Change the calendar, the envelope or the end of a contract; open runs keep their cut-off',
  path,
  body: z.strictObject(terms),
  answers: { 200: { description: 'The contract', body: printContract } },
  refusals: [404, 409],
})
export const addPrintTariffs = operation({
  id: 'addPrintTariffs',
  tag: 'Set-up',
  summary: 'Add a tariff table that applies from a later day on',
  path,
  body: z.strictObject({
    from: day.meta({ description: 'the first day; after today, since runs of today may have a price' }),
    lines: z.array(z.strictObject(tariffFields)).min(1).max(500).refine(isOnce, sameLine),
  }),
  answers: { 201: { description: 'The contract', body: printContract } },
  refusals: [404, 409],
})

const calendarQuery = z.strictObject({
  from: day.optional().meta({ description: 'absent: today' }),
  days: z.coerce.number().int().min(1).max(400).default(35),
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
    days: z.coerce.number().int().min(1).max(60).default(15),
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
