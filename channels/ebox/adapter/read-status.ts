import { dayMs } from '../../../core/durations.ts'
import type { Receipt, ReceiptSink, ReceiptSource } from '../../port.ts'
import { forgetConsents } from '../store/consents.ts'
import {
  askAgainAt,
  endFollowing,
  type FollowedLetter,
  forgetUnfollowed,
  noteWarned,
  takeDueLetters,
} from '../store/publications.ts'
import { type AnswerAboutSome, askInHalves } from './ask-in-halves.ts'
import { jsonBody } from './ebox-service.ts'
import type { FollowDeps } from './follow-deps.ts'
import { boxOfMessage } from './message-to-publish.ts'
import { readEvents } from './read-events.ts'
import { refusesSet, statusMessageOf } from './refusals.ts'

/** Letters in one request for their status: the limit of the Documentendienst of Flanders, which passes such requests on. */
const maxAtOnce = 500
/** Receipts in one transaction. */
const maxInTransaction = 200
/** The sender learns of a coming expiry this long before it, or when half of a shorter term has passed. */
const warnBeforeMs = 30 * dayMs
/** How long a row that is not followed recognises a repeated hand-over. */
const recogniseMs = 60 * dayMs
const forgetAtOnce = 1_000

/** Follows the letters in the eBox until they were read or removed. */
export function followLetters(deps: FollowDeps): Extract<ReceiptSource, { kind: 'poll' }> {
  const { settings } = deps
  return {
    kind: 'poll',
    everyMs: Math.min(30_000, settings.statusEveryMs),
    fetch: async (sink, signal) => {
      await deps.counter.store(deps.database.hub, deps.clock.now())
      await readEvents(deps, sink, signal)
      while (!signal.aborted && (await readSome(deps, sink, signal))) {
        // Further letters are due.
      }
      await forgetOld(deps)
    },
  }
}

/** What the eBox says about a letter. */
interface Status {
  readonly isRead: boolean
  readonly expiresAt: Date | undefined
}

/** @returns whether more letters may be due, and the service answers */
async function readSome(deps: FollowDeps, sink: ReceiptSink, signal: AbortSignal): Promise<boolean> {
  const { database, keyring, clock, settings } = deps
  const now = clock.now()
  const due = await takeDueLetters(database.hub, keyring, { limit: maxAtOnce, everyMs: settings.statusEveryMs, now })
  let answers = true
  for (const kind of ['citizen', 'enterprise'] as const) {
    const letters = due.filter(({ box }) => box.kind === kind)
    const { answered, refused, unanswered } = await askInHalves(letters, (some) => askStatus(deps, some, signal))
    if (refused.length > 0) deps.log.warn({ letters: refused.length }, 'the eBox refuses to give the status of letters')
    for (const { items, result } of answered) await report(deps, sink, items, result)
    // Their expiry is known from the publication.
    await report(deps, sink, refused, new Map())
    if (unanswered.length === 0) continue
    answers = false
    await askAgainAt(database.hub, unanswered, new Date(now.getTime() + settings.statusEveryMs))
  }
  return answers && due.length === maxAtOnce
}

/** By id in the eBox. The service may leave out letters, and does when it removed them. */
async function askStatus(
  { service, settings, log }: FollowDeps,
  letters: readonly FollowedLetter[],
  signal: AbortSignal,
): Promise<AnswerAboutSome<ReadonlyMap<string, Status>>> {
  const question = letters.map(({ messageId, box }) => ({ messageId, eboxId: boxOfMessage(box) }))
  const answer = await service.call(
    {
      name: 'status',
      method: 'POST',
      url: `${settings.url}/searchMessageStatus`,
      scope: settings.scopes.publish,
      ...jsonBody(question),
    },
    signal,
  )
  if (answer.kind === 'answer') {
    const { status, json } = answer
    // The operation is optional for a provider; 404 is also the answer for letters that are all gone.
    if (status === 404 || statusMessageOf(json).code === 'NOT_IMPLEMENTED') {
      log.warn({ letters: letters.length, status }, 'the eBox gave no status of letters')
      return { kind: 'answered', result: new Map() }
    }
    if (refusesSet(answer)) return { kind: 'refused' }
    if ((status === 200 || status === 201) && Array.isArray(json)) {
      const { statuses, unreadable } = readStatuses(json)
      if (unreadable > 0) log.warn({ letters: unreadable }, 'the status of letters in the eBox cannot be read')
      // Not one entry of the published shape: another service answers.
      if (statuses.size > 0 || unreadable === 0) return { kind: 'answered', result: statuses }
    }
  }
  log.warn(
    { letters: letters.length, code: answer.kind === 'failed' ? answer.code : String(answer.status) },
    'the status of letters in the eBox was not read',
  )
  return { kind: 'unanswered' }
}

/** What cannot be read is left out: it says nothing about the other letters. */
function readStatuses(entries: readonly unknown[]): {
  readonly statuses: ReadonlyMap<string, Status>
  readonly unreadable: number
} {
  const statuses = new Map<string, Status>()
  let unreadable = 0
  for (const each of entries) {
    const { messageId, readStatus, expirationDate } = (each ?? {}) as Readonly<Record<string, unknown>>
    const at = typeof expirationDate === 'string' ? Date.parse(expirationDate) : Number.NaN
    if (typeof messageId !== 'string' || typeof readStatus !== 'boolean') unreadable += 1
    else statuses.set(messageId, { isRead: readStatus, expiresAt: Number.isNaN(at) ? undefined : new Date(at) })
  }
  return { statuses, unreadable }
}

/** Writes what is new about these letters, and ends the following of those that were read or removed. */
async function report(
  { database, clock }: FollowDeps,
  sink: ReceiptSink,
  letters: readonly FollowedLetter[],
  statuses: ReadonlyMap<string, Status>,
): Promise<void> {
  const now = clock.now()
  const news = letters.flatMap((letter) => newsOf(letter, statuses.get(letter.messageId), now) ?? [])
  for (let from = 0; from < news.length; from += maxInTransaction) {
    const some = news.slice(from, from + maxInTransaction)
    await database.asHub(async (tx) => {
      await sink.lock(
        tx,
        some.map(({ message }) => message),
      )
      await sink.apply(tx, some)
      await endFollowing(
        tx,
        some.filter(({ type }) => type !== 'lapsing'),
      )
      await noteWarned(
        tx,
        some.filter(({ type }) => type === 'lapsing'),
      )
    })
  }
}

/** What a status says that was not known; undefined: nothing. The eBox does not say when a letter was read. */
export function newsOf(letter: FollowedLetter, status: Status | undefined, now: Date): Receipt | undefined {
  const { message, sequence, publishedAt, warned } = letter
  const about = { message, sequence, at: now }
  if (status?.isRead === true) return { ...about, type: 'read', detail: {} }
  const expiresAt = status?.expiresAt ?? letter.expiresAt
  if (expiresAt === null) return undefined
  if (expiresAt <= now) return { ...about, type: 'lapsed', detail: {} }
  const warnFrom = Math.max(expiresAt.getTime() - warnBeforeMs, (publishedAt.getTime() + expiresAt.getTime()) / 2)
  return warned || now.getTime() < warnFrom
    ? undefined
    : { ...about, type: 'lapsing', detail: { availableUntil: expiresAt.toISOString() } }
}

async function forgetOld({ database: { hub }, clock, settings }: FollowDeps): Promise<void> {
  const before = (ms: number): Date => new Date(clock.now().getTime() - ms)
  await forgetConsents(hub, before(settings.consentStaleMs), forgetAtOnce)
  await forgetUnfollowed(hub, before(recogniseMs), forgetAtOnce)
}
