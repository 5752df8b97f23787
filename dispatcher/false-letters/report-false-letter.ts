import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import type { FalseLetterAsk, FalseLetterWay } from '../../core/words/false-letter.ts'
import { type EntityId, type Id, newId } from '../../core/words/id.ts'
import type { FalseLetterId } from './false-letter.ts'

/** What a citizen says of a letter; nothing of the citizen. */
export interface NewFalseLetter {
  /** The entity that the letter names. */
  readonly entity: EntityId | undefined
  /** As typed. */
  readonly code: string | undefined
  readonly cameBy: FalseLetterWay
  readonly asks: FalseLetterAsk
  readonly postalCode: string | undefined
  /** yyyy-mm-dd */
  readonly receivedOn: string | undefined
}

/** Stores the report (hub's role). @throws Refusal UP-5041 for a day in the future, or of more than a year ago */
export async function reportFalseLetter(hub: Queryable, report: NewFalseLetter, now: Date): Promise<FalseLetterId> {
  const id: Id<'falseLetter'> = newId('falseLetter', now)
  const { entity, code, cameBy, asks, postalCode, receivedOn } = report
  // The database knows the day in Belgium, and a leap year.
  const stored = await hub.query(sql`
    insert into false_letter_report (id, entity, code, came_by, asks, postal_code, received_on, reported_at)
    select ${id}, ${entity ?? null}::uuid, ${readFalseCode(code) ?? null}::text, ${cameBy}::text, ${asks}::text,
      ${postalCode ?? null}::text, given.day, ${now}::timestamptz
    from (select ${receivedOn ?? null}::date as day, (${now}::timestamptz at time zone 'Europe/Brussels')::date as today) given
    where given.day is null or given.day between given.today - interval '1 year' and given.today
    returning 1 as one`)
  if (stored.length > 0) return id
  throw new Refusal('UP-5041', 'The day lies in the future, or more than a year ago.', [
    {
      in: 'body',
      pointer: '/receivedOn',
      code: 'UP-5041',
      detail: 'Give a day of the past year, or leave it out.',
    },
  ])
}

/**
 * The code on a false letter, which need not be a real one: capitals without spaces and hyphens. Undefined when it is longer than a
 * code could be, or has other characters: nothing that a person types in its place is stored.
 */
export function readFalseCode(given: string | undefined): string | undefined {
  const code = given?.toUpperCase().replace(/[\s-]/g, '') ?? ''
  return /^[A-Z0-9]{4,12}$/.test(code) && /\d/.test(code) ? code : undefined
}
