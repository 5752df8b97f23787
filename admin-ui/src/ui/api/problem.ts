import type { z } from 'zod'
import type { callbackOutcome } from '../../../../api/contract/callbacks/callback-calls.ts'
import type { issue } from '../../../../api/contract/problem.ts'

type CallOutcome = z.output<typeof callbackOutcome>

/** One fault of a request (RFC 9457 with the API's `issues`). */
export type Issue = z.output<typeof issue>
export interface ProblemBody {
  readonly code?: string
  readonly title?: string
  readonly detail?: string
  readonly issues?: readonly Issue[]
  readonly status?: number | string
  readonly cancellableUntil?: string
  /** Of a command that came too late: why. */
  readonly because?: Readonly<Record<string, string>>
  /** Of a callback whose new address was refused: what came of the call. */
  readonly ping?: { readonly outcome: CallOutcome; readonly status?: number }
  /** Of a document: findings that need no repair, and the addresses of its pictures. */
  readonly warnings?: readonly Issue[]
  readonly overlays?: readonly string[]
  /** Of a record that is gone: the archive service that has it. */
  readonly transferred?: { readonly archiveService: string; readonly package: string; readonly reference?: string }
}

/** A response with a status other than 2xx, or no response at all (`status` 0). */
export class Problem extends Error {
  readonly status: number
  readonly body: ProblemBody
  /** `Uitpost-Request-Id` of the response, for the person who helps the reader. */
  readonly requestId: string | undefined

  constructor(status: number, body: ProblemBody, requestId: string | undefined) {
    super(body.title ?? `HTTP ${status}`)
    this.name = 'Problem'
    this.status = status
    this.body = body
    this.requestId = requestId
  }
}

export function isProblem(error: unknown, ...statuses: readonly number[]): error is Problem {
  return error instanceof Problem && (statuses.length === 0 || statuses.includes(error.status))
}
