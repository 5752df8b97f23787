import type { Meter } from '@opentelemetry/api'

/** Counts a preview of a route by the channel that it chose; `none` where no channel can reach the recipient. */
export type CountPreview = (channel: string, seconds: number) => void

const bucketsSeconds = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** Previews by channel, and how long they took. */
export function countPreviews(meter: Meter): CountPreview {
  const previews = meter.createCounter('uitpost_route_previews_total', {
    description: 'Previews of routes that were made, by the channel that they chose.',
  })
  const durations = meter.createHistogram('uitpost_route_preview_duration_seconds', {
    description: 'Time until the route was decided and the letter drawn.',
    advice: { explicitBucketBoundaries: bucketsSeconds },
  })
  return (channel, seconds) => {
    previews.add(1, { channel })
    durations.record(seconds)
  }
}
