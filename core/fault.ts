/** One thing that is wrong with what somebody sent: where, which rule, and how to repair it. Never holds a value. */
export interface Fault {
  readonly in: 'body' | 'path' | 'query' | 'header'
  /** JSON pointer (RFC 6901) into the body, or the name of the parameter or header. */
  readonly pointer: string
  /** `UP-…` of the catalogue of problems. */
  readonly code: FaultCode
  readonly detail: string
  /** Which rule within the code, where it has several. */
  readonly reason?: string
  /** Of a document, from 1. */
  readonly page?: number
  /** Where on that page, millimetres from its top left. */
  readonly box?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  /** Of a template: which fault it is and what it is about, for who tells it in another language than English. */
  readonly kind?: string
  readonly values?: Readonly<Record<string, string | number>>
}
export type FaultCode = `UP-${number}`

/**
 * A refusal that the asker can act upon. `code` is looked up in the catalogue of problems, which gives it status and title.
 * Everything else that is thrown is a bug.
 */
export class Refusal extends Error {
  readonly code: FaultCode
  readonly faults: readonly Fault[]
  /** Further members of the problem document, e.g. `cancellableUntil`. */
  readonly extra: Readonly<Record<string, unknown>>
  constructor(code: FaultCode, detail: string, faults: readonly Fault[] = [], extra: Record<string, unknown> = {}) {
    super(detail)
    this.name = 'Refusal'
    this.code = code
    this.faults = faults
    this.extra = extra
  }
}
