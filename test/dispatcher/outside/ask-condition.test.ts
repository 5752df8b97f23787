import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { createAskCondition } from '../../../dispatcher/outside/ask-condition.ts'
import { openOutsideCaller } from '../../../dispatcher/outside/call-outside.ts'
import { isPublicAddress } from '../../../dispatcher/outside/public-address.ts'

const open: { close(): void }[] = []
afterEach(() => {
  for (const each of open.splice(0)) each.close()
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/still-needed`
}
const signal = new AbortController().signal
const allowed = createAskCondition(openOutsideCaller({ allowPrivate: true }))
const guarded = createAskCondition(openOutsideCaller({ allowPrivate: false }))

describe('a send condition', () => {
  test.each([true, false])('is interpreted literally: %s', async (send) => {
    const url = await serve((_, response) => response.end(JSON.stringify({ send })))
    expect(await allowed(url, signal)).toBe(send)
  })

  test.each([
    ['another answer', '{"ok":true}'],
    ['no JSON', '<html>'],
    ['too much', 'x'.repeat(20_000)],
  ])('is no answer when it gives %s', async (_, body) => {
    await expect(allowed(await serve((__, response) => response.end(body)), signal)).rejects.toThrow()
  })

  test('does not follow a redirect', async () => {
    let asked = 0
    const inside = await serve((_, response) => {
      asked += 1
      response.end('{"send":false}')
    })
    const url = await serve((_, response) => response.writeHead(302, { location: inside }).end())
    await expect(allowed(url, signal)).rejects.toThrow('302')
    expect(asked).toBe(0)
  })

  test('is never requested from a private address, in numbers or by name', async () => {
    let asked = 0
    const url = await serve((_, response) => {
      asked += 1
      response.end('{"send":false}')
    })
    const { port } = new URL(url)
    const hosts = ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1', '169.254.169.254']
    for (const host of hosts)
      await expect(guarded(`https://${host}:${port}/`, signal), host).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' })
    // Accepted before intake refused them: neither http nor credentials are ever sent.
    for (const stored of ['http://example.org/needed', 'https://user:secret@example.org/needed'])
      await expect(guarded(stored, signal), stored).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' })
    await expect(allowed(url.replace('//', '//user:secret@'), signal)).rejects.toMatchObject({
      code: 'ADDRESS_REFUSED',
    })
    await expect(guarded('file:///etc/passwd', signal)).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' })
    expect(asked).toBe(0)
  })
})

test.each([
  ['193.191.1.1', true],
  ['2a02:a000::1', true],
  ['10.1.2.3', false],
  ['172.31.0.1', false],
  ['172.32.0.1', true],
  ['100.64.0.1', false],
  ['fe80::1', false],
  ['fd00::1', false],
  ['2002:7f00:1::', false],
  ['::ffff:8.8.8.8', false],
  ['no address', false],
])('%s is public: %s', (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected)
})
