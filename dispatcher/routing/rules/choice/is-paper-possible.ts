import type { RoutingFacts } from '../../rule.ts'

/** Whether a letter on paper can leave: it is allowed, was not tried, and has an address. */
export function isPaperPossible({ allowed, reach, suppressed, past }: RoutingFacts): boolean {
  return (
    allowed.includes('print') &&
    reach.get('print')?.kind === 'yes' &&
    !suppressed.has('print') &&
    !past.some((delivery) => delivery.channel === 'print')
  )
}
