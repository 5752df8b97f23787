import pLimit from 'p-limit'
import type { Clock } from '../../../core/clock.ts'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import { personIndex } from '../../../core/crypto/person-index.ts'
import type { Database } from '../../../core/db/database.ts'
import type { Log } from '../../../core/log.ts'
import { openHttpClient } from '../../http-client.ts'
import type { Channel, Outcome, Parcel } from '../../port.ts'
import { channelTraits } from '../../traits.ts'
import { unreadable } from '../../unreadable.ts'
import { saveConsents } from '../store/consents.ts'
import { type Answered, findPublications, notePublications, type Published } from '../store/publications.ts'
import { entitiesOnEbox, senderFor } from '../store/senders.ts'
import { openAccessTokens } from './access-token.ts'
import { openConsents } from './ask-consents.ts'
import { openCallCounter } from './call-counter.ts'
import { clientCertificate } from './client-assertion.ts'
import { openService } from './ebox-service.ts'
import type { EboxSettings } from './ebox-settings.ts'
import { boxOf, type Composed, composeMessage } from './message-to-publish.ts'
import { writeTogether } from './note-together.ts'
import { type Publication, publishLetter } from './publish-letter.ts'
import { admitSenders, reachRecipients } from './reach-recipients.ts'
import { followLetters } from './read-status.ts'

export interface EboxDeps {
  readonly database: Pick<Database, 'hub' | 'asHub'>
  readonly keyring: Keyring
  readonly clock: Clock
  readonly log: Log
  readonly settings: EboxSettings
}

/** A letter with more bytes is transferred alone, so that memory holds one of that size. */
const largeBytes = 8_000_000

/** The Belgian eBox of citizens and enterprises: the Message Registry of social security, version 3. */
export function createEboxChannel(deps: EboxDeps): Channel {
  const { database, keyring, clock, log, settings } = deps
  const { hub } = database
  const http = openHttpClient({ connections: settings.concurrency + 2, timeoutMs: settings.timeoutMs })
  const counter = openCallCounter()
  const service = openService(http, openAccessTokens(settings, http, clock), counter)
  const overall = pLimit(settings.concurrency)
  const largeOnes = pLimit(1)
  const noteAnswer = writeTogether<Answered>((answers) => notePublications(hub, keyring, answers))
  const consents = openConsents({ hub, keyring, clock, log, service, settings })

  const publish = async (parcel: Parcel, composed: Extract<Composed, { kind: 'composed' }>, signal: AbortSignal) => {
    try {
      return await publishLetter(service, settings, parcel, composed, { signal, now: () => clock.now() })
    } catch (error) {
      return { kind: 'not-published', outcome: unreadable(parcel, error, log), away: false } satisfies Publication
    }
  }

  /** Stores the answer before it is returned. */
  const note = async (parcel: Parcel, published: Published): Promise<void> => {
    const box = boxOf(parcel)
    if (box === undefined) return
    const now = clock.now()
    await noteAnswer({ delivery: parcel, box, published, at: now })
    const person = personIndex(parcel.recipient, keyring)
    if (published.outcome === 'no-digital-user' && person !== undefined)
      await saveConsents(hub, [{ person, answer: 'never-opened' }], now)
  }

  return {
    name: 'ebox',
    traits: channelTraits.ebox,
    reach: (questions) =>
      reachRecipients(hub, (recipients) => consents.of(recipients), settings.consentPatienceMs, questions),
    admits: (questions) => admitSenders(hub, questions),
    deliver: async (parcels, signal, halt) => {
      if (parcels.length === 0) return []
      const stopped: Outcome = { kind: 'unavailable', detail: 'stopped' }
      if (signal.aborted) return parcels.map(() => stopped)
      const [known, entities] = await Promise.all([
        findPublications(hub, parcels),
        entitiesOnEbox(
          hub,
          parcels.map(({ entity }) => entity),
        ),
      ])
      // Once the service is known to be away, the letters behind need not wait for it as well.
      let away: Outcome | undefined
      const handOver = async (parcel: Parcel): Promise<Outcome> => {
        const before = known.of(parcel)
        if (before !== undefined) return outcomeOf(before)
        if (halt?.aborted === true) return { kind: 'not-begun' }
        if (signal.aborted) return stopped
        if (away !== undefined) return away
        const box = boxOf(parcel)
        if (box === undefined) return { kind: 'rejected', reason: 'unknown-recipient', detail: 'invalid-recipient' }
        const entity = entities.get(parcel.entity)
        const sender = entity === undefined ? undefined : senderFor(entity, box.kind, parcel.messageClass)
        // Removed or withdrawn after the route was decided.
        if (sender === undefined) return { kind: 'rejected', reason: 'policy', detail: 'sender-not-authorised' }
        if (entity?.decided !== true) return { kind: 'rejected', reason: 'policy', detail: 'ebox-decision-missing' }
        const composed = composeMessage(parcel, box, sender, settings.maxBytes)
        if (composed.kind === 'refused') return composed.outcome
        const made = await publish(parcel, composed, signal)
        if (made.kind === 'not-published') {
          // What this letter's own outcome leaves open says nothing about the others: none of them was sent.
          if (made.away)
            away = made.outcome.kind === 'unknown' ? { kind: 'unavailable', detail: made.outcome.detail } : made.outcome
          return made.outcome
        }
        await note(parcel, made.published)
        return outcomeOf(made.published)
      }
      return Promise.all(
        parcels.map((parcel) => {
          const size = parcel.documents.reduce((sum, document) => sum + document.size, 0)
          return size > largeBytes ? largeOnes(() => overall(() => handOver(parcel))) : overall(() => handOver(parcel))
        }),
      )
    },
    receipts: followLetters({ database, keyring, clock, log, service, counter, settings }),
    certificates: async () => [await clientCertificate(settings, clock.now())],
    close: async () => {
      http.close()
      await consents.settled()
    },
  }
}

function outcomeOf({ outcome, reference, expiresAt }: Published): Outcome {
  if (outcome === 'no-digital-user') return { kind: 'rejected', reason: 'no-digital-user', detail: 'NO_DIGITAL_USER' }
  return {
    kind: 'accepted',
    providerReference: reference,
    // What was published is in the eBox.
    also: 'delivered',
    ...(expiresAt !== undefined && { availableUntil: expiresAt }),
  }
}
