import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { afterFile, closeOpened } from '../support/process/after-file.ts'
import { openKinds, untilAsBefore } from '../support/process/left-open.ts'

test('a server that a file leaves open is reported, and one that is closed is not', async () => {
  const before = openKinds()
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  await expect(untilAsBefore(before, 0)).rejects.toThrow('1 of TCPServerWrap')
  afterFile(() => server.close())
  await closeOpened()
  await untilAsBefore(before)
})

test('what helpers opened is closed, the last first, also when one of them fails', async () => {
  const closed: string[] = []
  afterFile(() => closed.push('database'))
  afterFile(() => Promise.reject(new Error('no answer')))
  afterFile(() => closed.push('hub'))
  await expect(closeOpened()).rejects.toThrow('After the file: Error: no answer')
  expect(closed).toEqual(['hub', 'database'])
})
