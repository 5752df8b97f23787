import { type CaseByHand, facts, posted } from './cases-by-hand.ts'

const read = (at: string, ...others: readonly [string, string][]): CaseByHand['facts'] =>
  facts([['inbox', ...others, ['delivered', '2027-01-04'], ['read', at]]])
const months = (count: number) => ({ objectionTerm: { months: count } })
const neglects = (termRule: 'calendar' | 'next-working-day' | 'working-days') =>
  ({ inboxService: 'acknowledged', readingTermDays: 15, termRule }) as const
const neglected = facts([['inbox', ['delivered', '2027-04-16'], ['neglected', '2027-05-20']]])
const third = (servedOn: string, termEndsOn: string): CaseByHand['expected'] => [
  'third-working-day',
  servedOn,
  termEndsOn,
]

/** Terms of 2027 to 2029 that were computed on a paper calendar: bridge days, holidays at weekends, leap years, the change of the clock. */
export const termsOf2027: readonly CaseByHand[] = [
  { name: 'posted on the eve of Ascension', facts: posted('2027-05-05'), expected: third('2027-05-11', '2027-06-10') },
  {
    name: 'posted on the bridge day after Ascension, a working day',
    facts: posted('2027-05-07'),
    expected: third('2027-05-12', '2027-06-11'),
  },
  { name: 'Labour Day on a Saturday', facts: posted('2027-04-29'), expected: third('2027-05-04', '2027-06-03') },
  {
    name: 'All Saints on a Monday, and an end on a Saturday',
    facts: posted('2027-10-29'),
    expected: third('2027-11-04', '2027-12-06'),
  },
  { name: 'posted on the eve of Armistice', facts: posted('2027-11-10'), expected: third('2027-11-16', '2027-12-16') },
  { name: 'Christmas on a Saturday', facts: posted('2027-12-23'), expected: third('2027-12-28', '2028-01-27') },
  {
    name: 'posted on the last day of a year',
    facts: posted('2027-12-31'),
    expected: third('2028-01-05', '2028-02-04'),
  },
  { name: 'Easter Monday of a leap year', facts: posted('2028-04-13'), expected: third('2028-04-19', '2028-05-19') },
  {
    name: 'an end on a Saturday before Whit Monday',
    facts: posted('2028-04-28'),
    expected: third('2028-05-04', '2028-06-06'),
  },
  { name: 'the days before Christmas', facts: posted('2026-12-18'), expected: third('2026-12-23', '2027-01-22') },
  { name: 'posted on a Sunday', facts: posted('2027-02-07'), expected: third('2027-02-10', '2027-03-12') },
  {
    name: 'Easter and the change of the clock, and an end on Labour Day',
    facts: posted('2027-03-26'),
    expected: third('2027-04-01', '2027-05-03'),
  },
  {
    name: 'posted in the night in which the clock goes forward',
    facts: posted('2027-03-27T23:30:00Z'),
    expected: third('2027-04-01', '2027-05-03'),
  },
  {
    name: 'posted in the night in which the clock goes back',
    facts: posted('2027-10-30T22:30:00Z'),
    expected: third('2027-11-04', '2027-12-06'),
  },
  {
    name: 'opened after midnight in summer',
    facts: read('2027-06-30T22:30:00Z'),
    expected: ['opened', '2027-07-01', '2027-08-02'],
  },
  {
    name: 'a month that ends the day after Assumption',
    rules: months(1),
    facts: read('2027-07-16'),
    expected: ['opened', '2027-07-16', '2027-08-16'],
  },
  {
    name: 'a month that ends on Assumption, a Sunday',
    rules: months(1),
    facts: read('2027-07-15'),
    expected: ['opened', '2027-07-15', '2027-08-16'],
  },
  {
    name: 'a month from the 31st',
    rules: months(1),
    facts: read('2027-10-31'),
    expected: ['opened', '2027-10-31', '2027-11-30'],
  },
  {
    name: 'six months into a leap day',
    rules: months(6),
    facts: read('2027-08-31'),
    expected: ['opened', '2027-08-31', '2028-02-29'],
  },
  {
    name: 'a year from the last day of February',
    rules: months(12),
    facts: read('2027-02-28'),
    expected: ['opened', '2027-02-28', '2028-02-28'],
  },
  {
    name: 'a year from a leap day',
    rules: months(12),
    facts: read('2028-02-29'),
    expected: ['opened', '2028-02-29', '2029-02-28'],
  },
  {
    name: 'a month that ends on Christmas, a Saturday',
    rules: months(1),
    facts: read('2027-11-25'),
    expected: ['opened', '2027-11-25', '2027-12-27'],
  },
  {
    name: 'a month that ends on New Year, a Saturday',
    rules: months(1),
    facts: read('2027-12-01'),
    expected: ['opened', '2027-12-01', '2028-01-03'],
  },
  {
    name: 'one day, on Labour Day',
    rules: { objectionTerm: { days: 1 } },
    facts: read('2027-04-30'),
    expected: ['opened', '2027-04-30', '2027-05-03'],
  },
  {
    name: '365 days over a leap year',
    rules: { objectionTerm: { days: 365 } },
    facts: read('2027-03-01'),
    expected: ['opened', '2027-03-01', '2028-02-29'],
  },
  {
    name: 'opened twice, reported out of order: the first time counts',
    facts: read('2027-06-08', ['read', '2027-06-01']),
    expected: ['opened', '2027-06-01', '2027-07-01'],
  },
  {
    name: 'neglected, to the day',
    rules: neglects('calendar'),
    facts: neglected,
    expected: ['neglected', '2027-05-01', '2027-05-31'],
  },
  {
    name: 'neglected, to the next working day',
    rules: neglects('next-working-day'),
    facts: neglected,
    expected: ['neglected', '2027-05-03', '2027-06-02'],
  },
  {
    name: 'neglected, in working days',
    rules: neglects('working-days'),
    facts: neglected,
    expected: ['neglected', '2027-05-10', '2027-06-09'],
  },
  {
    name: 'receipt refused, and paper followed',
    rules: neglects('calendar'),
    facts: facts([
      ['inbox', ['delivered', '2027-05-03'], ['refused', '2027-05-05']],
      ['print', ['posted', '2027-05-07']],
    ]),
    expected: third('2027-05-12', '2027-06-11'),
  },
  {
    name: 'came back since the recipient moved, and the second letter starts the term again',
    facts: facts([
      ['print', ['posted', '2027-05-03'], ['returned', '2027-05-11', { reason: 'moved' }]],
      ['print', ['posted', '2027-05-12']],
    ]),
    expected: third('2027-05-18', '2027-06-17'),
  },
  {
    name: 'came back, bounced, and opened in the end',
    facts: facts([
      ['print', ['posted', '2027-05-03'], ['returned', '2027-05-11', { reason: 'unknown' }]],
      ['email', ['delivered', '2027-05-12'], ['bounced', '2027-05-12']],
      ['inbox', ['delivered', '2027-05-13'], ['read', '2027-06-01']],
    ]),
    expected: ['opened', '2027-06-01', '2027-07-01'],
  },
  {
    name: 'came back since the recipient died',
    facts: facts([['print', ['posted', '2027-05-03'], ['returned', '2027-05-11', { reason: 'deceased' }]]]),
    expected: undefined,
  },
  {
    name: 'opened two days after the letter on paper counted',
    facts: facts([
      ['inbox', ['delivered', '2027-05-03'], ['read', '2027-05-20']],
      ['print', ['posted', '2027-05-12']],
    ]),
    expected: third('2027-05-18', '2027-06-17'),
  },
  {
    name: 'printed again: the later posting counts',
    facts: facts([['print', ['posted', '2027-05-03'], ['posted', '2027-05-12']]]),
    expected: third('2027-05-18', '2027-06-17'),
  },
  {
    name: 'judicial mail that was presented on the eve of National Day',
    rules: { printService: 'presentation' },
    facts: facts([['print', ['posted', '2027-07-16'], ['presented', '2027-07-20']]], { postage: 'judicial' }),
    expected: ['presentation', '2027-07-21', '2027-08-20'],
  },
  {
    name: 'three months from the day after Christmas Eve',
    rules: { printService: 'presentation', ...months(3) },
    facts: facts([['print', ['presented', '2027-12-24']]], { postage: 'registered-with-receipt' }),
    expected: ['presentation', '2027-12-25', '2028-03-27'],
  },
  {
    name: 'with a receipt, in a class that counts by posting',
    facts: facts([['print', ['posted', '2027-07-19'], ['presented', '2027-07-20']]], {
      postage: 'registered-with-receipt',
    }),
    expected: third('2027-07-23', '2027-08-23'),
  },
  {
    name: 'reported three years after it happened',
    facts: facts([['inbox', ['read', '2029-12-05', { occurredAt: '2027-06-01T09:00:00Z' }]]]),
    expected: ['opened', '2027-06-01', '2027-07-01'],
  },
]
