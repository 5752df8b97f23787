import type { ChannelName } from '../../../core/words/message.ts'
import type { ServiceEvent, ServiceFacts, ServiceRules } from '../../../dispatcher/legal-service/service-rules.ts'

/** A timeline, and the day of service and the last day of the term as they were computed by hand on a calendar of Belgium. */
export interface CaseByHand {
  readonly name: string
  readonly rules?: Partial<ServiceRules>
  readonly facts: ServiceFacts
  /** `how`, the day of service and the last day of the term; undefined: no term. */
  readonly expected: readonly [how: string, servedOn: string, termEndsOn: string] | undefined
}

type Happened = readonly [type: string, at: string, detail?: Record<string, unknown>]
type Delivered = readonly [channel: ChannelName, ...Happened[]]

export function facts(deliveries: readonly Delivered[], others: Partial<ServiceFacts> = {}): ServiceFacts {
  return {
    postage: 'non-priority',
    final: true,
    deliveries: deliveries.map(([channel], place) => ({ seq: place + 1, channel })),
    events: deliveries.flatMap(([, ...events], place) =>
      events.map(([type, at, detail]): ServiceEvent => {
        const moment = at.length === 10 ? `${at}T11:00:00Z` : at
        return { type, at: new Date(moment), delivery: place + 1, ...(detail !== undefined && { detail }) }
      }),
    ),
    ...others,
  }
}

export const posted = (day: string): ServiceFacts => facts([['print', ['handed-over', day], ['posted', day]]])
const opened = (at: string): ServiceFacts => facts([['inbox', ['delivered', '2026-10-01'], ['read', at]]])
const registered = (...events: Happened[]): ServiceFacts =>
  facts([['print', ...events]], { postage: 'registered-with-receipt' })

const presentation = { printService: 'presentation' } as const
const months = (count: number): Partial<ServiceRules> => ({ objectionTerm: { months: count } })
const acknowledged = { inboxService: 'acknowledged', termRule: 'next-working-day', readingTermDays: 15 } as const

/**
 * Where nothing else is said, the term is 30 days. Art. 52 to 54 of the Judicial Code: the day of service does not count, a month ends on
 * the day of the same number, and a last day on a Saturday, a Sunday or a legal holiday moves to the next working day. Art. 53bis: post
 * counts from the third working day after it was handed over, and judicial mail and mail with a receipt from the day after it was presented.
 */
export const casesByHand: readonly CaseByHand[] = [
  // Posted on each day of a week.
  {
    name: 'posted on a Monday',
    facts: posted('2026-11-30'),
    expected: ['third-working-day', '2026-12-03', '2027-01-04'],
  },
  {
    name: 'posted on a Tuesday',
    facts: posted('2026-12-01'),
    expected: ['third-working-day', '2026-12-04', '2027-01-04'],
  },
  {
    name: 'posted on a Wednesday',
    facts: posted('2026-12-02'),
    expected: ['third-working-day', '2026-12-07', '2027-01-06'],
  },
  {
    name: 'posted on a Thursday',
    facts: posted('2026-12-03'),
    expected: ['third-working-day', '2026-12-08', '2027-01-07'],
  },
  {
    name: 'posted on a Friday',
    facts: posted('2026-12-04'),
    expected: ['third-working-day', '2026-12-09', '2027-01-08'],
  },
  {
    name: 'posted on a Saturday',
    facts: posted('2026-12-05'),
    expected: ['third-working-day', '2026-12-09', '2027-01-08'],
  },
  // Holidays between posting and service.
  { name: 'Armistice', facts: posted('2026-11-09'), expected: ['third-working-day', '2026-11-13', '2026-12-14'] },
  { name: 'Christmas', facts: posted('2026-12-23'), expected: ['third-working-day', '2026-12-29', '2027-01-28'] },
  { name: 'New Year', facts: posted('2026-12-29'), expected: ['third-working-day', '2027-01-04', '2027-02-03'] },
  { name: 'Easter Monday', facts: posted('2027-03-25'), expected: ['third-working-day', '2027-03-31', '2027-04-30'] },
  { name: 'Ascension', facts: posted('2027-05-04'), expected: ['third-working-day', '2027-05-10', '2027-06-09'] },
  { name: 'Whit Monday', facts: posted('2027-05-13'), expected: ['third-working-day', '2027-05-19', '2027-06-18'] },
  { name: 'National Day', facts: posted('2027-07-19'), expected: ['third-working-day', '2027-07-23', '2027-08-23'] },
  // Terms of months.
  {
    name: 'three months after posting',
    rules: months(3),
    facts: posted('2026-11-30'),
    expected: ['third-working-day', '2026-12-03', '2027-03-03'],
  },
  {
    name: 'three months from the 30th: February has no such day, and its last one is a Sunday',
    rules: months(3),
    facts: opened('2026-11-30T22:30:00Z'),
    expected: ['opened', '2026-11-30', '2027-03-01'],
  },
  {
    name: 'three months from opening',
    rules: months(3),
    facts: opened('2026-11-23'),
    expected: ['opened', '2026-11-23', '2027-02-23'],
  },
  {
    name: 'one month in a leap year',
    rules: months(1),
    facts: opened('2028-01-31'),
    expected: ['opened', '2028-01-31', '2028-02-29'],
  },
  // The day is that of Belgium.
  {
    name: 'opened after midnight in Belgium',
    facts: opened('2026-10-31T23:30:00Z'),
    expected: ['opened', '2026-11-01', '2026-12-01'],
  },
  {
    name: 'opened in the night in which the clock changes',
    facts: opened('2026-10-25T00:30:00Z'),
    expected: ['opened', '2026-10-25', '2026-11-24'],
  },
  {
    name: 'opened in the first hour of a year',
    rules: months(1),
    facts: opened('2026-12-31T23:10:00Z'),
    expected: ['opened', '2027-01-01', '2027-02-01'],
  },
  {
    name: 'reported later than it happened',
    facts: facts([['inbox', ['read', '2026-12-05', { occurredAt: '2026-11-23T10:42:00Z' }]]]),
    expected: ['opened', '2026-11-23', '2026-12-23'],
  },
  // Registered letters.
  {
    name: 'presented on a Thursday',
    rules: presentation,
    facts: registered(['posted', '2026-12-01'], ['presented', '2026-12-03']),
    expected: ['presentation', '2026-12-04', '2027-01-04'],
  },
  {
    name: 'presented on a Friday: the day after is a Saturday all the same',
    rules: presentation,
    facts: registered(['posted', '2026-12-01'], ['presented', '2026-12-04']),
    expected: ['presentation', '2026-12-05', '2027-01-04'],
  },
  {
    name: 'presented twice: the first time counts',
    rules: presentation,
    facts: registered(['presented', '2026-12-28'], ['presented', '2026-12-24']),
    expected: ['presentation', '2026-12-25', '2027-01-25'],
  },
  {
    name: 'not collected and returned after a notice',
    rules: presentation,
    facts: registered(
      ['presented', '2026-12-01', { outcome: 'notice-left' }],
      ['not-collected', '2026-12-16', { reason: 'term-passed' }],
      ['returned', '2026-12-18', { reason: 'returned' }],
    ),
    expected: ['presentation', '2026-12-02', '2027-01-04'],
  },
  {
    name: 'refused at the door',
    rules: presentation,
    facts: registered(['presented', '2026-12-01'], ['not-collected', '2026-12-01', { reason: 'refused' }]),
    expected: ['presentation', '2026-12-02', '2027-01-04'],
  },
  {
    name: 'registered, and returned before it was presented',
    rules: presentation,
    facts: registered(['posted', '2026-12-01'], ['returned', '2026-12-03', { reason: 'unknown' }]),
    expected: undefined,
  },
  {
    name: 'a class of registered letters, sent by ordinary post: what counts is how it was really sent',
    rules: presentation,
    facts: posted('2026-12-01'),
    expected: ['third-working-day', '2026-12-04', '2027-01-04'],
  },
  {
    name: 'registered without a receipt: presentation does not count, as for any letter by post',
    rules: presentation,
    facts: facts([['print', ['posted', '2026-12-01'], ['presented', '2026-12-02']]], { postage: 'registered' }),
    expected: ['third-working-day', '2026-12-04', '2027-01-04'],
  },
  // Acknowledgement.
  {
    name: 'receipt confirmed',
    rules: acknowledged,
    facts: facts([['inbox', ['delivered', '2026-11-21'], ['acknowledged', '2026-11-23T09:42:00Z']]]),
    expected: ['acknowledged', '2026-11-23', '2026-12-23'],
  },
  {
    name: 'receipt refused, and no letter follows',
    rules: acknowledged,
    facts: facts([['inbox', ['delivered', '2026-12-01'], ['refused', '2026-12-02']]]),
    expected: ['refused', '2026-12-02', '2027-01-04'],
  },
  {
    name: 'receipt neglected, and no letter follows: the last day counts, not the day on which it was noted',
    rules: acknowledged,
    facts: facts([['inbox', ['delivered', '2026-11-30'], ['neglected', '2026-12-16']]]),
    expected: ['neglected', '2026-12-15', '2027-01-14'],
  },
  {
    name: 'receipt neglected, and a registered letter follows',
    rules: { ...acknowledged, ...presentation },
    facts: facts(
      [
        ['inbox', ['delivered', '2026-11-30'], ['neglected', '2026-12-16']],
        ['print', ['posted', '2026-12-16'], ['presented', '2026-12-18']],
      ],
      { postage: 'judicial' },
    ),
    expected: ['presentation', '2026-12-19', '2027-01-18'],
  },
  // Deliveries that fail.
  {
    name: 'the letter came back, and email alone does not count',
    facts: facts([
      ['print', ['posted', '2026-12-01'], ['returned', '2026-12-10', { reason: 'moved' }]],
      ['email', ['delivered', '2026-12-11']],
    ]),
    expected: undefined,
  },
  {
    name: 'the letter came back, and a second one starts the term again',
    facts: facts([
      ['print', ['posted', '2026-12-01'], ['returned', '2026-12-10', { reason: 'moved' }]],
      ['print', ['posted', '2026-12-14']],
    ]),
    expected: ['third-working-day', '2026-12-17', '2027-01-18'],
  },
  {
    name: 'opened while the letter on paper was under way',
    facts: facts([
      ['inbox', ['delivered', '2026-11-30'], ['read', '2026-12-16']],
      ['print', ['posted', '2026-12-15']],
    ]),
    expected: ['opened', '2026-12-16', '2027-01-15'],
  },
  {
    name: 'rejected by the printer',
    facts: facts([['print', ['handed-over', '2026-12-01'], ['rejected', '2026-12-02']]]),
    expected: undefined,
  },
]
