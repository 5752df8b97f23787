/** One thing that is wrong in an input: the place, the rule, and how to repair it. Never holds a value. */
export interface Fault {
  readonly in: 'body' | 'path' | 'query' | 'header'
  /** JSON pointer (RFC 6901) into the body, or the name of the parameter or header. */
  readonly pointer: string
  /** `UP-…` of the catalogue of problems. */
  readonly code: FaultCode
  readonly detail: string
  /** The rule within the code, where the code has several. */
  readonly reason?: string
  /** Page of a document, from 1. */
  readonly page?: number
  /** Place on that page, millimetres from its top left. */
  readonly box?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  /** Of a template: the kind of fault and what it is about, for texts in a language other than English. */
  readonly kind?: string
  readonly values?: Readonly<Record<string, string | number>>
}
export type FaultCode = `UP-${number}`

/**
 * A refusal that the caller can act upon. `code` is looked up in the catalogue of problems, which gives it status and title.
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
