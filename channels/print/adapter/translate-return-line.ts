import { DateTime } from 'luxon'
import { returnEvents } from '../store/reports/apply-returns.ts'
import { ownProfile, type PartnerProfile } from './partner-profile.ts'

type Returns = PartnerProfile['returns']

/** One line of a partner in the hub's own names, words and units. What cannot be translated stays, and is refused by its field. */
export function inOwnWords(value: unknown, returns: Returns): unknown {
  if (returns === ownProfile.returns || typeof value !== 'object' || value === null || Array.isArray(value))
    return value
  const byName = new Map(Object.entries(value).map(([name, each]) => [name.toLowerCase(), each]))
  const cells = Object.entries(returns.columns).flatMap(([name, theirs]) =>
    theirs === undefined ? [] : [[name, byName.get(theirs.toLowerCase())]],
  )
  const line: Record<string, unknown> = Object.fromEntries(cells)
  return {
    ...line,
    letter: letterOf(line['letter'], returns),
    event: eventOf(line['event'], returns),
    at: instantOf(line['at'], returns),
    amount: centsOf(line['amount'], returns),
    postageAmount: centsOf(line['postageAmount'], returns),
  }
}

/** `dlv_…-2.pdf` is the second document of `dlv_…`; control copies and parts have names of their own. */
function letterOf(given: unknown, { letter }: Returns): unknown {
  if (letter === 'letter' || typeof given !== 'string') return given
  const name = given.replace(/\.(pdf|zip)$/i, '')
  return name.startsWith('dlv_') ? name.replace(/-\d+$/, '') : name
}

function eventOf(given: unknown, { events }: Returns): unknown {
  if (typeof given !== 'string') return given
  return returnEvents.find((event) => events[event].some((word) => word.toLowerCase() === given.toLowerCase())) ?? given
}

function instantOf(given: unknown, { at }: Returns): unknown {
  if (at === 'iso' || typeof given !== 'string') return given
  return DateTime.fromFormat(given, at, { zone: 'Europe/Brussels' }).toISO() ?? given
}

/** Exact: no floating point between the partner's text and the cents. */
function centsOf(given: unknown, { amount }: Returns): unknown {
  if (amount === 'cents' || typeof given !== 'string' || given === '') return given
  const [, euros, cents] =
    (amount === 'euro-comma' ? /^(-?\d{1,6})(?:,(\d{1,2}))?$/ : /^(-?\d{1,6})(?:\.(\d{1,2}))?$/).exec(given) ?? []
  return euros === undefined ? given : `${euros}${(cents ?? '').padEnd(2, '0')}`
}
