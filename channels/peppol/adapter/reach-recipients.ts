import { personIndex } from '../../../core/crypto/person-index.ts'
import type { EntityId } from '../../../core/words/id.ts'
import type { Reach, ReachQuestion, ReachReason } from '../../port.ts'
import type { Invoice } from '../invoice/invoice.ts'
import { maySell, participantOf, type Seller } from '../invoice/party.ts'
import { readInvoice } from '../invoice/read-invoice.ts'
import { type FoundParticipant, readParticipants, saveParticipants } from '../store/participants.ts'
import { maxParticipants } from './access-point.ts'
import type { PeppolDeps } from './peppol-deps.ts'

interface Asked {
  readonly id: string
  readonly person: Buffer
  readonly kind: Invoice['kind']
}

/** Letters to every channel are prepared together, so that a silent access point may keep none of them waiting for long. */
const maxWaitMs = 5_000
/** An access point that gave no answer is left alone for this long; invoices wait at the hand-over in the meantime. */
const restMs = 15_000

/**
 * Whether these enterprises receive what would be sent to them. The letter and its sender are checked first: the network is
 * queried about recipients to whom an invoice may go, and about no others.
 */
export function openReach(
  deps: PeppolDeps,
  sellersOf: (entities: readonly EntityId[]) => Promise<ReadonlyMap<EntityId, Seller | undefined>>,
): (questions: readonly ReachQuestion[]) => Promise<Reach[]> {
  let restsUntil = 0
  return async (questions) => {
    if (questions.length === 0) return []
    const sellers = await sellersOf(questions.map(({ entity }) => entity))
    const asked = questions.map((question) => askedOf(deps, question, sellers.get(question.entity)))
    const { found, complete } = await participantsOf(
      deps,
      asked.filter((each) => typeof each !== 'string'),
      deps.clock.now().getTime() < restsUntil,
    )
    if (!complete) restsUntil = deps.clock.now().getTime() + restMs
    return asked.map((each): Reach => {
      if (typeof each === 'string') return { kind: 'no', reason: each }
      const participant = found.get(each.person.toString('hex'))
      // No answer: the hand-over waits for the network, as the law requires a structured invoice between payers of VAT.
      const receives = participant?.[each.kind === 'invoice' ? 'invoice' : 'creditNote'] ?? true
      return receives ? { kind: 'yes' } : { kind: 'no', reason: 'not-registered' }
    })
  }
}

function askedOf(
  { keyring }: PeppolDeps,
  { recipient, data }: ReachQuestion,
  seller: Seller | undefined,
): Asked | ReachReason {
  const id = recipient.type === 'enterprise' ? participantOf(recipient.enterpriseNumber) : undefined
  const person = personIndex(recipient, keyring)
  if (id === undefined || person === undefined) return 'no-number'
  if (seller === undefined) return 'not-connected'
  const read = readInvoice(data ?? {})
  if (read.kind !== 'invoice' || !maySell(read.invoice, seller)) return 'data-unfit'
  return { id, person, kind: read.invoice.kind }
}

/** What is known about participants, from the store or from the access point; absent where neither answers. */
async function participantsOf(
  { database: { hub }, accessPoint, clock, log, settings }: PeppolDeps,
  asked: readonly Asked[],
  rests: boolean,
): Promise<{ readonly found: ReadonlyMap<string, FoundParticipant>; readonly complete: boolean }> {
  const unique = [...new Map(asked.map((each) => [each.id, each])).values()]
  const now = clock.now()
  const known = await readParticipants(
    hub,
    unique.map(({ person }) => person),
  )
  const young = [...known].filter(([, { askedAt }]) => now.getTime() - askedAt.getTime() < settings.participantMaxAgeMs)
  const answers = new Map<string, FoundParticipant>(young)
  const missing = unique.filter(({ person }) => !answers.has(person.toString('hex')))
  if (rests) return { found: answers, complete: true }
  for (let from = 0; from < missing.length; from += maxParticipants) {
    const some = missing.slice(from, from + maxParticipants)
    const found = await accessPoint.findParticipants(
      some.map(({ id }) => id),
      AbortSignal.timeout(Math.min(settings.timeoutMs, maxWaitMs)),
    )
    if (found === undefined) {
      log.warn({ participants: some.length }, 'the access point gave no answer about participants')
      return { found: answers, complete: false }
    }
    const fresh = some.map(({ id, person }) => ({
      person,
      ...(found.get(id) ?? { invoice: false, creditNote: false }),
    }))
    await saveParticipants(hub, fresh, now)
    for (const each of fresh) answers.set(each.person.toString('hex'), each)
  }
  return { found: answers, complete: true }
}
