import type { Outcome } from '../../port.ts'

/** Which documents a participant of the network receives; `false` for both: it is not registered. */
export interface Participant {
  readonly invoice: boolean
  readonly creditNote: boolean
}

export interface DocumentToSend {
  /** `0208:…` */
  readonly sender: string
  readonly receiver: string
  readonly documentType: string
  readonly process: string
  readonly xml: Uint8Array
  /** The access point recognises a repeated document by it. */
  readonly idempotencyKey: string
}

/** What became of a document; `sent`: the receiver's side has not answered yet. */
export type DocumentStatus =
  | { readonly kind: 'sent' }
  | { readonly kind: 'delivered'; readonly at: Date }
  | { readonly kind: 'rejected'; readonly at: Date; readonly detail: 'invoice-refused' | 'not-delivered' }

/**
 * The access point that sends documents over Peppol for the hub. Each provider has an API of its own; this is what the channel
 * needs of it. None of the functions throws for what a network or a server does.
 */
export interface AccessPoint {
  /** By participant identifier, for at most `maxParticipants`; undefined when no answer came. */
  findParticipants(ids: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, Participant> | undefined>
  send(document: DocumentToSend, signal: AbortSignal): Promise<Sent>
  /** By the reference of the access point, for at most `maxStatuses`; those that it does not know are absent. */
  findStatuses(
    references: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, DocumentStatus> | undefined>
  close(): void
}
export const maxParticipants = 100
export const maxStatuses = 500

export type Sent =
  | { readonly kind: 'sent'; readonly reference: string }
  /** `away`: the documents behind this one would fail alike. */
  | { readonly kind: 'not-sent'; readonly outcome: Exclude<Outcome, { kind: 'accepted' }>; readonly away: boolean }
