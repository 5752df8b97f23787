import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Writable } from 'node:stream'
import express from 'express'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultOf } from '../../api/server/fault-of.ts'
import { logAnswers, pathOf } from '../../api/server/request-log.ts'
import { newId, showId } from '../../core/words/id.ts'

const lines: Record<string, unknown>[] = []
const heard = new Writable({
  write: (text: Buffer, _encoding, done) => {
    lines.push(JSON.parse(text.toString()) as Record<string, unknown>)
    done()
  },
})
const app = express()
const logAnswer = logAnswers(pino({ base: null }, heard))
app.use((request, response, next) => {
  logAnswer(request, response, () => pathOf(request))
  next()
})
app.get('/never', (_request, response) => {
  response.write('a beginning')
})
const answer: express.RequestHandler = (request, response) => {
  response.setHeader('Uitpost-Request-Id', 'r-1')
  response.status(request.url.startsWith('/broken') ? 500 : 202).json({})
}
for (const path of ['/broken', '/v1/messages', '/v1/after', '/v1/messages/:id', '/v1/archive/records/:id/documents/:n'])
  app.all(path, answer)
app.use(answer)
const server = createServer(app)
let url = ''

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

async function lineOf(path: string): Promise<Record<string, unknown>> {
  await expect.poll(() => lines.some((line) => line['path'] === path), { timeout: 10_000 }).toBe(true)
  return lines.find((line) => line['path'] === path) ?? {}
}

test('one line per answer: id, method, path, status and time, and no query', async () => {
  await fetch(`${url}/v1/messages?insz=85631212497`, { method: 'POST', headers: { authorization: 'Bearer secret' } })
  const line = await lineOf('/v1/messages')
  expect(line).toMatchObject({ level: 30, msg: 'answered', requestId: 'r-1', method: 'POST', status: 202 })
  expect(Object.keys(line).sort()).toEqual(['level', 'method', 'ms', 'msg', 'path', 'requestId', 'status', 'time'])
  expect(lines.filter(({ path }) => path === '/v1/messages')).toHaveLength(1)
})

test('an internal failure is an error, a text of the caller in the path is not logged', async () => {
  await fetch(`${url}/broken`)
  expect(await lineOf('/broken')).toMatchObject({ level: 50, status: 500 })
})

test('of a path, the route and valid ids are logged, and no text of the caller', async () => {
  const id = showId('message', newId('message', new Date()))
  await fetch(`${url}/v1/messages/${id}`)
  expect(await lineOf(`/v1/messages/${id}`)).toMatchObject({ status: 202 })
  const texts = [
    '85631212493',
    'Verhelst.Lotte',
    'Jan%20Janssens',
    `${id}x`,
    'msg_85631212493',
    'msg_verhelstlotteverhelstlot',
  ]
  for (const text of texts) {
    await fetch(`${url}/v1/messages/${text}`)
    await fetch(`${url}/v1/archive/records/${id}/documents/${text}`)
    await fetch(`${url}/v1/nowhere/${text}`)
  }
  await lineOf('/v1/messages/{id}')
  await lineOf(`/v1/archive/records/${id}/documents/{n}`)
  await lineOf('other')
  const written = lines.map((line) => JSON.stringify(line)).join('\n')
  for (const text of ['85631212493', 'Verhelst', 'verhelst', 'Janssens', `${id}x`]) expect(written).not.toContain(text)
})

test('of an error, the places in our code are logged, and no line of its message', () => {
  const { at } = faultOf(new Error('a value\n    at Jan Janssens, Kerkstraat 12'))
  expect(at[0]).toContain('request-log.test.ts')
  expect(at.join(' ')).not.toContain('Janssens')
})

test('an answer that is cut off is logged too', async () => {
  const leaving = new AbortController()
  const answer = await fetch(`${url}/never`, { signal: leaving.signal })
  expect(answer.status).toBe(200)
  leaving.abort()
  expect(await lineOf('/never')).toMatchObject({ cutOff: true })
})

test('requests of monitoring are not logged', async () => {
  await fetch(`${url}/health/live`)
  await fetch(`${url}/v1/after`)
  await lineOf('/v1/after')
  expect(lines.some(({ path }) => String(path).startsWith('/health'))).toBe(false)
})
