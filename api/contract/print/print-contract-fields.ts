import { z } from 'zod'
import { inks, sheetSides, zones } from '../../../channels/print/store/contracts/price.ts'
import { postages } from '../../../core/words/message.ts'
import { clockTime, code, day, line, prose } from '../words.ts'

export const printTariffLine = {
  postage: z.enum(postages),
  sheetsUpTo: z.int().min(1).max(100),
  gramsUpTo: z.int().min(1).max(30_000).optional().meta({ description: 'of the closed envelope; absent: any weight' }),
  zone: z.enum(zones),
  ink: z.enum(inks).optional().meta({ description: 'absent: any ink' }),
  sides: z.enum(sheetSides).optional().meta({ description: 'absent: printed on one side or on both' }),
  amount: z.int().min(0).max(1_000_000).meta({ description: 'cents for one envelope, print and postage' }),
  postageAmount: z.int().min(0).max(1_000_000).optional().meta({
    description: 'cents of `amount` that are postage; absent: one amount for both, whose split is not known',
  }),
}

/** Of a line: its postage is a part of its amount. */
export const isPostageWithin = ({ amount, postageAmount = 0 }: Amounts): boolean => postageAmount <= amount
export const postageAbove = {
  path: ['postageAmount'],
  error: 'The postage is a part of the amount, and cannot be more than it.',
  ...code('UP-5048'),
}
interface Amounts {
  readonly amount: number
  readonly postageAmount?: number | undefined
}

/** Why something is proposed, for the person who approves it. */
export const comment = prose(500).optional().meta({ description: 'for the person who approves it' })

export const seedAddress = z
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

export const unique = (values: readonly (string | number)[]): boolean => new Set(values).size === values.length
/** Terms that can be changed while the contract is in force. */
export const printTerms = {
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
