import type { Issue, Problem } from './generated/schema.ts'

/** What every error of this client is. */
export class UitpostError extends Error {
  override readonly name: string = 'UitpostError'
}

/**
 * The hub refused the request with a problem document (RFC 9457). `code` is stable (`UP-1001`), `issues` lists every fault with its
 * place, and `href` is the page that explains the code.
 */
export class ProblemError extends UitpostError {
  override readonly name = 'ProblemError'
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string | undefined
  readonly href: string
  readonly issues: readonly Issue[]
  /** The whole document, with members that only some codes have. */
  readonly problem: Problem
  /** `Uitpost-Request-Id` of the answer: quote it to the operators of the hub. */
  readonly requestId: string | undefined
  /** Milliseconds after which the hub asks for another attempt, if it says so. */
  readonly retryAfterMs: number | undefined

  constructor(problem: Problem, requestId?: string, retryAfterMs?: number) {
    super([`${problem.code} ${problem.title}`, problem.detail].filter((each) => each !== undefined).join(': '))
    this.problem = problem
    this.status = problem.status
    this.code = problem.code
    this.title = problem.title
    this.detail = problem.detail
    this.href = problem.href
    this.issues = problem.issues ?? []
    this.requestId = requestId
    this.retryAfterMs = retryAfterMs
  }
}

/** An answer that is no answer of the hub: of a proxy before it, or of another server. */
export class UnexpectedAnswerError extends UitpostError {
  override readonly name = 'UnexpectedAnswerError'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/**
 * No answer came: the connection failed, or the time was over. Whether the hub did the work is not known; send again with the same
 * Idempotency-Key to find out.
 */
export class ConnectionError extends UitpostError {
  override readonly name = 'ConnectionError'
  readonly timedOut: boolean

  constructor(message: string, cause: unknown, timedOut: boolean) {
    super(message, { cause })
    this.timedOut = timedOut
  }
}

/** A callback whose signature, age or form is wrong. Answer 400 and do nothing with it. */
export class CallbackError extends UitpostError {
  override readonly name = 'CallbackError'
}
