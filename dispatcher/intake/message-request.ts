import type { Confidentiality } from '../../core/words/confidentiality.ts'
import type { ChannelName, MessageClassKey, Postage, Priority, Via } from '../../core/words/message.ts'
import type { Recipient } from '../../core/words/recipient.ts'

/** What an entity requests, after the API checked its shape (3.2 of the HTTP contract). */
export interface MessageRequest {
  /** This, or `document` with `subject`. */
  readonly template?: { readonly key: string; readonly version?: number | undefined } | undefined
  /** `doc_…` of a supplied document. */
  readonly document?: string | undefined
  readonly subject?: string | undefined
  readonly attachments?: readonly { readonly document: string; readonly via?: Via | undefined }[] | undefined
  readonly recipient: Recipient
  readonly data?: Readonly<Record<string, unknown>> | undefined
  readonly reference: string
  readonly priority?: Priority | undefined
  readonly class?: MessageClassKey | undefined
  readonly postage?: Postage | undefined
  readonly channels?: readonly ChannelName[] | undefined
  /** ISO 8601 with offset. */
  readonly sendAfter?: string | undefined
  readonly expiresAt?: string | undefined
  readonly hold?: boolean | undefined
  readonly replyAllowed?: boolean | undefined
  readonly costCentre?: string | undefined
  readonly confidentiality?: Confidentiality | undefined
  readonly condition?: { readonly url: string } | undefined
  readonly archive?: { readonly series?: string | undefined; readonly dossier?: string | undefined } | undefined
}
