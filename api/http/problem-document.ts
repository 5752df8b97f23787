import { BlobsAway } from '../../core/blobs/blobs-away.ts'
import { isDatabaseReadOnly } from '../../core/db/is-database-away.ts'
import { type Fault, Refusal } from '../../core/fault.ts'
import { isAway } from '../../core/is-away.ts'
import type { Problem } from '../contract/problem.ts'
import { isProblemCode, type ProblemCode, problems } from '../problems/problems.ts'

export interface ProblemAnswer {
  readonly document: Problem
  readonly headers: Readonly<Record<string, string>>
}

/** More faults would not help the caller, and an answer should not be larger than the request. */
const maxIssues = 100

/** Seconds: a database that restarts is back within a few. */
const databaseBackAfter = 2
/** Seconds: a person must free the space. */
const roomBackAfter = 30

/**
 * The answer to a refusal, or to a database that is away for a moment. Any other error is answered as an internal error, without
 * any of its details.
 * @param takesKey whether the operation takes an `Idempotency-Key`
 */
export function problemAnswer(thrown: unknown, requestId: string, takesKey = false): ProblemAnswer {
  if (isAway(thrown)) return problemAnswer(awayRefusal(thrown, takesKey), requestId)
  if (!(thrown instanceof Refusal)) return answer('UP-1500', requestId, {})
  const { retryAfter, allow, title, ...extra } = thrown.extra
  const code = isProblemCode(thrown.code) ? thrown.code : 'UP-1001'
  const given = thrown.faults.length === 0 ? extra : { ...extra, issues: thrown.faults.slice(0, maxIssues) }
  const made = answer(code, requestId, { detail: thrown.message, ...given }, thrown.faults)
  const wait = typeof retryAfter === 'number' ? retryAfter : code === 'UP-1503' || code === 'UP-1006' ? 1 : undefined
  return {
    document: typeof title === 'string' ? { ...made.document, title } : made.document,
    headers: {
      ...(wait === undefined ? {} : { 'Retry-After': String(wait) }),
      ...(typeof allow === 'string' ? { Allow: allow } : {}),
      ...(code === 'UP-1101' ? { 'WWW-Authenticate': 'Bearer realm="uitpost"' } : {}),
    },
  }
}

/** Either nothing of the request was done, or the outcome is unknown: a repeated request is carried out once. */
function awayRefusal(thrown: unknown, takesKey: boolean): Refusal {
  const again = takesKey ? 'Send again; the same Idempotency-Key gives one letter.' : 'Send again.'
  if (isDatabaseReadOnly(thrown))
    return new Refusal('UP-1503', `The database cannot write now. ${again}`, [], { retryAfter: roomBackAfter })
  if (thrown instanceof BlobsAway)
    return new Refusal('UP-1503', `Documents cannot be read or kept now. ${again}`, [], { retryAfter: roomBackAfter })
  return new Refusal('UP-1503', `The database is away for a moment. ${again}`, [], { retryAfter: databaseBackAfter })
}

function answer(
  code: ProblemCode,
  requestId: string,
  members: Record<string, unknown>,
  faults: readonly Fault[] = [],
): ProblemAnswer {
  const { slug, status, title } = problems[code]
  const counted =
    code === 'UP-1001' && faults.length > 0
      ? `The request has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`
      : title
  return {
    document: {
      // The extra members of a refusal never replace the members of RFC 9457.
      ...members,
      type: `urn:problem-type:uitpost:${slug}`,
      status,
      code,
      title: counted,
      instance: `urn:uuid:${requestId}`,
      href: `/docs/problems/${code}`,
    },
    headers: {},
  }
}

/**
 * All faults of the input, as one refusal.
 * @param takesKey whether the operation takes an `Idempotency-Key`
 */
export function refuseInput(faults: readonly Fault[], takesKey: boolean): Refusal {
  const only = new Set(faults.map((each) => each.code))
  const [first] = only
  // A fault of the request as a whole has a problem of its own; every other fault is one of a list.
  const whole =
    only.size === 1 && (first === 'UP-1002' || first === 'UP-1004' || first === 'UP-1007') ? first : undefined
  const again = takesKey ? '; the same Idempotency-Key may be used' : ''
  return new Refusal(whole ?? 'UP-1001', `Correct them and send again${again}.`, faults)
}
