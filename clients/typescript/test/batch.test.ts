import { once } from 'node:events'
import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { answer, problem, serve } from './server.ts'

const received = { id: 'bat_1', status: 'receiving', links: { self: '/v1/batches/bat_1' } }
const row = (n: number) => ({ reference: `R-${n}`, recipient: { name: 'x'.repeat(1000) } })

test('rows are streamed as lines of JSON, and taken from their source only as fast as the hub reads', async () => {
  let taken = 0
  async function* rows() {
    for (; taken < 40_000; taken += 1) yield row(taken)
  }
  let lines = 0
  let takenWhileStopped = 0
  const { uitpost, requests } = await serve(async (request, response) => {
    await once(request, 'readable')
    // The buffers of both sides fill while nothing is read, and then the source waits.
    for (let before = -1; before !== taken; ) {
      before = taken
      for (let turns = 0; turns < 500; turns += 1) await turn()
    }
    takenWhileStopped = taken
    for await (const chunk of request) for (const byte of chunk as Buffer) if (byte === 10) lines += 1
    answer(response, 202, received)
  })
  const options = { idempotencyKey: 'batch-1', query: { mode: 'best-effort' } }
  expect(await uitpost.sendBatch(rows(), options)).toEqual(received)
  expect(lines).toBe(40_000)
  expect(takenWhileStopped).toBeLessThan(20_000)
  expect(requests[0]?.url).toBe('/v1/batches?mode=best-effort')
  expect(requests[0]?.headers).toMatchObject({
    'content-type': 'application/x-ndjson',
    'idempotency-key': 'batch-1',
    'transfer-encoding': 'chunked',
  })
})

test('rows that can be read again are sent again with the same key; a stream that was used up is not', async () => {
  const keys: unknown[] = []
  const { uitpost } = await serve(async (request, response, count) => {
    keys.push(request.headers['idempotency-key'])
    const text = Buffer.concat(await request.toArray()).toString()
    if (count === 1 || count === 3) answer(response, 503, problem(503, 'UP-1503'), { 'Retry-After': '0' })
    else answer(response, 202, { ...received, rows: text.split('\n').length - 1 })
  })
  expect(await uitpost.sendBatch([row(1), row(2)])).toMatchObject({ rows: 2 })
  expect(keys[0]).toBe(keys[1])
  async function* once() {
    yield row(1)
  }
  await expect(uitpost.sendBatch(once())).rejects.toMatchObject({ code: 'UP-1503' })
  expect(keys).toHaveLength(3)
})

test('an error of the source cuts the request off, and is what the caller gets', async () => {
  let wasCut = false
  const { uitpost, requests } = await serve(async (request) => {
    await request.toArray().catch(() => {
      wasCut = true
    })
  })
  async function* rows() {
    for (let n = 0; n < 2000; n += 1) yield row(n)
    throw new Error('row 2000 of the database cannot be read')
  }
  await expect(uitpost.sendBatch(() => rows(), { retry: { retries: 0 } })).rejects.toThrow('row 2000 of the database')
  await expect.poll(() => wasCut).toBe(true)
  expect(requests).toHaveLength(1)
})
