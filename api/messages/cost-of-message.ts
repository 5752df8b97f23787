import { costsOfLetter, type LetterCost } from '../../channels/print/store/reports/letter-costs.ts'
import type { Sender } from '../../dispatcher/message/sender.ts'
import type { MessageView } from '../../dispatcher/messages/message-view.ts'
import type { Message } from '../contract/messages/message.ts'
import type { ApiDeps } from '../server/api-deps.ts'

/**
 * What a message costs over all its deliveries: digital ones by their price, paper by its bill, or until one comes by its share of the
 * envelope. An estimate until the run is divided, since the letter may share an envelope; absent where no price is known.
 */
export async function costOf(
  { database }: ApiDeps,
  { entity }: Sender,
  view: MessageView,
): Promise<Pick<Message, 'cost'>> {
  const onPaper = view.deliveries.some(({ channel, simulated }) => channel === 'print' && !simulated)
  const letters = onPaper ? await database.asEntity(entity, (tx) => costsOfLetter(tx, view.id)) : []
  const digital = view.deliveries.filter(({ channel, handedOverAt }) => channel !== 'print' && handedOverAt !== null)
  const priced = letters.flatMap(({ amount, ...each }) => (amount === null ? [] : [{ amount, ...each }]))
  const sum =
    priced.reduce((cents, { amount }) => cents + amount, 0) +
    digital.reduce((cents, { costCents }) => cents + (costCents ?? 0), 0)
  if (priced.length > 0 || (digital.length > 0 && letters.length === 0)) {
    const estimated = priced.some(({ isShared, isBilled }) => !isShared && !isBilled)
    const billed = priced.length > 0 && priced.every(({ isBilled }) => isBilled)
    return { cost: { amount: sum, currency: 'EUR', ...postageOf(priced), estimated, ...(billed && { billed }) } }
  }
  // A letter that is held has no place in a run; its price is that of its last place.
  const { costCents, status } = view
  if (costCents === null || letters.length > 0 || status === 'cancelled') return {}
  return { cost: { amount: costCents, currency: 'EUR', estimated: true } }
}

/** The postage of all letters on paper; absent where that of one of them is not known, and without any. */
function postageOf(letters: readonly Pick<LetterCost, 'postageAmount'>[]): { postageAmount?: number } {
  const known = letters.flatMap(({ postageAmount }) => postageAmount ?? [])
  if (letters.length === 0 || known.length < letters.length) return {}
  return { postageAmount: known.reduce((sum, each) => sum + each, 0) }
}
