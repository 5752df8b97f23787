import type { Fault } from '../../core/fault.ts'
import type { MessageRequest } from './message-request.ts'

/** A message whose shape was checked. */
export interface ShapedMessage {
  /** Where the shape is wrong, a harmless value replaces each part that could not be read. */
  readonly request: MessageRequest
  readonly faults: readonly Fault[]
  /** Whether intake may report a fault at this pointer: nothing is reported about parts that were replaced. */
  readonly reports: (pointer: string) => boolean
}

/** How the rows of a list are read: by the contract, which the composition root hands over. */
export interface RowShapes {
  /** Strict JSON, with the faults of text that JSON allows and the hub does not; undefined with the reason for what is no JSON. */
  parse(text: string): { readonly value: unknown; readonly faults: readonly Fault[] } | { readonly broken: string }
  shape(asked: Readonly<Record<string, unknown>>): ShapedMessage
}
