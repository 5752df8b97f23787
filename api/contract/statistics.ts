import { z } from 'zod'
import { channelNames } from '../../core/words/message.ts'
import { operation } from './operation.ts'
import { code, instant, paperParts, price, shownText, wholeNumber } from './words.ts'

/** Months of one question: ten years. */
export const maxStatisticMonths = 120

const month = z
  .string()
  .regex(/^(?!0000)\d{4}-(0[1-9]|1[0-2])$/, { error: 'Give a month as 2026-11.' })
  .meta({ example: '2026-11', description: 'a month of the acceptance, in Brussels' })

const share = z.number().meta({ description: 'from 0 to 1; absent where nothing is measured' })
const took = z
  .object({ half: z.number().optional(), most: z.number().optional() })
  .meta({ description: 'seconds within which half of the deliveries, and 95 of 100, were done; absent: not measured' })

export const statisticSum = z
  .object({
    letters: z.int().meta({ description: 'letters that were accepted' }),
    channels: z.partialRecord(z.enum(channelNames), z.int()).meta({
      description: 'by the channel where they ended; letters that have not left yet, or that bounced, are in none',
    }),
    digital: z.object({ letters: z.int(), share: share.optional() }).meta({
      description: 'letters that ended at a digital channel, and their share of all that ended at one',
    }),
    opened: z
      .object({ deliveries: z.int(), opened: z.int(), inTime: z.int(), notInTime: z.int(), share: share.optional() })
      .optional()
      .meta({
        description:
          'deliveries to the eBox or the inbox; `inTime` and `notInTime` are those with a reading term that was kept or has ended. Absent: no channel reports opening',
      }),
    returned: z
      .object({ letters: z.int(), of: z.int(), share: share.optional() })
      .optional()
      .meta({ description: 'letters that came back, of those on paper; absent without any on paper' }),
    bounced: z
      .object({ letters: z.int(), of: z.int(), share: share.optional() })
      .optional()
      .meta({ description: 'mails that bounced, of all mails; absent without any' }),
    undeliverable: z.int(),
    cancelled: z.int(),
    failed: z.int(),
    deliveries: z
      .int()
      .meta({ description: 'hand-overs; a letter that went digitally and then on paper counts twice' }),
    price: price.optional().meta({ description: 'what the deliveries with a price cost; absent where none has one' }),
    priceParts: z
      .object({ paper: price, digital: price })
      .optional()
      .meta({ description: 'the parts of `price`: print and postage of letters on paper, and digital deliveries' }),
    paperParts: paperParts
      .optional()
      .meta({ description: 'the parts of `priceParts.paper`; absent where no delivery on paper has a price' }),
    averagePrice: price.optional().meta({ description: '`price` by delivery with a price, in whole cents' }),
    unpriced: z.int().meta({ description: 'deliveries on paper without a price' }),
    times: z
      .object({ handedOver: took, posted: took, delivered: took, opened: took })
      .partial()
      .meta({
        description:
          '`opened` counts from the delivery, the others from the acceptance of letters that were not scheduled or held, to their first channel',
      })
      .optional(),
  })
  .meta({ id: 'StatisticSum' })
export type StatisticSum = z.output<typeof statisticSum>

const group = z.enum(['entity', 'channel', 'template', 'costCentre', 'class', 'month'])

export const statistics = z
  .object({
    from: z.string(),
    to: z.string(),
    group,
    countedUntil: instant.meta({ description: 'events until this moment are counted' }),
    items: z.array(
      statisticSum.extend({
        key: z.string().optional().meta({
          description: 'absent: letters without a template or cost centre, or that are at no channel',
        }),
        name: shownText.optional().meta({ description: 'of an entity' }),
      }),
    ),
    more: z.boolean().meta({ description: 'there are more groups than `limit`; `total` counts them' }),
    total: statisticSum,
    previous: statisticSum
      .optional()
      .meta({ description: 'the same months a year earlier; absent when no letter was counted then' }),
    sameDays: z.object({ from: instant, until: instant, letters: z.int() }).optional().meta({
      description:
        'of the present month alone: letters of the same days of the month before, since a month that runs cannot be compared with a whole one',
    }),
  })
  .meta({ id: 'Statistics' })
export type Statistics = z.output<typeof statistics>

export const getStatistics = operation({
  id: 'getStatistics',
  tag: 'Messages',
  summary: 'How many letters, how they ended, how soon and at what price, by month of acceptance',
  description: `Counted from the events of live letters, at most ${maxStatisticMonths} months at a time; what happens to a letter later corrects the month in which it was accepted. An operator of the hub without the permission \`statistics:read\` groups by entity, channel or month only.`,
  query: z
    .strictObject({
      from: month,
      to: month,
      group: group.default('month'),
      format: z.enum(['json', 'csv']).default('json'),
      limit: wholeNumber(1, 5_000).default(200),
    })
    .refine(({ from, to }) => monthsOf(from, to) >= 1, {
      path: ['to'],
      error: 'The period ends before it begins.',
      ...code('UP-2205'),
    })
    .refine(({ from, to }) => monthsOf(from, to) <= maxStatisticMonths, {
      path: ['to'],
      error: `Ask for at most ${maxStatisticMonths} months at a time.`,
      ...code('UP-2205'),
    }),
  answers: {
    200: { description: 'The groups, those with most letters first', body: statistics, mediaTypes: ['text/csv'] },
  },
})

function monthsOf(from: string, to: string): number {
  const count = (each: string): number => Number(each.slice(0, 4)) * 12 + Number(each.slice(5))
  return count(to) - count(from) + 1
}
