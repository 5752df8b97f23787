import type { Outcome, RejectionReason } from '../../port.ts'

type Refused = Extract<Outcome, { kind: 'rejected' | 'unavailable' }>
export interface Refusal {
  readonly status: number
  /** `code` of the answer; absent: any. */
  readonly code?: string
  readonly outcome: Refused
}

const rejected = (reason: RejectionReason, detail: string): Refused => ({ kind: 'rejected', reason, detail })
const unavailable = (detail: string): Refused => ({ kind: 'unavailable', detail })

/**
 * What a refusal of the access point means for a letter; the first that matches counts. What concerns one document is final, and
 * the route takes its next step. What concerns the connection waits until it is repaired. docs/peppol.md has the repair of each.
 */
export const refusals: readonly Refusal[] = [
  { status: 400, outcome: rejected('content-refused', 'invoice-invalid') },
  { status: 401, outcome: unavailable('access-point-refuses-hub') },
  { status: 403, code: 'SENDER_NOT_REGISTERED', outcome: rejected('policy', 'sender-not-connected') },
  { status: 403, outcome: unavailable('access-point-refuses-hub') },
  { status: 404, code: 'RECEIVER_NOT_REGISTERED', outcome: rejected('unknown-recipient', 'not-registered') },
  { status: 404, outcome: unavailable('no-access-point-there') },
  { status: 405, outcome: unavailable('no-access-point-there') },
  { status: 413, outcome: rejected('too-large', 'invoice-too-large') },
  { status: 422, code: 'DOCUMENT_TYPE_NOT_RECEIVED', outcome: rejected('unknown-recipient', 'not-registered') },
  { status: 422, outcome: rejected('content-refused', 'invoice-invalid') },
]

/** The outcome of an answer that is no success. */
export function refusalOf(status: number, json: unknown): Refused {
  const code = typeof json === 'object' && json !== null && 'code' in json ? json.code : undefined
  const found = refusals.find((each) => each.status === status && (each.code ?? code) === code)
  return found?.outcome ?? unavailable(String(status))
}
