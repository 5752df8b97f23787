import type { RoutePreview } from '../../api/contract/messages/route-preview.ts'
import { eurosWithPostage } from './euros.ts'
import { shortTime } from './table.ts'

export type ShownPreview = RoutePreview

/** A preview for the terminal: the channels with their reasons, what follows, what it costs, and the warnings. */
export function routePreviewLines({
  route,
  channel,
  next,
  startsAt,
  price,
  ifPaper,
  warnings,
  documents,
  expiresAt,
}: ShownPreview): string[] {
  const cost = price === undefined ? 'no tariff is known' : eurosWithPostage(price)
  return [
    channel === undefined
      ? 'No channel can reach the recipient.'
      : `Over ${channel}, from ${shortTime(startsAt)}: ${cost}`,
    ...route.map(
      (step) => `  ${step.chosen ? '→' : ' '} ${step.channel}: ${step.because.en ?? step.because.nl ?? step.rule}`,
    ),
    ...next.map(
      (step) =>
        `  if ${step.if}${step.at === undefined ? '' : ` at ${shortTime(step.at)}`}: ${step.channel ?? 'no channel follows'}`,
    ),
    ...(ifPaper === undefined
      ? []
      : [
          `  on paper: ${count(ifPaper.pages, 'page')}, ${count(ifPaper.sheets, 'sheet')}, ${ifPaper.postage}, ${
            ifPaper.price === undefined ? 'no tariff is known' : eurosWithPostage(ifPaper.price)
          }, tariff of ${ifPaper.tariffDay}`,
        ]),
    ...warnings.map(({ code, detail }) => `  ! ${detail} (${code})`),
    ...(documents.length === 0 ? [] : [`  documents until ${shortTime(expiresAt)}:`]),
    ...documents.map(({ href }) => `    ${href}`),
  ]
}

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`
