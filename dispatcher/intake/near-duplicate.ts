import type { Fault } from '../../core/fault.ts'
import type { Earlier } from './find-earlier.ts'

/**
 * The warning that the same template was sent to the same recipient within a day (UP-2401); undefined where it was not, and where
 * the request repeats the letter under its key.
 */
export function lately({ lately: at, underKey }: Earlier, now: Date): Fault | undefined {
  if (at === undefined || underKey?.same === true) return undefined
  const hours = Math.round((now.getTime() - at.getTime()) / 3_600_000)
  const when = hours === 0 ? 'within the last hour' : `${hours} ${hours === 1 ? 'hour' : 'hours'} ago`
  return { in: 'body', pointer: '/recipient', code: 'UP-2401', detail: `Same template to this recipient ${when}.` }
}
