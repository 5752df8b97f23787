import type { StoredDocument } from '../../archive/ingest/ingest-request.ts'
import { channelTraits } from '../../channels/traits.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import { deflatedSeal } from '../../core/crypto/seal-deflated.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { ChannelName, DocumentKind, Via } from '../../core/words/message.ts'
import { contentDictionaries } from './content-dictionary.ts'
import type { LetterContent } from './letter-maker.ts'

/** What a delivery hands over: the words that channels carry as fields, and a list of its archived documents. Stored sealed. */
export interface DeliveryContent extends LetterContent {
  readonly documents: readonly ContentDocument[]
}
export interface ContentDocument {
  readonly n: number
  readonly kind: DocumentKind
  readonly variant: 'normal' | 'large'
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly pages?: number
  readonly sha256: string
  /** The channels of an attachment; absent means all channels. */
  readonly via?: Via
}

const context = (message: MessageId): string => `delivery-content:${message}`

/** Deliveries that are older than the dictionary hold their content as sealed JSON; both forms are read. */
const contents = deflatedSeal<DeliveryContent>(contentDictionaries)

export function sealContent(content: DeliveryContent, message: MessageId, keyring: Keyring): Buffer {
  return contents.seal(content, context(message), keyring)
}

export function openContent(sealed: Uint8Array, message: MessageId, keyring: Keyring): DeliveryContent {
  return contents.open(sealed, context(message), keyring)
}

export function contentDocument(stored: StoredDocument): ContentDocument {
  const { n, kind, variant, name, mediaType, size, pages, sha256 } = stored
  return { n, kind, variant, name, mediaType, size, sha256, ...(pages !== undefined && { pages }) }
}

/** The documents of a record that go with a channel; the others stay in the archive. */
export function documentsFor(channel: ChannelName, documents: readonly ContentDocument[]): ContentDocument[] {
  return documents.filter(channelTraits[channel].carries)
}
