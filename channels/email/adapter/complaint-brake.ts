import type { Clock } from '../../../core/clock.ts'
import type { Queryable } from '../../../core/db/database.ts'
import { codeOf } from '../../../core/error-code.ts'
import type { Log } from '../../../core/log.ts'
import type { Channel, Outcome, Parcel } from '../../port.ts'
import { waitingProviders } from '../store/complaints/brakes.ts'
import { addMailCounts } from '../store/complaints/mail-counts.ts'
import { type Provider, providerOf, providers } from '../store/complaints/provider.ts'
import { domainOf, plainAddress } from './mail-address.ts'

export interface ComplaintBrakeDeps {
  readonly hub: Queryable
  readonly clock: Clock
  readonly log: Log
  /** Domain of the From address. */
  readonly senderDomain: string
}

/**
 * A channel with the brake: mail of the bulk lane waits for a provider at which complaints are near its limit (decision 0059), and mails
 * that were handed over are counted by provider. Urgent and normal mail leaves as ever. Per call one statement more for bulk mail, and
 * one for the counts.
 */
export function withComplaintBrake<Kind extends Channel>(channel: Kind, deps: ComplaintBrakeDeps): Kind {
  const { hub, senderDomain } = deps
  return {
    ...channel,
    deliver: async (
      parcels: readonly Parcel[],
      signal: AbortSignal,
      halt?: AbortSignal,
    ): Promise<readonly Outcome[]> => {
      const hasBulk = parcels.some(({ isBulk }) => isBulk === true)
      const waiting = hasBulk ? await waitingProviders(hub, senderDomain) : new Set<Provider>()
      const outcomes = parcels.map((parcel) => deferred(parcel, waiting))
      const free = parcels.filter((_, index) => outcomes[index] === undefined)
      const handedOver = free.length === 0 ? [] : await channel.deliver(free, signal, halt)
      await count(free, handedOver, deps)
      const next = handedOver.values()
      return outcomes.map((outcome): Outcome => outcome ?? next.next().value ?? { kind: 'not-begun' })
    },
  }
}

function deferred(parcel: Parcel, waiting: ReadonlySet<Provider>): Outcome | undefined {
  const provider = providerIn(parcel)
  if (parcel.isBulk !== true || provider === undefined || !waiting.has(provider)) return undefined
  return { kind: 'deferred', reason: 'complaints', detail: provider }
}

/** Counts what was handed over. A count that cannot be stored changes no outcome: the mails have left. */
async function count(
  parcels: readonly Parcel[],
  outcomes: readonly Outcome[],
  { hub, clock, log, senderDomain }: ComplaintBrakeDeps,
): Promise<void> {
  const taken = parcels.flatMap((parcel, index) =>
    outcomes[index]?.kind === 'accepted' ? (providerIn(parcel) ?? []) : [],
  )
  const counts = providers
    .map((provider) => ({ provider, handedOver: taken.filter((each) => each === provider).length, complaints: 0 }))
    .filter(({ handedOver }) => handedOver > 0)
  await addMailCounts(hub, senderDomain, counts, clock.now()).catch((error: unknown) => {
    log.warn(
      { mails: taken.length, code: codeOf(error) },
      'mails that were handed over could not be counted by provider',
    )
  })
}

function providerIn({ recipient }: Parcel): Provider | undefined {
  const address = plainAddress(recipient.email)
  return address === undefined ? undefined : providerOf(domainOf(address))
}
