import { channelTraits, isPaper } from '../../channels/traits.ts'
import { brusselsDay } from '../../core/words/days/brussels-day.ts'
import { endOfTerm, lastDayOfTerm } from '../../core/words/days/working-day.ts'
import { countsByPresentation } from '../../core/words/message.ts'
import type { LegalService, ServiceEvent, ServiceFacts, ServiceRules, ServiceWay } from './service-rules.ts'

/**
 * When a message counts as received and when its term ends: a pure function of what was reported. The earliest delivery that counts
 * decides; one that came back does not count, so that the next one starts the term again (art. 52 to 54 and 53bis of the Judicial
 * Code).
 * @returns undefined for a class without a term, and where no delivery can count
 */
export function serviceOf(rules: ServiceRules, facts: ServiceFacts, now: Date): LegalService | undefined {
  const { objectionTerm } = rules
  if (objectionTerm === null) return undefined
  const found = facts.deliveries
    .flatMap((delivery) => serviceOfDelivery(rules, facts, delivery))
    .toSorted((a, b) => (a.servedOn ?? never).localeCompare(b.servedOn ?? never))
  const [first] = found
  if (first === undefined) return undefined
  const { how, servedOn } = first
  // Nothing counts yet: what is awaited is what the last delivery brings.
  if (servedOn === undefined) return facts.final ? undefined : { how: found.at(-1)?.how ?? how, provisional: true }
  return {
    how,
    servedOn,
    termEndsOn: lastDayOfTerm(servedOn, objectionTerm),
    provisional: servedOn > brusselsDay(now) || (how === 'third-working-day' && !facts.final),
  }
}

/** Later than every day, for sorting. */
const never = '9999-12-31'

interface Found {
  readonly how: ServiceWay
  readonly servedOn?: string
}

function serviceOfDelivery(
  rules: ServiceRules,
  facts: ServiceFacts,
  { seq, channel }: ServiceFacts['deliveries'][number],
): Found[] {
  const events = facts.events.filter(({ delivery }) => delivery === seq)
  if (isPaper(channel)) return serviceOnPaper(rules, facts, events)
  const { guards = false, confirmsReading } = channelTraits[channel]
  if (guards && rules.inboxService === 'acknowledged')
    return serviceByAcknowledgement(rules, events, isFollowedByPaper(facts, seq))
  return confirmsReading ? [counted('opened', dayOf(events, 'read'))] : []
}

/** A later letter on paper replaces a refusal or neglect: what counts is that letter. */
function isFollowedByPaper({ deliveries }: ServiceFacts, after: number): boolean {
  return deliveries.some(({ seq, channel }) => seq > after && isPaper(channel))
}

function serviceByAcknowledgement(
  { readingTermDays, termRule }: ServiceRules,
  events: readonly ServiceEvent[],
  isFollowed: boolean,
): Found[] {
  const acknowledged = dayOf(events, 'acknowledged')
  if (acknowledged !== undefined) return [counted('acknowledged', acknowledged)]
  if (isFollowed) return []
  const refused = dayOf(events, 'refused')
  if (refused !== undefined) return [counted('refused', refused)]
  const delivered = momentsOf(events, 'delivered')[0] ?? momentsOf(events, 'handed-over')[0]
  if (events.some(({ type }) => type === 'neglected') && delivered !== undefined && readingTermDays !== null) {
    const end = endOfTerm(delivered, readingTermDays, termRule)
    return [counted('neglected', brusselsDay(new Date(end.getTime() - 1)))]
  }
  return [counted('acknowledged', undefined)]
}

/** What counts is how the letter was really sent (art. 53bis of the Judicial Code; Court of Cassation, 17 June 2011, D.10.0013.N). */
function serviceOnPaper(
  { printService }: ServiceRules,
  { postage }: ServiceFacts,
  events: readonly ServiceEvent[],
): Found[] {
  if (events.some(({ type }) => type === 'rejected' || type === 'cancelled')) return []
  if (printService === 'presentation' && countsByPresentation(postage)) {
    const presented = dayOf(events, 'presented') ?? dayOf(events, 'collected')
    if (presented !== undefined) return [counted('presentation', daysAfter(presented, 1))]
    return cameBack(events) ? [] : [counted('presentation', undefined)]
  }
  if (cameBack(events)) return []
  // A letter that was printed again is posted again: what counts is the later one.
  const posted = momentsOf(events, 'posted').at(-1)
  return [counted('third-working-day', posted && thirdWorkingDay(posted))]
}

/** A letter that was refused, or not collected, had reached the addressee. */
const reached: ReadonlySet<unknown> = new Set(['refused', 'term-passed', 'not-collected'])

function cameBack(events: readonly ServiceEvent[]): boolean {
  return events.some(({ type, detail }) => type === 'returned' && !reached.has(detail?.['reason']))
}

function thirdWorkingDay(posted: Date): string {
  return brusselsDay(new Date(endOfTerm(posted, 3, 'working-days').getTime() - 1))
}

function daysAfter(day: string, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10)
}

function counted(how: ServiceWay, servedOn: string | undefined): Found {
  return servedOn === undefined ? { how } : { how, servedOn }
}

/** The day of the first event of a type, in Belgium. */
function dayOf(events: readonly ServiceEvent[], type: string): string | undefined {
  const [first] = momentsOf(events, type)
  return first && brusselsDay(first)
}

/** When events of a type happened, earliest first. */
function momentsOf(events: readonly ServiceEvent[], type: string): Date[] {
  return events
    .filter((event) => event.type === type)
    .map(momentOf)
    .toSorted((a, b) => +a - +b)
}

function momentOf({ at, detail }: ServiceEvent): Date {
  const occurredAt = detail?.['occurredAt']
  return typeof occurredAt === 'string' ? new Date(occurredAt) : at
}
