import type { EntityId, Id } from '../../core/words/id.ts'

/** In whose name something is asked: the entity and the mode of the key. */
export interface Sender {
  readonly entity: EntityId
  /** Test keys: nothing leaves, the simulator answers. */
  readonly test: boolean
}

/** Where a message comes from when it is a row of a batch, or another message sent again. */
export interface Origin {
  readonly batch?: { readonly id: Id<'batch'>; readonly row: number }
  readonly resendOf?: Id<'message'>
}
