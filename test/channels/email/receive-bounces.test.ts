import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDeliveryTokens } from '../../../channels/email/adapter/delivery-token.ts'
import { type BounceListener, readBytes, receiveBounces } from '../../../channels/email/adapter/receive-bounces.ts'
import type { RawReceipt } from '../../../channels/port.ts'
import { createLog } from '../../../core/log.ts'
import { makeParcel } from '../make-parcel.ts'
import { signer } from './mail-parcels.ts'

const token = createDeliveryTokens(signer).write(makeParcel())
const taken: RawReceipt[] = []
let full = false
let listener: BounceListener
const settings = {
  host: '127.0.0.1',
  port: 0,
  domain: 'uitpost.test',
  signer,
  log: createLog('silent'),
  take: async (raw: RawReceipt): Promise<void> => {
    if (full) throw new Error('No room')
    taken.push(raw)
  },
}
beforeAll(async () => {
  listener = await receiveBounces(settings)
})
afterAll(() => listener.close())

const send = async (to: string, size = 10): Promise<string> => {
  const client = createTransport({ host: '127.0.0.1', port: listener.port })
  const answer = await client
    .sendMail({ envelope: { from: '', to: [to] }, raw: `Subject: report\r\n\r\n${'x'.repeat(size)}` })
    .then(() => '250')
    .catch((error: { responseCode?: number }) => String(error.responseCode))
  client.close()
  return answer
}

test.each([
  [`bounce+${token}@uitpost.test`, '250'],
  [`BOUNCE+${token.toUpperCase()}@UITPOST.TEST`, '250'],
  ['bounce@uitpost.test', '250'],
  ['bounce+forged@uitpost.test', '550'],
  [`bounce+${token}@elsewhere.test`, '550'],
  ['somebody@uitpost.test', '550'],
])('mail to %s is answered with %s', async (address, answer) => {
  const before = taken.length
  expect(await send(address)).toBe(answer)
  expect(taken.length - before).toBe(answer === '250' ? 1 : 0)
  if (answer === '250') expect(taken.at(-1)?.source.toLowerCase()).toBe(address.toLowerCase())
})

test('a report that cannot be stored is not accepted: the server delivers it again', async () => {
  full = true
  expect(await send('bounce@uitpost.test')).toBe('451')
  full = false
  expect(await send('bounce@uitpost.test')).toBe('250')
})

test('a report that returns the whole letter is taken, and no more of it is kept than is read', async () => {
  const size = 2_000_000
  expect(await send(`bounce+${token}@uitpost.test`, size)).toBe('250')
  expect(taken.at(-1)?.bytes).toHaveLength(readBytes)
})

test('senders that take their time lose their place, and one address cannot have all of them', async () => {
  const own = await receiveBounces({ ...settings, longestConnectionMs: 1_500 })
  const greeting = async (): Promise<string> => {
    const socket = connect(own.port, '127.0.0.1').on('error', () => undefined)
    sockets.push(socket)
    const [said] = (await once(socket, 'data')) as [Buffer]
    return said.toString().slice(0, 3)
  }
  const sockets: Socket[] = []
  const greetings = await Promise.all(Array.from({ length: 53 }, greeting))
  expect(greetings.filter((each) => each === '421')).toHaveLength(3)
  await Promise.all(sockets.filter((each) => !each.closed).map((each) => once(each, 'close')))
  expect(await greeting()).toBe('220')
  await own.close()
})

test('over LMTP the same mail is taken, with an answer for each recipient', async () => {
  const lmtp = await receiveBounces({ ...settings, protocol: 'lmtp' })
  const client = createTransport({ host: '127.0.0.1', port: lmtp.port, lmtp: true })
  const before = taken.length
  const to = [`bounce+${token}@uitpost.test`, 'bounce@uitpost.test']
  const { accepted } = await client.sendMail({ envelope: { from: '', to }, raw: 'Subject: report\r\n\r\nx' })
  expect(accepted).toEqual(to)
  expect(taken.slice(before).map(({ source }) => source)).toEqual(to)
  client.close()
  await lmtp.close()
})
