import { type SQL, sql } from 'drizzle-orm'

/**
 * How often and how soon a failed step is repeated: all constants in one place. A wait "1 s to 1 h" doubles with each failure.
 *
 * | what failed | applied by | wait | last attempt | then |
 * |---|---|---|---|---|
 * | channel is unavailable ¹ | `deliver/settle-outcome` | 1 s to 1 h ² | 30th | next channel of the route |
 * | channel takes the letter later | `deliver/settle-outcome` | 2 h | 30th, after 2½ days | next channel of the route |
 * | partner requires time for one letter | `deliver/settle-outcome` | 1 min to 1 h ² | 50th, after about 2 days | next channel of the route |
 * | partner does not say whether the recipient agreed | `prepare/wait-for-consent` | 1 to 10 min | when the patience of the channel has passed | next channel of the route |
 * | electronic seal cannot be made | `prepare/wait-for-seal` | 15 s to 10 min | none | – |
 * | our own step ³ | `chunks/fail-letters` | 1 s to 10 min | 6th | dead letter |
 * | worker died while it prepared | `chunks/reconcile` | 1 s per attempt, up to 1 min | 10th | dead letter |
 * | worker died while it handed over | `chunks/reconcile` | 1 s | none | – |
 * | queue lost the job of a chunk | `chunks/reconcile` | 15 s | none | – |
 * | 3 chunks in a row of a channel | `channel-state/channel-health` | 2 s to 10 min | none | the first answer ends it |
 * | mail that alerts a reader | `alert-outbox/settle-alerts` | 1 min to 1 h ² | 30th, after 1½ days | alert has failed |
 * | callback that was not accepted | `callbacks/settle-deliveries` | 1 s to 1 h ² | after 24 hours | the event is dropped, or the callback suspended |
 * | mail about a suspended callback | `callbacks/notify-suspension` | 1 min to 1 h | 30th, after 1½ days | the screen still says it |
 * | mail of a test letter | `test-letters/send-test-letters` | 5 s to 5 min ² | after 1 hour | test has failed |
 *
 * The waits of letters and alerts are spread by a quarter in both directions, so that what failed together does not come back
 * together.
 *
 * ¹ Or it is unknown whether the partner has the letter, and the channel recognises repeats.
 * ² Longer when the partner says so. What a mail server's failure counts as: `channels/email/adapter/classify-failure.ts`.
 * ³ A bug, or a database or store that is away; the latter says nothing of the letter and never makes it a dead letter. A fault
 * of a template is not repeated: the letter is a dead letter at once.
 */
export const retryPolicy = {
  unavailable: { maxAttempts: 30, firstWaitMs: 1_000, maxWaitMs: 3_600_000, spread: 0.25 },
  deferred: { maxAttempts: 30, firstWaitMs: 7_200_000, maxWaitMs: 7_200_000, spread: 0.25 },
  /** Greylisting and full queues end within hours; a mail server gives up after days (RFC 5321, 4.5.4.1). */
  patient: { maxAttempts: 50, firstWaitMs: 60_000, maxWaitMs: 3_600_000, spread: 0.25 },
  ownFailure: { maxAttempts: 6, firstWaitMs: 1_000, maxWaitMs: 600_000, spread: 0.25 },
  /** In the meantime the channel itself finds out sooner whether its partner answers again. */
  consent: { firstWaitMs: 60_000, maxWaitMs: 600_000, spread: 0.25 },
  /** A letter whose worker died as often as this may be what kills the workers. */
  workerDied: { maxAttempts: 10, waitPerAttemptMs: 1_000, maxWaitMs: 60_000 },
  /** No letter leaves without its seal, however long that takes. */
  seal: { firstWaitMs: 15_000, maxWaitMs: 600_000, spread: 0.25 },
  lostJob: { waitMs: 15_000 },
  channelRest: { afterChunks: 3, firstWaitMs: 2_000, maxWaitMs: 600_000 },
  /** Its writer waits for it, and its documents are kept for an hour. */
  testLetter: { firstWaitMs: 5_000, maxWaitMs: 300_000, spread: 0.25 },
  callback: { firstWaitMs: 1_000, maxWaitMs: 3_600_000, spread: 0.25 },
  alert: { maxAttempts: 30, firstWaitMs: 60_000, maxWaitMs: 3_600_000, spread: 0.25 },
} as const

interface Doubling {
  readonly firstWaitMs: number
  readonly maxWaitMs: number
  /** The part by which a wait is shorter or longer at random. */
  readonly spread?: number
}

/**
 * The wait in milliseconds after a number of earlier failures, doubled with each up to the longest one, and spread.
 * @param atLeastMs what the partner requested; a longer wait is spread too, and never shorter than this
 */
export function waitMs({ firstWaitMs, maxWaitMs, spread = 0 }: Doubling, earlier: number, atLeastMs = 0): number {
  const wait = Math.max(Math.min(2 ** earlier * firstWaitMs, maxWaitMs), atLeastMs)
  return Math.max(Math.round(wait * (1 - spread + 2 * spread * Math.random())), atLeastMs)
}

/** The same wait as an interval of a statement; `earlier` is an expression that is not negative. */
export function waitInterval({ firstWaitMs, maxWaitMs, spread = 0 }: Doubling, earlier: SQL): SQL {
  const wait = sql`least(power(2, least(${earlier}, 20)) * ${firstWaitMs}, ${maxWaitMs}) * interval '1 millisecond'`
  return spread === 0 ? wait : sql`${wait} * (${1 - spread}::float8 + ${2 * spread}::float8 * random())`
}
