import { timingSafeEqual } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { Refusal } from '../../core/fault.ts'
import type { ApiParts } from '../api-parts.ts'
import { type Call, json, type Reply } from '../http/route.ts'

/** `GET /health/live`: the event loop turns. */
export async function getLive(): Promise<Reply> {
  return json(200, { status: 'UP' })
}

/** `GET /health/ready`: what every request needs is there. A balancer sends nothing here while it is not. */
export async function getReady(_call: Call, parts: ApiParts): Promise<Reply> {
  const database = await parts.database.app.query(sql`select 1`).then(
    () => 'UP' as const,
    () => 'DOWN' as const,
  )
  if (database === 'DOWN') {
    throw new Refusal('UP-1503', 'The database does not answer.', [], { retryAfter: 5, parts: { database } })
  }
  return json(200, { status: 'UP', parts: { database } })
}

/** `GET /v1/site`: for everybody, since the footer shows before anybody signs in. */
export async function getSite(_call: Call, { links }: ApiParts): Promise<Reply> {
  return json(200, links, { 'Cache-Control': 'public, max-age=300' })
}

/** `GET /metrics`, closed by a token where one is set. */
export async function getMetrics(call: Call, parts: ApiParts): Promise<Reply> {
  const { metricsToken } = parts
  if (metricsToken !== undefined && !isToken(call.request.headers.authorization ?? '', `Bearer ${metricsToken}`)) {
    throw new Refusal('UP-1101', 'The figures need Authorization: Bearer with METRICS_TOKEN.')
  }
  const gauges = await parts.gauges()
  return {
    status: 200,
    bytes: parts.figures.text([...gauges, memory()]),
    mediaType: 'text/plain; version=0.0.4; charset=utf-8',
  }
}

function memory() {
  return {
    name: 'process_resident_memory_bytes',
    help: 'Memory of this process.',
    values: [{ labels: {}, value: process.memoryUsage.rss() }],
  }
}

function isToken(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}
