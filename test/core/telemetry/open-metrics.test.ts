import { describe, expect, test } from 'vitest'
import { countRequests } from '../../../api/server/count-requests.ts'
import type { Gauge, GaugeSource } from '../../../core/telemetry/gauge.ts'
import { openMetrics } from '../../../core/telemetry/open-metrics.ts'

const open = (...sources: GaugeSource[]) =>
  openMetrics(sources, (error) => {
    throw error
  })
const gauge = (name: string, values: Gauge['values'] = []): Gauge => ({ name, help: `Help of ${name}.`, values })
/** The lines of one metric, in order. */
const linesOf = (text: string, name: string): string[] =>
  text.split('\n').filter((line) => new RegExp(`^(# (HELP|TYPE) )?${name}(_bucket|_sum|_count)?[{ ]`).test(line))

describe('requests', () => {
  const buckets = (...counts: number[]): string[] => {
    const bounds = ['0.005', '0.01', '0.025', '0.05', '0.1', '0.25', '0.5', '1', '2.5', '5', '10', '+Inf']
    return bounds.map(
      (bound, index) =>
        `uitpost_http_request_duration_seconds_bucket{method="GET",route="/v1/messages/{id}",le="${bound}"} ${counts[index]}`,
    )
  }

  test('are counted by method, route and status, also over two scrapes', async () => {
    const metrics = open()
    const count = countRequests(metrics.meter)
    count('GET', '/v1/messages/{id}', 200, 0.5)
    count('GET', '/v1/messages/{id}', 404, 0.004)
    expect(linesOf(await metrics.text(), 'uitpost_http_requests_total')).toEqual([
      '# HELP uitpost_http_requests_total Requests answered, by route and status.',
      '# TYPE uitpost_http_requests_total counter',
      'uitpost_http_requests_total{method="GET",route="/v1/messages/{id}",status="200"} 1',
      'uitpost_http_requests_total{method="GET",route="/v1/messages/{id}",status="404"} 1',
    ])
    count('GET', '/v1/messages/{id}', 200, 0.5)
    const [, , first, second] = linesOf(await metrics.text(), 'uitpost_http_requests_total')
    expect([first?.split(' ')[1], second?.split(' ')[1]]).toEqual(['2', '1'])
  })

  test('have a histogram of cumulative buckets, a sum and a count, also over two scrapes', async () => {
    const metrics = open()
    const count = countRequests(metrics.meter)
    const lines = async () => linesOf(await metrics.text(), 'uitpost_http_request_duration_seconds').toSorted()
    const expected = (sum: number, times: number, ...counts: number[]): string[] =>
      [
        '# HELP uitpost_http_request_duration_seconds Time until the answer was sent.',
        '# TYPE uitpost_http_request_duration_seconds histogram',
        `uitpost_http_request_duration_seconds_sum{method="GET",route="/v1/messages/{id}"} ${sum}`,
        `uitpost_http_request_duration_seconds_count{method="GET",route="/v1/messages/{id}"} ${times}`,
        ...buckets(...counts),
      ].toSorted()
    // A bound is part of its bucket.
    count('GET', '/v1/messages/{id}', 200, 0.25)
    count('GET', '/v1/messages/{id}', 200, 0.75)
    expect(await lines()).toEqual(expected(1, 2, 0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 2, 2))
    count('GET', '/v1/messages/{id}', 500, 30)
    expect(await lines()).toEqual(expected(31, 3, 0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 2, 3))
  })
})

describe('gauges', () => {
  test('keep name, help and type, also without a value, and have no labels but their own', async () => {
    const metrics = open(async () => [
      gauge('uitpost_outcomes', [{ labels: { channel: 'email', outcome: 'accepted' }, value: 1.5 }]),
      gauge('uitpost_dispatchers', [{ labels: {}, value: 0 }]),
      gauge('uitpost_chunks'),
    ])
    const text = await metrics.text()
    expect(text.slice(text.indexOf('# HELP uitpost_outcomes'))).toBe(
      [
        '# HELP uitpost_outcomes Help of uitpost_outcomes.',
        '# TYPE uitpost_outcomes gauge',
        'uitpost_outcomes{channel="email",outcome="accepted"} 1.5',
        '# HELP uitpost_dispatchers Help of uitpost_dispatchers.',
        '# TYPE uitpost_dispatchers gauge',
        'uitpost_dispatchers 0',
        '# HELP uitpost_chunks Help of uitpost_chunks.',
        '# TYPE uitpost_chunks gauge',
        '',
      ].join('\n'),
    )
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m)
    expect(text).not.toMatch(/target_info|otel_|# UNIT/)
  })

  test('escape quotes, backslashes and newlines in values of labels', async () => {
    const metrics = open(async () => [
      gauge('uitpost_chunks', [{ labels: { queue: 'a "quoted" \\ and\na new line' }, value: 1 }]),
    ])
    expect(linesOf(await metrics.text(), 'uitpost_chunks').at(-1)).toBe(
      String.raw`uitpost_chunks{queue="a \"quoted\" \\ and\na new line"} 1`,
    )
  })

  test('are read at each scrape: what is gone is absent', async () => {
    let channels = ['email', 'print']
    const metrics = open(async () => [
      gauge(
        'uitpost_waiting_deliveries',
        channels.map((channel) => ({ labels: { channel }, value: channels.length })),
      ),
    ])
    expect(linesOf(await metrics.text(), 'uitpost_waiting_deliveries').slice(2)).toEqual([
      'uitpost_waiting_deliveries{channel="email"} 2',
      'uitpost_waiting_deliveries{channel="print"} 2',
    ])
    channels = ['print']
    expect(linesOf(await metrics.text(), 'uitpost_waiting_deliveries').slice(2)).toEqual([
      'uitpost_waiting_deliveries{channel="print"} 1',
    ])
  })

  test('of a source that fails are left out, and the others stay', async () => {
    const failures: unknown[] = []
    const away = new Error('the database is away')
    const sources: GaugeSource[] = [
      () => Promise.reject(away),
      async () => [gauge('uitpost_dispatchers', [{ labels: {}, value: 1 }])],
    ]
    const metrics = openMetrics(sources, (error) => failures.push(error))
    countRequests(metrics.meter)('GET', '/', 200, 1)
    const text = await metrics.text()
    expect(failures).toEqual([away])
    expect(text).toMatch(/^uitpost_dispatchers 1$/m)
    expect(text).toMatch(/^uitpost_http_requests_total\{.+\} 1$/m)
  })
})
