import { openInboxChannel } from '../../channels/inbox/adapter/inbox-channel.ts'
import type { UnopenedParcel } from '../../channels/port.ts'
import { systemClock } from '../../core/clock.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Database } from '../../core/db/database.ts'
import { type EntityId, newId } from '../../core/words/id.ts'
import { testInsz } from '../../seeds/people.ts'
import { type Figure, figure } from '../measure.ts'

const letters = { full: 20_000, brief: 4_000, smoke: 200 } as const
/** As many as a chunk of the bulk lane holds. */
const chunk = 64
const runs = 5

/**
 * How many letters a second one connection puts into inboxes: chunks of 64, each in a transaction of its own, as the transaction that
 * plans them does it.
 */
export async function handOverToInboxes(
  database: Database,
  keyring: Keyring,
  entity: EntityId,
  size: keyof typeof letters,
  cpu: () => Promise<number>,
): Promise<Figure[]> {
  const channel = openInboxChannel({ database, keyring, clock: systemClock })
  const rates: number[] = []
  const costs: number[] = []
  // The first run warms compiler and buffers.
  for (let run = 0; run <= runs; run++) {
    const parcels = Array.from({ length: letters[size] }, (_, at) => parcelTo(entity, at))
    const [began, before] = [performance.now(), await cpu()]
    let taken = 0
    for (let from = 0; from < parcels.length; from += chunk) {
      const some = parcels.slice(from, from + chunk)
      const outcomes = await database.asHub(async (tx) => channel.handOverIn?.(tx, some, systemClock.now()))
      taken += (outcomes ?? []).filter(({ kind }) => kind === 'accepted').length
    }
    if (taken !== parcels.length) throw new Error(`Only ${taken} of ${parcels.length} letters were taken`)
    const seconds = (performance.now() - began) / 1_000
    const used = (await cpu()) - before
    if (run === 0) continue
    rates.push(parcels.length / seconds)
    costs.push((used * 1_000) / parcels.length)
  }
  return [
    figure('handed over to inboxes, one connection', 'letters/s', rates, { bar: 2_000 }),
    figure('a hand-over, CPU of process and PostgreSQL', 'ms', costs),
  ]
}

function parcelTo(entity: EntityId, at: number): UnopenedParcel {
  const message = newId('message', systemClock.now())
  return {
    entity,
    entityName: 'Agentschap Voorbeeldbelastingen',
    message,
    sequence: 1,
    idempotencyKey: `${message}.1`,
    attempt: 1,
    recipient: { type: 'citizen', name: 'Mieke Proefmans', insz: testInsz('850312', (at % 900) + 1) },
    language: 'nl',
    subject: 'Aanslagbiljet onroerende voorheffing 2026',
    postage: 'priority',
    sensitive: false,
    replyReference: 'ABCDEFGHJKMNPQ',
    documents: [
      { n: 1, kind: 'letter', name: 'brief.pdf', mediaType: 'application/pdf', size: 61_234, pages: 1, sha256: '' },
    ],
    actions: [{ kind: 'pay', text: 'Betaal € 384,20.', due: '2027-01-31' }],
    replyAllowed: true,
    record: newId('record', systemClock.now()),
  }
}
