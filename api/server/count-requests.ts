import type { Meter } from '@opentelemetry/api'

/** Counts an answered request. The route is the path with the names of its parameters, so that there are few of them. */
export type CountRequest = (method: string, route: string, status: number, seconds: number) => void

const bucketsSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** Requests by route and status, and how long they took. */
export function countRequests(meter: Meter): CountRequest {
  const requests = meter.createCounter('uitpost_http_requests_total', {
    description: 'Requests answered, by route and status.',
  })
  const durations = meter.createHistogram('uitpost_http_request_duration_seconds', {
    description: 'Time until the answer was sent.',
    advice: { explicitBucketBoundaries: bucketsSeconds },
  })
  return (method, route, status, seconds) => {
    requests.add(1, { method, route, status: String(status) })
    durations.record(seconds, { method, route })
  }
}
