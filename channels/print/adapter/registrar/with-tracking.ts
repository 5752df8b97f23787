import type { ReceiptSource } from '../../../port.ts'
import { type TrackDeps, trackItems } from './track-items.ts'

type Poll = Extract<ReceiptSource, { kind: 'poll' }>

/** The reports of the partner, and in the same round those of the postal operator; without operator, those of the partner alone. */
export function withTracking(reports: Poll, deps: TrackDeps | undefined): Poll {
  if (deps === undefined) return reports
  return {
    ...reports,
    fetch: async (sink, signal) => {
      // A partner that is away says nothing about the operator, and the other way round.
      const [returns, tracking] = await Promise.allSettled([
        reports.fetch(sink, signal),
        trackItems(deps, sink, signal),
      ])
      for (const each of [returns, tracking]) if (each.status === 'rejected') throw each.reason
    },
  }
}
