import type { Clock } from '../../../core/clock.ts'
import type { Queryable } from '../../../core/db/database.ts'
import { codeOf } from '../../../core/error-code.ts'
import type { Log } from '../../../core/log.ts'
import type { NoticeMailer } from '../../notices.ts'
import type { Channel, Outcome, Parcel } from '../../port.ts'
import { waitingBrakes } from '../store/complaints/brakes.ts'
import { addMailCounts, type BrakeKey, brakeName } from '../store/complaints/mail-counts.ts'
import { providerOf } from '../store/mail-providers.ts'
import { domainOf, plainAddress } from './mail-address.ts'
import { type SenderAddresses, senderAddressOf } from './sender-address.ts'

export interface ComplaintBrakeDeps extends SenderAddresses {
  readonly hub: Queryable
  readonly clock: Clock
  readonly log: Log
}

/**
 * A channel with the brake: mail of the bulk lane waits for a provider at which complaints about its sender domain are near the limit
 * (decision 0059), and mails that were handed over are counted by sender domain and provider. Urgent and normal mail leaves as ever. Per
 * call one statement more for bulk mail, and one for the counts, however many domains there are.
 */
export function withComplaintBrake<Kind extends Channel>(channel: Kind, deps: ComplaintBrakeDeps): Kind {
  return {
    ...channel,
    deliver: async (
      parcels: readonly Parcel[],
      signal: AbortSignal,
      halt?: AbortSignal,
    ): Promise<readonly Outcome[]> => {
      const keys = parcels.map((parcel) => keyOf(parcel, deps))
      const waiting = await waitingFor(parcels, keys, deps)
      const outcomes = keys.map((key, index) => deferred(parcels[index], key, waiting))
      const free = parcels.filter((_, index) => outcomes[index] === undefined)
      const handedOver = free.length === 0 ? [] : await channel.deliver(free, signal, halt)
      const freeKeys = keys.filter((_, index) => outcomes[index] === undefined)
      await count(
        freeKeys.filter((_, index) => handedOver[index]?.kind === 'accepted'),
        deps,
      )
      const next = handedOver.values()
      return outcomes.map((outcome): Outcome => outcome ?? next.next().value ?? { kind: 'not-begun' })
    },
  }
}

/**
 * Notices of the hub itself, counted with the letters: a provider judges the sender domain by all of its mail. They never wait, since they
 * are not sent in bulk.
 */
export function withNoticeCounts(mailer: NoticeMailer, deps: ComplaintBrakeDeps): NoticeMailer {
  const senderDomain = domainOf(deps.from)
  return {
    ...mailer,
    send: async (notices, signal) => {
      const outcomes = await mailer.send(notices, signal)
      const taken = notices.flatMap(({ to }, index): BrakeKey[] =>
        outcomes[index]?.kind === 'accepted' ? [{ senderDomain, provider: providerOf(domainOf(to.trim())) }] : [],
      )
      if (taken.length > 0) await count(taken, deps)
      return outcomes
    },
  }
}

type Keys = readonly (BrakeKey | undefined)[]

/** The names of the brakes that hold back bulk mail of this call. */
async function waitingFor(
  parcels: readonly Parcel[],
  keys: Keys,
  { hub }: ComplaintBrakeDeps,
): Promise<ReadonlySet<string>> {
  const domains = keys.flatMap((key, index) =>
    key !== undefined && parcels[index]?.isBulk === true ? [key.senderDomain] : [],
  )
  return new Set((await waitingBrakes(hub, [...new Set(domains)])).map(brakeName))
}

function deferred(
  parcel: Parcel | undefined,
  key: BrakeKey | undefined,
  waiting: ReadonlySet<string>,
): Outcome | undefined {
  if (parcel?.isBulk !== true || key === undefined || !waiting.has(brakeName(key))) return undefined
  return { kind: 'deferred', reason: 'complaints', detail: key.provider }
}

/** Counts what was handed over. A count that cannot be stored changes no outcome: the mails have left. */
async function count(taken: Keys, { hub, clock, log }: ComplaintBrakeDeps): Promise<void> {
  const counts = taken.flatMap((key) => (key === undefined ? [] : [{ ...key, handedOver: 1, complaints: 0 }]))
  await addMailCounts(hub, counts, clock.now()).catch((error: unknown) => {
    log.warn(
      { mails: counts.length, code: codeOf(error) },
      'mails that were handed over could not be counted by provider',
    )
  })
}

/** Undefined where there is no address to which a mail could be sent. */
function keyOf({ entity, recipient }: Parcel, deps: ComplaintBrakeDeps): BrakeKey | undefined {
  const address = plainAddress(recipient.email)
  if (address === undefined) return undefined
  return { senderDomain: domainOf(senderAddressOf(deps, entity)), provider: providerOf(domainOf(address)) }
}
