import { codeOf } from '../core/error-code.ts'
import { isAway } from '../core/is-away.ts'
import type { Log } from '../core/log.ts'
import { showNumberedId } from '../core/words/id.ts'
import type { Outcome, Parcel } from './port.ts'

export type Unreadable = Extract<Outcome, { kind: 'unreadable' }>

/** The outcome of a parcel whose document did not open, with a line in the log. */
export function unreadable(
  { message, sequence, record }: Pick<Parcel, 'message' | 'sequence' | 'record'>,
  error: unknown,
  log: Pick<Log, 'error'>,
): Unreadable {
  const code = codeOf(error)
  log.error({ delivery: showNumberedId('dlv', message, sequence), record, code }, 'an archived document cannot be read')
  return { kind: 'unreadable', code, away: isAway(error) }
}
