import type { MessageId } from '../core/words/id.ts'
import type { ChannelName } from '../core/words/message.ts'
import { itemReferenceOf } from './inbox/store/item.ts'

/** The channels whose reference to a delivery is a function of that delivery, so that no row need keep it. */
const ownReferences: ReadonlyMap<ChannelName, (message: MessageId, sequence: number) => string> = new Map([
  ['inbox', itemReferenceOf],
])

export function derivesReference(channel: ChannelName): boolean {
  return ownReferences.has(channel)
}

/** The reference of a delivery that the channel accepted; undefined for a channel that does not derive it. */
export function derivedReference(channel: ChannelName, message: MessageId, sequence: number): string | undefined {
  return ownReferences.get(channel)?.(message, sequence)
}
