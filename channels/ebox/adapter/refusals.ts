import type { Outcome, RejectionReason } from '../../port.ts'

/** What a refusal of the eBox means for a letter. `detail` is a word that the staff app and `docs/ebox.md` explain. */
export interface Refusal {
  readonly status: number
  /** `code` of the published `StatusMessage`; absent: any. */
  readonly code?: string
  /** Part of its `message`; absent: any. */
  readonly says?: RegExp
  readonly outcome:
    | { readonly kind: 'rejected'; readonly reason: RejectionReason; readonly detail: string }
    | { readonly kind: 'unavailable'; readonly detail: string }
}

const rejected = (reason: RejectionReason, detail: string): Refusal['outcome'] => ({ kind: 'rejected', reason, detail })
const unavailable = (detail: string): Refusal['outcome'] => ({ kind: 'unavailable', detail })

/**
 * Every refusal of the published files and of the sender's documentation (dev.eboxenterprise.be, "Becoming a document sender");
 * the first that matches counts. What concerns one letter or sender is final, and the route takes its next step. What concerns
 * the connection is temporary: the letters wait until it is repaired, as otherwise all of them would leave on paper.
 */
export const refusals: readonly Refusal[] = [
  // The published services do not redirect.
  ...[301, 302, 303, 307, 308].map((status) => ({ status, outcome: unavailable('address-of-service') })),
  {
    status: 400,
    code: 'INVALID_INPUT',
    says: /not a valid company/i,
    outcome: rejected('unknown-recipient', 'invalid-recipient'),
  },
  {
    status: 400,
    code: 'INVALID_INPUT',
    says: /no main content/i,
    outcome: rejected('content-refused', 'no-main-content'),
  },
  {
    status: 400,
    code: 'INVALID_INPUT',
    says: /too many main content/i,
    outcome: rejected('content-refused', 'too-many-main-contents'),
  },
  { status: 400, code: 'INVALID_INPUT', outcome: rejected('content-refused', 'other-invalid-input') },
  { status: 400, code: 'INVALID_SENDER', outcome: rejected('policy', 'sender-not-authorised') },
  { status: 400, code: 'NOT_IMPLEMENTED', outcome: rejected('content-refused', 'several-languages') },
  // The bytes changed on the way: the same letter is sent again.
  { status: 400, code: 'DIGEST_DO_NOT_MATCH', outcome: unavailable('digest-differs') },
  { status: 400, outcome: rejected('content-refused', 'other-invalid-input') },
  // The token was renewed once before this.
  { status: 401, outcome: unavailable('token-refused') },
  { status: 403, code: 'INVALID_SENDER', outcome: rejected('policy', 'sender-not-authorised') },
  { status: 403, outcome: unavailable('scope-missing') },
  { status: 404, outcome: unavailable('address-of-service') },
  { status: 405, outcome: unavailable('address-of-service') },
  { status: 413, outcome: rejected('too-large', 'too-large') },
  { status: 415, outcome: rejected('content-refused', 'media-type') },
  { status: 422, outcome: rejected('content-refused', 'other-invalid-input') },
]

/** The outcome of an answer that is neither a success nor 409. */
export function refusalOf(
  status: number,
  json: unknown,
): Exclude<Outcome, { kind: 'accepted' | 'not-begun' | 'unreadable' }> {
  // A proxy before the eBox knows nothing of the letter: a fault of the proxy must not send letters on paper.
  if ((status === 400 || status === 422) && !isFromEbox(json)) return unavailable('answer-of-proxy')
  const { code, message } = statusMessageOf(json)
  const found = refusals.find(
    (each) =>
      each.status === status && (each.code ?? code) === code && (each.says === undefined || each.says.test(message)),
  )
  return found?.outcome ?? { kind: 'unavailable', detail: String(status) }
}

/**
 * Whether the eBox wrote this answer: a `StatusMessage` of the published files, or a problem of the Belgian federal REST guide.
 * What a proxy or gateway writes by itself is HTML, or JSON without either.
 */
export function isFromEbox(json: unknown): boolean {
  if (typeof json !== 'object' || json === null) return false
  const { code, type } = json as { readonly code?: unknown; readonly type?: unknown }
  return (typeof code === 'string' && code !== '') || (typeof type === 'string' && type.startsWith('urn:problem-type:'))
}

/** Whether the service refuses a set of messages or recipients because of what is in it. */
export function refusesSet({ status, json }: { readonly status: number; readonly json: unknown }): boolean {
  return status === 400 && statusMessageOf(json).code === 'INVALID_INPUT'
}

/** `StatusMessage` of the published files; its text is compared and never shown, since it may quote a number. */
export function statusMessageOf(json: unknown): { readonly code: string; readonly message: string } {
  const text = (member: 'code' | 'message'): string => {
    const value = typeof json === 'object' && json !== null ? (json as Record<string, unknown>)[member] : undefined
    return typeof value === 'string' ? value : ''
  }
  return { code: text('code'), message: text('message') }
}
