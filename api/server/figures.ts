import type { Gauge } from '../../core/telemetry/gauge.ts'

/** Metrics of this process, for Prometheus: requests by route and status, and how long they took. */
export interface Figures {
  request(method: string, route: string, status: number, seconds: number): void
  /** A gauge that is read when the figures are requested; a source that fails leaves its figures out. */
  text(gauges: readonly Gauge[]): string
}
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const
interface Durations {
  readonly counts: number[]
  sum: number
  count: number
}

export function createFigures(): Figures {
  const requests = new Map<string, number>()
  const durations = new Map<string, Durations>()
  return {
    request: (method, route, status, seconds) => {
      const name = labels({ method, route, status: String(status) })
      requests.set(name, (requests.get(name) ?? 0) + 1)
      const place = labels({ method, route })
      const kept = durations.get(place) ?? { counts: buckets.map(() => 0), sum: 0, count: 0 }
      for (const [i, bound] of buckets.entries()) if (seconds <= bound) kept.counts[i] = (kept.counts[i] ?? 0) + 1
      kept.sum += seconds
      kept.count += 1
      durations.set(place, kept)
    },
    text: (gauges) =>
      [
        '# HELP uitpost_http_requests_total Requests answered, by route and status.',
        '# TYPE uitpost_http_requests_total counter',
        ...[...requests].map(([name, count]) => `uitpost_http_requests_total${name} ${count}`),
        '# HELP uitpost_http_request_duration_seconds Time until the answer was sent.',
        '# TYPE uitpost_http_request_duration_seconds histogram',
        ...[...durations].flatMap(([place, kept]) => histogram(place, kept)),
        ...gauges.flatMap(({ name, help, values }) => [
          `# HELP ${name} ${help}`,
          `# TYPE ${name} gauge`,
          ...values.map((each) => `${name}${labels(each.labels)} ${each.value}`),
        ]),
        '',
      ].join('\n'),
  }
}

function histogram(place: string, { counts, sum, count }: Durations): string[] {
  const name = 'uitpost_http_request_duration_seconds'
  const bucket = (bound: string, value: number): string => `${name}_bucket${place.slice(0, -1)},le="${bound}"} ${value}`
  return [
    ...buckets.map((bound, i) => bucket(String(bound), counts[i] ?? 0)),
    bucket('+Inf', count),
    `${name}_sum${place} ${sum}`,
    `${name}_count${place} ${count}`,
  ]
}

function labels(of: Readonly<Record<string, string>>): string {
  const inside = Object.entries(of).map(
    ([name, value]) => `${name}="${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`,
  )
  return inside.length === 0 ? '' : `{${inside.join(',')}}`
}
