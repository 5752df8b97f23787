import { expect, test } from 'vitest'
import { startReceiver } from '../dispatcher/callbacks/receiver.ts'
import { jsonOf } from '../support/hub/run-command.ts'
import { openCommandHub } from './command-hub.ts'

const { hub, uitpost, sample, toCitizen } = await openCommandHub()

test('in a trial a receiver on this machine gets the events of a letter, and each command does what it says', async () => {
  const receiver = await startReceiver()
  const began = new Date(Date.now() - 1_000).toISOString()
  const made = await uitpost('callbacks', 'create', receiver.url, '--name', 'cli', '--json')
  expect([made.code, made.err]).toEqual([0, ''])
  const { id, secret } = jsonOf<{ id: string; secret: string }>(made)
  expect(secret).toMatch(/^whsec_/)
  const { name } = await sample()
  await uitpost('send', ...toCitizen, '--sample', name, '--reference', 'CLI-CB-1')
  const types = () => receiver.calls.map(({ event }) => String(event.type).split('.').at(-1))
  await hub.until(
    async () => types(),
    (seen) => seen.includes('delivered'),
  )
  const listed = await uitpost('callbacks', 'list')
  expect(listed.out).toContain(id)
  expect(listed.out).toContain('active')
  expect(listed.out).not.toContain('whsec_')
  expect(await uitpost('callbacks', 'test', id)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^accepted 204, \d+ ms$/),
  })
  const attempts = await uitpost('callbacks', 'attempts', id)
  expect(attempts.out).toMatch(/ping[^]*accepted 204/)
  expect((await uitpost('callbacks', 'rotate-secret', id)).out).toMatch(/^secret: whsec_/)
  const sent = receiver.calls.length
  const replayed = await uitpost('callbacks', 'replay', id, '--from', began)
  expect(replayed.out).toMatch(/^\d+ events are sent again\.$/)
  await hub.until(
    async () => receiver.calls.length,
    (calls) => calls > sent + 2,
  )
  expect((await uitpost('callbacks', 'suspend', id)).out).toMatch(/is suspended \(asked\)/)
  expect((await uitpost('callbacks', 'resume', id)).out).toMatch(/is active/)
  expect((await uitpost('callbacks', 'remove', id)).out).toBe(`${id} is removed.`)
  expect(await uitpost('callbacks', 'test', id)).toMatchObject({ code: 1, err: expect.stringContaining('UP-1404') })
  expect(await uitpost('callbacks', 'create', 'ftp://example.org/')).toMatchObject({
    code: 1,
    err: expect.stringContaining('UP-2080'),
  })
  const failing = await uitpost('callbacks', 'create', 'http://127.0.0.1:9/')
  expect(failing).toMatchObject({ code: 3, err: expect.stringContaining('no-connection') })
})
