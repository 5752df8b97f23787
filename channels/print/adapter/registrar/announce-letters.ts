import pLimit from 'p-limit'
import type { Clock } from '../../../../core/clock.ts'
import type { Database } from '../../../../core/db/database.ts'
import { showNumberedId } from '../../../../core/words/id.ts'
import type { Announcement, LetterToAnnounce } from '../../../port.ts'
import {
  type AnnouncementResult,
  keyOf,
  noteAnnounced,
  noteAnnouncing,
  numberLetters,
  type RegisteredItem,
} from '../../store/registered/registered-items.ts'
import { registrarAccounts } from '../../store/registered/registrar-accounts.ts'
import { noteSeen } from './note-seen.ts'
import type { AnnounceAnswer, ItemToAnnounce, Registrar } from './registrar.ts'

export interface AnnounceDeps {
  readonly database: Pick<Database, 'hub' | 'asHub'>
  readonly clock: Clock
  readonly registrar: Registrar
}

const maxConcurrentCalls = 4

/**
 * Announces registered letters, each once: the item and its barcode are stored first, then noted as being announced, then sent. An
 * item whose earlier announcement has no known answer is searched at the operator, and sent again only when it is not there.
 */
export async function announceLetters(
  { database, clock, registrar }: AnnounceDeps,
  letters: readonly LetterToAnnounce[],
  signal: AbortSignal,
): Promise<readonly Announcement[]> {
  const items = await database.asHub((tx) => numberLetters(tx, letters.map(numbered), clock.now()))
  const byLetter = new Map(items.map((item) => [keyOf(item), item]))
  const accounts = await registrarAccounts(
    database.hub,
    items.map((item) => item.entity),
  )
  const waiting = letters.flatMap((letter) => {
    const item = byLetter.get(keyOf(letter))
    return item?.state === 'numbered' || item?.state === 'announcing' ? [{ letter, item }] : []
  })
  if (waiting.length > 0)
    await noteAnnouncing(
      database.hub,
      waiting.map(({ item }) => item),
      clock.now(),
    )
  const results = await pLimit(maxConcurrentCalls).map(waiting, async ({ letter, item }) => {
    const router = accounts.get(item.entity)?.router ?? null
    const answer = await announceOnce(registrar, toAnnounce(letter, item, router), item, signal)
    return resultOf(item, answer)
  })
  if (results.length > 0) await noteAnnounced(database.hub, results, clock.now())
  await noteSeen(database.hub, registrar, clock.now())
  const after = new Map(results.map((result) => [keyOf(result), result]))
  return letters.map((letter) => announcementOf(byLetter.get(keyOf(letter)), after.get(keyOf(letter))))
}

const numbered = ({ message, sequence, entity, recipient, judicial }: LetterToAnnounce) => ({
  message,
  sequence,
  entity,
  judicial,
  abroad: recipient.address !== undefined && recipient.address.country !== 'BE',
})

function toAnnounce({ recipient }: LetterToAnnounce, item: RegisteredItem, router: string | null): ItemToAnnounce {
  return {
    account: item.account,
    subaccount: item.subaccount,
    router,
    product: item.product,
    reference: showNumberedId('dlv', item.message, item.sequence),
    barcode: item.barcode,
    recipient: { name: recipient.name, company: recipient.type === 'enterprise', address: recipient.address },
  }
}

async function announceOnce(
  registrar: Registrar,
  request: ItemToAnnounce,
  before: RegisteredItem,
  signal: AbortSignal,
): Promise<AnnounceAnswer> {
  if (before.state === 'announcing') {
    const found = await registrar.search(request, signal)
    // What is known of the earlier attempt stays unknown while the operator cannot be asked.
    if (found.kind === 'away') return { kind: 'unknown', detail: found.detail }
    if (found.kind === 'found') return { kind: 'announced', barcode: found.barcode }
  }
  const answer = await registrar.announce(request, signal)
  if (answer.kind !== 'unknown') return answer
  // The operator refuses a barcode that is in use by another item: then nothing is found under this reference.
  const found = await registrar.search(request, signal)
  if (found.kind === 'found') return { kind: 'announced', barcode: found.barcode }
  return found.kind === 'not-found' && answer.detail === 'HTTP_409'
    ? { kind: 'refused', reason: 'announcement-refused' }
    : answer
}

function resultOf({ message, sequence, state }: RegisteredItem, answer: AnnounceAnswer): AnnouncementResult {
  const about = { message, sequence }
  switch (answer.kind) {
    case 'announced':
      return { ...about, state: 'announced', barcode: answer.barcode, reason: null }
    case 'refused':
      return { ...about, state: 'refused', barcode: null, reason: answer.reason }
    case 'unknown':
      return { ...about, state: 'announcing', barcode: null, reason: answer.detail }
    case 'away':
      // Nothing was sent in this attempt: an item that was never sent needs no search.
      return { ...about, state: state === 'numbered' ? 'numbered' : 'announcing', barcode: null, reason: answer.detail }
    default:
      return answer satisfies never
  }
}

function announcementOf(item: RegisteredItem | undefined, result: AnnouncementResult | undefined): Announcement {
  if (item === undefined) return { kind: 'not-needed' }
  const state = result?.state ?? item.state
  const barcode = result?.barcode ?? item.barcode
  const reason = result?.reason ?? item.reason ?? 'announcement-refused'
  if (state === 'announced' && barcode !== null) return { kind: 'announced', barcode }
  if (state === 'foreign') return { kind: 'not-needed' }
  return state === 'refused' ? { kind: 'refused', reason } : { kind: 'waiting', reason }
}
