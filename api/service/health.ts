import { timingSafeEqual } from 'node:crypto'
import { Refusal } from '../../core/fault.ts'
import { metricsMediaType } from '../../core/telemetry/open-metrics.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { Call } from '../server/route.ts'

/** `GET /health/live`: the event loop runs. */
export async function getLive(): Promise<Reply> {
  return json(200, { status: 'UP' })
}

/**
 * `GET /health/ready`: what every request needs can be read and written. A balancer sends no requests to this process while it
 * cannot. Answers within two seconds, even when a part hangs. Whether a dispatcher runs and the queue answers is reported too and
 * never makes it 503: letters are accepted durably without them (decision 0034).
 */
export async function getReady(_call: Call, deps: ApiDeps): Promise<Reply> {
  const { parts: ready, work } = await deps.readiness.ask()
  const down = Object.entries(ready).flatMap(([part, state]) => (state === 'DOWN' ? [part] : []))
  if (down.length === 0) return json(200, { status: 'UP', parts: ready, ...work })
  const detail = `Not to be read and written now: ${down.join(' and ')}.`
  throw new Refusal('UP-1503', detail, [], { retryAfter: 5, parts: ready, ...work })
}

/** `GET /v1/site`: public, since the footer shows before a person signs in. */
export async function getSite(_call: Call, { links }: ApiDeps): Promise<Reply> {
  return json(200, links, { 'Cache-Control': 'public, max-age=300' })
}

/** `GET /metrics`, with a token; without one only in a trial, where nothing is at stake. */
export async function getMetrics(call: Call, deps: ApiDeps): Promise<Reply> {
  const { metricsToken, trial } = deps
  if (metricsToken === undefined && !trial)
    throw new Refusal('UP-1101', 'The figures are closed until METRICS_TOKEN is set.')
  if (metricsToken !== undefined && !isToken(call.request.headers.authorization ?? '', `Bearer ${metricsToken}`)) {
    throw new Refusal('UP-1101', 'The figures need Authorization: Bearer with METRICS_TOKEN.')
  }
  return { status: 200, bytes: await deps.metrics.text(), mediaType: metricsMediaType }
}

function isToken(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}
