import { brusselsDay } from '../../core/words/days/brussels-day.ts'
import type * as contract from '../contract/statistics.ts'
import { channelNames } from '../contract/values/message.ts'

type Cell = string | number
type Sum = contract.StatisticSum
const steps = ['handedOver', 'posted', 'delivered', 'opened'] as const

const paperColumns = [
  ['euroPrinting', 'printing'],
  ['euroPostage', 'postage'],
  ['euroUnsplit', 'unsplit'],
] as const

/** The columns of the CSV: a cell is empty where nothing was measured. Amounts in euro with a decimal point, times in seconds. */
const columns: readonly (readonly [string, (sum: Sum) => Cell | undefined])[] = [
  ['letters', ({ letters }) => letters],
  ...channelNames.map((name): [string, (sum: Sum) => Cell] => [name, ({ channels }) => channels[name] ?? 0]),
  ['digitalShare', ({ digital }) => rounded(digital.share)],
  ['opened', ({ opened }) => opened?.opened],
  ['openedInTime', ({ opened }) => opened?.inTime],
  ['notOpenedInTime', ({ opened }) => opened?.notInTime],
  ['returned', ({ returned }) => returned?.letters],
  ['bounced', ({ bounced }) => bounced?.letters],
  ['undeliverable', ({ undeliverable }) => undeliverable],
  ['cancelled', ({ cancelled }) => cancelled],
  ['failed', ({ failed }) => failed],
  ['deliveries', ({ deliveries }) => deliveries],
  ['euro', ({ price }) => (price === undefined ? undefined : (price.amount / 100).toFixed(2))],
  ['euroPaper', ({ priceParts: parts }) => (parts === undefined ? undefined : (parts.paper.amount / 100).toFixed(2))],
  [
    'euroDigital',
    ({ priceParts: parts }) => (parts === undefined ? undefined : (parts.digital.amount / 100).toFixed(2)),
  ],
  ...paperColumns.map(([name, part]): [string, (sum: Sum) => Cell | undefined] => [
    name,
    ({ paperParts: parts }) => (parts === undefined ? undefined : (parts[part].amount / 100).toFixed(2)),
  ]),
  ['unpriced', ({ unpriced }) => unpriced],
  ...steps.flatMap((step): [string, (sum: Sum) => Cell | undefined][] => [
    [`${step}HalfSeconds`, ({ times }) => times?.[step]?.half],
    [`${step}MostSeconds`, ({ times }) => times?.[step]?.most],
  ]),
]

/** One row for each group, the total, and for the present month the letters of the same days of the month before. */
export function statisticsTable({ group, items, total, sameDays }: contract.Statistics): Cell[][] {
  const line = (name: string, sum: Sum): Cell[] => [name, ...columns.map(([, of]) => of(sum) ?? '')]
  return [
    [group, ...columns.map(([name]) => name)],
    ...items.map((item) => line(item.name?.nl ?? item.key ?? '', item)),
    line('total', total),
    ...(sameDays === undefined
      ? []
      : [
          [
            `same days of ${brusselsDay(new Date(sameDays.from)).slice(0, 7)}`,
            sameDays.letters,
            ...columns.slice(1).map(() => ''),
          ],
        ]),
  ]
}

function rounded(share: number | undefined): number | undefined {
  return share === undefined ? undefined : Math.round(share * 10_000) / 10_000
}
