import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { trace } from '@opentelemetry/api'
import { afterAll, expect, test } from 'vitest'
import { readSettings } from '../../../core/config.ts'
import { startTelemetry } from '../../../core/telemetry/start-telemetry.ts'

/** A collector that stores what it receives (OTLP over HTTP, protobuf: strings appear in it as they are). */
const received: { path: string; bytes: Buffer }[] = []
const collector = createServer((request, response) => {
  void buffer(request).then((bytes) => {
    received.push({ path: request.url ?? '', bytes })
    response.writeHead(200, { 'Content-Type': 'application/x-protobuf' }).end()
  })
}).listen(0, '127.0.0.1')
await once(collector, 'listening')
const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`
afterAll(() => void collector.close())

test('without an endpoint nothing is sent', async () => {
  const telemetry = await startTelemetry(readSettings({}), 'api')
  trace.getTracer('test').startSpan('unheard').end()
  await telemetry[Symbol.asyncDispose]()
  expect(received).toEqual([])
})

test('spans reach the collector by the end, with the role and nothing about the machine', async () => {
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = endpoint
  const telemetry = await startTelemetry(readSettings({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }), 'api')
  const span = trace.getTracer('test').startSpan('GET /v1/messages/{id}')
  span.setAttribute('message', 'msg_1')
  span.end()
  await telemetry[Symbol.asyncDispose]()
  expect(received.map(({ path }) => path)).toEqual(['/v1/traces'])
  const text = received[0]?.bytes.toString('latin1') ?? ''
  expect(text).toContain('GET /v1/messages/{id}')
  expect(text).toContain('uitpost-api')
  expect(text).not.toContain(process.execPath)
  expect(text).not.toMatch(/host\.name|process\.command|process\.owner/)
})
