import type { Times } from '../../dispatcher/statistics/read-statistics.ts'
import { ofMedium, type StatisticSum, withOpening } from '../../dispatcher/statistics/statistic-sum.ts'
import type * as contract from '../contract/statistics.ts'
import { cents as price, showParts } from '../http/show-price.ts'

/** Counts as the contract shows them: what was not measured is absent, and never 0. */
export function showSum(sum: StatisticSum, times?: Times): contract.StatisticSum {
  const digital = ofMedium(sum.channels, 'digital')
  const ended = digital + ofMedium(sum.channels, 'paper')
  const onPaper = ofMedium(sum.deliveries, 'paper')
  const deliveries = onPaper + ofMedium(sum.deliveries, 'digital')
  const mails = sum.deliveries.get('email') ?? 0
  const { letters, undeliverable, cancelled, failed, returned, bounced, unpriced } = sum
  return {
    letters,
    channels: Object.fromEntries(sum.channels),
    digital: { letters: digital, ...shareOf(digital, ended) },
    ...openedOf(sum),
    ...(onPaper > 0 && { returned: { letters: returned, of: onPaper, ...shareOf(returned, onPaper) } }),
    ...(mails > 0 && { bounced: { letters: bounced, of: mails, ...shareOf(bounced, mails) } }),
    undeliverable,
    cancelled,
    failed,
    deliveries,
    ...priceOf(sum, deliveries - unpriced),
    unpriced,
    ...(times !== undefined && { times: showTimes(times) }),
  }
}

function openedOf(sum: StatisticSum): Pick<contract.StatisticSum, 'opened'> {
  const deliveries = withOpening(sum.deliveries)
  if (deliveries === 0) return {}
  const { opened, openedInTime: inTime, notOpenedInTime: notInTime } = sum
  return { opened: { deliveries, opened, inTime, notInTime, ...shareOf(inTime, inTime + notInTime) } }
}

function priceOf(
  { cents, paperCents, paperParts, deliveries, unpriced }: StatisticSum,
  priced: number,
): Pick<contract.StatisticSum, 'price' | 'priceParts' | 'paperParts' | 'averagePrice'> {
  if (priced <= 0) return {}
  return {
    price: price(cents),
    priceParts: { paper: price(paperCents), digital: price(cents - paperCents) },
    ...(ofMedium(deliveries, 'paper') - unpriced > 0 && { paperParts: showParts(paperParts) }),
    averagePrice: price(Math.round(cents / priced)),
  }
}

function shareOf(part: number, all: number): { share?: number } {
  return all === 0 ? {} : { share: part / all }
}

function showTimes(times: Times): NonNullable<contract.StatisticSum['times']> {
  const { 'handed-over': handedOver, posted, delivered, opened } = times
  return {
    ...(handedOver !== undefined && { handedOver }),
    ...(posted !== undefined && { posted }),
    ...(delivered !== undefined && { delivered }),
    ...(opened !== undefined && { opened }),
  }
}
