import type { StatisticItem, StatisticSum, Statistics } from '../../../admin-ui/src/ui/api/statistics-types.ts'
import type { Call, Fixtures } from './open-fixture-server.ts'
import { partsOf } from './paper-parts.ts'

const day = 86_400
const price = (amount: number) => ({ amount, currency: 'EUR' as const })

/** A sum as the API answers it, of letters that ended at these channels. */
function sumOf(ebox: number, inbox: number, email: number, print: number, nowhere = 0): StatisticSum {
  const digital = ebox + inbox + email
  // Four letters of ten left before the tariff gave both parts.
  const split = Math.round(print * 0.6)
  const ended = digital + print
  const returned = Math.round(print * 0.011)
  const bounced = Math.round(email * 0.008)
  const decided = Math.round((ebox + inbox) * 0.9)
  const inTime = Math.round(decided * 0.76)
  return {
    letters: ended + nowhere,
    channels: {
      ...(ebox > 0 && { ebox }),
      ...(inbox > 0 && { inbox }),
      ...(email > 0 && { email }),
      ...(print > 0 && { print }),
    },
    digital: { letters: digital, ...(ended > 0 && { share: digital / ended }) },
    ...(ebox + inbox > 0 && {
      opened: {
        deliveries: ebox + inbox,
        opened: inTime,
        inTime,
        notInTime: decided - inTime,
        ...(decided > 0 && { share: inTime / decided }),
      },
    }),
    ...(print > 0 && { returned: { letters: returned, of: print, share: returned / print } }),
    ...(email > 0 && { bounced: { letters: bounced, of: email, share: bounced / email } }),
    undeliverable: nowhere,
    cancelled: 0,
    failed: 0,
    deliveries: ended,
    ...(ended > 0 && {
      price: price(print * 135),
      priceParts: { paper: price(print * 135), digital: price(0) },
      averagePrice: price(Math.round((print * 135) / ended)),
    }),
    ...(print > 0 && { paperParts: partsOf(split * 46, split * 89, (print - split) * 135) }),
    unpriced: 0,
  }
}

const months: readonly (readonly [string, number, number, number, number])[] = [
  ['2025-12', 18_000, 9_000, 4_000, 31_000],
  ['2026-01', 24_000, 11_000, 6_000, 33_000],
  ['2026-02', 22_000, 12_000, 6_000, 30_000],
  ['2026-03', 25_000, 14_000, 7_000, 29_000],
  ['2026-04', 23_000, 13_000, 7_000, 27_000],
  ['2026-05', 27_000, 17_000, 9_000, 27_000],
  ['2026-06', 30_000, 18_000, 9_000, 26_000],
  ['2026-07', 14_000, 9_000, 5_000, 13_000],
  ['2026-08', 12_000, 8_000, 4_000, 12_000],
  ['2026-09', 33_000, 22_000, 12_000, 27_000],
  ['2026-10', 36_000, 25_000, 13_000, 27_000],
  ['2026-11', 69_000, 47_000, 24_000, 40_000],
]
const add = (place: 1 | 2 | 3 | 4): number => months.reduce((sum, month) => sum + month[place], 0)
const total = sumOf(add(1), add(2), add(3), add(4), 1_320)

const took = (half: number, most: number) => ({ half, most })
const groups: Readonly<Record<Statistics['group'], readonly StatisticItem[]>> = {
  month: months.map(([key, ...counts]) => ({ key, ...sumOf(...counts) })),
  channel: [
    { key: 'ebox', ...sumOf(add(1), 0, 0, 0), times: { delivered: took(8, 60), opened: took(2 * day, 11 * day) } },
    { key: 'print', ...sumOf(0, 0, 0, add(4)), times: { posted: took(2 * day, 5 * day) } },
    { key: 'inbox', ...sumOf(0, add(2), 0, 0), times: { delivered: took(2, 8), opened: took(day, 9 * day) } },
    { key: 'email', ...sumOf(0, 0, add(3), 0), times: {} },
    { ...sumOf(0, 0, 0, 0, 1_320) },
  ],
  template: [
    { key: 'parkeervergunning', ...sumOf(150_000, 90_000, 40_000, 132_000) },
    { key: 'aanslag-verkeersbelasting', ...sumOf(60_000, 50_000, 20_000, 41_000) },
    { key: 'betalingsherinnering', ...sumOf(50_000, 40_000, 20_000, 78_000) },
    { ...sumOf(0, 0, 0, 71_000) },
  ],
  costCentre: [
    { key: '4711', ...sumOf(200_000, 120_000, 60_000, 200_000) },
    { key: '4720', ...sumOf(4_000, 3_000, 310, 2_000) },
    { ...sumOf(100, 50, 22, 40) },
  ],
  class: [
    { key: 'decision', ...sumOf(200_000, 120_000, 60_000, 200_000) },
    { key: 'payment', ...sumOf(80_000, 60_000, 20_000, 90_000) },
  ],
  entity: [
    { key: 'ent_tax', name: { nl: 'Agentschap Voorbeeldbelastingen' }, ...sumOf(add(1), add(2), add(3), add(4)) },
    { key: 'ent_town', name: { nl: 'Gemeente Voorbeeldegem' }, ...sumOf(1_200, 300, 100, 2_000) },
  ],
}

export function statisticsOf(group: Statistics['group'], from = '2025-12', to = '2026-11'): Statistics {
  return {
    from,
    to,
    group,
    countedUntil: '2026-11-23T09:41:00Z',
    items: [...groups[group]],
    more: false,
    total,
    previous: { ...total, letters: Math.round(total.letters / 1.17) },
  }
}

export const noStatistics = (): { json: Statistics } => ({
  json: {
    from: '2026-11',
    to: '2026-11',
    group: 'month',
    countedUntil: '2026-11-23T09:41:00Z',
    items: [],
    more: false,
    total: sumOf(0, 0, 0, 0),
  },
})

export const statisticsFixtures: Fixtures = {
  'GET /v1/statistics': ({ query }: Call) => {
    const group = (query.get('group') ?? 'month') as Statistics['group']
    return { json: statisticsOf(group, query.get('from') ?? undefined, query.get('to') ?? undefined) }
  },
}
