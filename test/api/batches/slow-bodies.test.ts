import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bytesOf } from '../../../api/batches/bytes-of.ts'
import type { Refusal } from '../../../core/fault.ts'

const outcomes: (number | Refusal)[] = []
const server = createServer((request, response) => {
  void (async () => {
    let bytes = 0
    for await (const piece of bytesOf(request, { idleMs: 700, graceMs: 1_500 })) bytes += piece.length
    return bytes
  })().then(
    (bytes) => {
      outcomes.push(bytes)
      response.end()
    },
    (error: Refusal) => void outcomes.push(error),
  )
})
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

async function begin(): Promise<Socket> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.on('error', () => undefined)
  socket.resume()
  await once(socket, 'connect')
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n')
  return socket
}
const piece = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`
const outcome = async () => {
  await expect.poll(() => outcomes.length, { timeout: 30_000 }).toBe(1)
  return outcomes.splice(0)[0]
}

test('a client that falls silent is refused, and its connection is closed', async () => {
  const socket = await begin()
  socket.write(piece('{"a":1}\n'))
  const closed = once(socket, 'close')
  expect(await outcome()).toMatchObject({ code: 'UP-1002', message: expect.stringContaining('Nothing arrived for') })
  await closed
})

test('a client that sends a byte now and then is refused, and its connection is closed', async () => {
  const socket = await begin()
  const closed = once(socket, 'close').then(() => true)
  while (!(await Promise.race([closed, Promise.resolve(false)]))) {
    socket.write(piece('x'))
    await sleep(50)
  }
  expect(await outcome()).toMatchObject({ code: 'UP-1002', message: expect.stringContaining('too slowly') })
})

test('a client with pauses that is fast enough is received', async () => {
  const socket = await begin()
  for (let sent = 0; sent < 4; sent += 1) {
    socket.write(piece('x'.repeat(4_096)))
    await sleep(100)
  }
  socket.end('0\r\n\r\n')
  expect(await outcome()).toBe(4 * 4_096)
})
