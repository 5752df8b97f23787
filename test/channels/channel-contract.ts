import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Channel, Outcome, Parcel, ReachQuestion } from '../../channels/port.ts'

/** One adapter with its real peer on loopback, as the contract requires it. */
export interface ContractSubject {
  readonly channel: Channel
  /** A number of fresh parcels that may be handed over together, composed and archived where the channel composes. */
  parcels(count: number): Promise<readonly Parcel[]>
  readonly reachable: ReachQuestion
  readonly unreachable: ReachQuestion
  /** The idempotency keys of what the peer holds, once per copy. */
  held(): Promise<readonly string[]>
  readonly faults: readonly Fault[]
  close(): Promise<void>
}
/** A way in which the peer misbehaves. */
export interface Fault {
  readonly name: string
  start(): void
  stop(): void
  /** The kinds of outcome that are valid while it lasts. */
  readonly allowed: readonly Outcome['kind'][]
  /** For peers that never answer: the hand-over is aborted after this many milliseconds. */
  readonly callOffAfterMs?: number
}

/** How a partner fails at least: it refuses to serve, does not answer at all, or answers what is not true or cannot be read. */
export const waysToFail = ['refuses', 'hangs', 'nonsense'] as const
export type WayToFail = (typeof waysToFail)[number]

/** What the dispatcher relies on, whichever the channel. */
export function channelContract(
  name: string,
  open: () => Promise<ContractSubject>,
  /**
   * `one`: a second hand-over leaves one copy, whatever went wrong before; `same-id`: copies that the receiver can recognise as
   * one.
   */
  copies: 'one' | 'same-id',
  faultNames: readonly string[],
  /** The fault in which a partner shows each way; required of a channel with one (`every-channel.test.ts`). */
  ways?: Readonly<Record<WayToFail, string>>,
): void {
  describe(`${name} keeps the contract of a channel`, () => {
    let subject: ContractSubject
    const never = new AbortController().signal
    const heldOf = async (parcels: readonly Parcel[]): Promise<string[]> => {
      const wanted = new Set(parcels.map((parcel) => parcel.idempotencyKey))
      return (await subject.held()).filter((key) => wanted.has(key)).sort()
    }
    const keysOf = (parcels: readonly Parcel[]): string[] => parcels.map((parcel) => parcel.idempotencyKey).sort()
    const kindsOf = (outcomes: readonly Outcome[]): string[] => outcomes.map((outcome) => outcome.kind)

    beforeAll(async () => {
      subject = await open()
    })
    afterAll(async () => {
      await subject.channel.close()
      await subject.channel.close()
      await subject.close()
    })

    test('hands every parcel over once, with an answer for each in order', async () => {
      const parcels = await subject.parcels(5)
      const outcomes = await subject.channel.deliver(parcels, never)
      expect(kindsOf(outcomes)).toEqual(parcels.map(() => 'accepted'))
      expect(await heldOf(parcels)).toEqual(keysOf(parcels))
    })

    test('no parcels in, no outcomes out', async () => {
      expect(await subject.channel.deliver([], never)).toEqual([])
    })

    test('a second hand-over of the same parcels is accepted under the same reference', async () => {
      const parcels = await subject.parcels(3)
      const first = await subject.channel.deliver(parcels, never)
      const second = await subject.channel.deliver(parcels, never)
      expect(second).toEqual(first)
      const held = await heldOf(parcels)
      expect(copies === 'one' ? held : [...new Set(held)]).toEqual(keysOf(parcels))
    })

    test('a hand-over that was aborted before it began leaves nothing behind', async () => {
      const parcels = await subject.parcels(2)
      const outcomes = await subject.channel.deliver(parcels, AbortSignal.abort())
      expect(kindsOf(outcomes)).toEqual(['unavailable', 'unavailable'])
      expect(await heldOf(parcels)).toEqual([])
    })

    test('after a halt no parcel is begun, what was begun is finished, and everything leaves once', async () => {
      const parcels = await subject.parcels(3)
      const outcomes = await subject.channel.deliver(parcels, never, AbortSignal.abort())
      for (const { kind } of outcomes) expect(['accepted', 'not-begun']).toContain(kind)
      const accepted = parcels.filter((_, at) => outcomes[at]?.kind === 'accepted')
      expect([...new Set(await heldOf(parcels))]).toEqual(keysOf(accepted))
      const later = await subject.channel.deliver(parcels, never)
      expect(new Set(kindsOf(later))).toEqual(new Set(['accepted']))
      expect([...new Set(await heldOf(parcels))]).toEqual(keysOf(parcels))
    })

    test('its certificates, where it has any, are named once each and can be used', async () => {
      const certificates = (await subject.channel.certificates?.()) ?? []
      expect(new Set(certificates.map((each) => each.name)).size).toBe(certificates.length)
      for (const { endsAt, fault } of certificates) expect([fault, endsAt instanceof Date]).toEqual([undefined, true])
    })

    test('a channel with a partner has met each way in which one fails', () => {
      for (const way of ways === undefined ? [] : waysToFail) expect(faultNames, way).toContain(ways?.[way])
    })

    test('reports which recipients can be reached, in order, and why not', async () => {
      const { reachable, unreachable } = subject
      const answers = await subject.channel.reach([reachable, unreachable, reachable])
      expect(answers).toEqual([
        { kind: 'yes' },
        { kind: 'no', reason: expect.stringMatching(/^[a-z-]+$/) },
        { kind: 'yes' },
      ])
    })

    test.each(faultNames)('%s: a value, no exception, and all works afterwards', async (faultName) => {
      const fault = subject.faults.find((each) => each.name === faultName)
      if (fault === undefined) throw new Error(`The subject has no fault ${faultName}`)
      const parcels = await subject.parcels(2)
      fault.start()
      const outcomes = await subject.channel
        .deliver(parcels, fault.callOffAfterMs === undefined ? never : AbortSignal.timeout(fault.callOffAfterMs))
        .finally(() => fault.stop())
      expect(outcomes).toHaveLength(parcels.length)
      for (const outcome of outcomes) expect(fault.allowed, JSON.stringify(outcome)).toContain(outcome.kind)
      saysNothingPersonal(outcomes, parcels)

      const again = parcels.filter((_, at) => outcomes[at]?.kind === 'unavailable' || outcomes[at]?.kind === 'unknown')
      if (again.length === 0) return
      // A part of a print run is handed over whole or not at all.
      const retried = await subject.channel.deliver(
        subject.channel.traits.dispatch === 'collected' ? parcels : again,
        never,
      )
      expect(new Set(kindsOf(retried))).toEqual(new Set(['accepted']))
      const held = await heldOf(again)
      expect(copies === 'one' ? held : [...new Set(held)]).toEqual(keysOf(again))
    })
  })
}

/** Outcomes go into the timeline and into logs. */
function saysNothingPersonal(outcomes: readonly Outcome[], parcels: readonly Parcel[]): void {
  const said = JSON.stringify(outcomes)
  for (const { recipient, subject } of parcels) {
    for (const secret of [recipient.name, recipient.email, subject]) {
      if (secret !== undefined) expect(said).not.toContain(secret)
    }
  }
}
