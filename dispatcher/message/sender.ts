import type { EntityId, Id } from '../../core/words/id.ts'
import type { Recipient } from '../../core/words/recipient.ts'

/** In whose name a request is made: the entity and the mode of the key. */
export interface Sender {
  readonly entity: EntityId
  /** Test keys: nothing leaves, the simulator answers. */
  readonly test: boolean
  /** The key with which the caller sends; absent for people, and for what the hub sends itself. */
  readonly key?: Id<'apiKey'>
}

/** The origin of a message that is a row of a batch, or another message sent again or copied. */
export interface Origin {
  /** The submitter as the audit log names them: `key:<id>` or `staff:<id>`. Absent for messages that the hub itself makes. */
  readonly by?: string
  readonly batch?: { readonly id: Id<'batch'>; readonly row: number }
  readonly resendOf?: Id<'message'>
  readonly copyOf?: CopyOf
  /** A copy to the office itself of a letter of a list that was not sent yet. */
  readonly officeCopyOf?: Pick<CopyOf, 'addressee'>
}

/** The letter that a copy repeats, and its original recipient, whom the copy still addresses. */
export interface CopyOf {
  readonly message: Id<'message'>
  readonly addressee: Recipient
}
