import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createDeliveryTokens } from '../../../channels/email/adapter/delivery-token.ts'
import type { Channel, Outcome, Parcel } from '../../../channels/port.ts'
import { type CuttingProxy, startCuttingProxy } from '../../support/faulty/cutting-proxy.ts'
import { type MailRelay, startMailRelay } from '../../support/faulty/mail-relay.ts'
import { channelTo, mailParcel, never, signer, to } from './mail-parcels.ts'

const tokens = createDeliveryTokens(signer)
const relays: MailRelay[] = []
let link: CuttingProxy
let made: Parcel[]
beforeAll(async () => {
  relays.push(await startMailRelay(), await startMailRelay())
  const composing = channelTo('smtp://127.0.0.1:1')
  made = await Promise.all(Array.from({ length: 8 }, (_, at) => mailParcel(composing, to(`jan${at}@mx${at % 3}.test`))))
  await composing.close()
  link = await startCuttingProxy({ host: '127.0.0.1', port: portOf(relays[0]) })
})
afterAll(async () => {
  await link.close()
  await Promise.all(relays.map((each) => each.close()))
})
const portOf = (relay: MailRelay | undefined): number => Number(relay?.name.split(':')[1])
const repair = (): void => void Object.assign(link, { fault: 'none', cuts: 'close', delayMs: 0, closesAfterMs: 0 })
beforeEach(() => {
  repair()
  for (const each of relays) each.taken.length = 0
})

/** The copies of each mail, over all relays. */
function copies(): Map<string, number> {
  const found = new Map<string, number>()
  for (const { bytes } of relays.flatMap(({ taken }) => taken)) {
    const key = tokens.find(bytes.toString('latin1'))
    const name = `${key?.message}.${key?.sequence}`
    found.set(name, (found.get(name) ?? 0) + 1)
  }
  return found
}

interface Trouble {
  readonly fault: CuttingProxy['fault']
  readonly cuts: CuttingProxy['cuts']
  readonly delayMs: number
  readonly closesAfterMs: number
}

/**
 * Hands the mails over while the network fails, and those that were not accepted again once it is repaired, as the dispatcher does.
 * @returns how often the outcome of each was unknown
 */
async function deliverThrough(urls: string, trouble: Trouble): Promise<Map<string, number>> {
  const channel: Channel = channelTo(urls, { timeoutMs: 250 })
  const unknown = new Map<string, number>()
  let left: readonly Parcel[] = made
  Object.assign(link, trouble)
  for (let round = 0; left.length > 0; round += 1) {
    expect(round).toBeLessThan(4)
    const outcomes: readonly Outcome[] = await channel.deliver(left, never)
    for (const [index, outcome] of outcomes.entries()) {
      const key = left[index]?.idempotencyKey ?? ''
      expect(['accepted', 'unavailable', 'unknown', 'not-begun']).toContain(outcome.kind)
      if (outcome.kind === 'unknown') unknown.set(key, (unknown.get(key) ?? 0) + 1)
    }
    left = left.filter((_, index) => outcomes[index]?.kind !== 'accepted')
    repair()
  }
  await channel.close()
  return unknown
}

const troubles = fc.record<Trouble>({
  fault: fc.oneof(fc.constantFrom('none', 'refuse', 'swallow'), fc.integer({ min: 0, max: 9_000 })),
  cuts: fc.constantFrom('close', 'reset', 'mute'),
  delayMs: fc.constantFrom(0, 0, 3),
  closesAfterMs: fc.constantFrom(0, 20),
})

test.each([
  ['one relay', 1],
  ['a second relay that takes over', 2],
])('%s: no mail is lost, and one is doubled only where its outcome was unknown', async (_name, count) => {
  await fc.assert(
    fc.asyncProperty(troubles, async (trouble) => {
      for (const each of relays) each.taken.length = 0
      const urls = [`smtp://127.0.0.1:${link.port}?priority=1`, `${relays[1]?.url}?priority=2`].slice(0, count)
      const unknown = await deliverThrough(urls.join(' '), trouble)
      const found = copies()
      for (const { idempotencyKey: key } of made) {
        expect(found.get(key) ?? 0).toBeGreaterThanOrEqual(1)
        expect(found.get(key) ?? 0).toBeLessThanOrEqual(1 + (unknown.get(key) ?? 0))
      }
    }),
    { numRuns: 12, interruptAfterTimeLimit: 60_000 },
  )
})

test('an answer that does not come back: the outcome says so, and the second copy has the same Message-ID', async () => {
  // Over each connection a mail passes as a whole, and its answer is lost.
  const trouble = { fault: 1_000, cuts: 'mute', delayMs: 0, closesAfterMs: 0 } as const
  const unknown = await deliverThrough(`smtp://127.0.0.1:${link.port}?connections=1`, trouble)
  expect([...unknown.values()]).toEqual(made.map(() => 1))
  expect([...copies().values()]).toEqual(made.map(() => 2))
  const ids = relays
    .flatMap(({ taken }) => taken)
    .map(({ bytes }) => /^Message-ID: (.*)$/im.exec(bytes.toString())?.[1])
  expect([ids.length, new Set(ids).size]).toEqual([2 * made.length, made.length])
})
