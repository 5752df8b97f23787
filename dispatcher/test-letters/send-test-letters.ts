import { sql } from 'drizzle-orm'
import type { Notice, NoticeReceipt } from '../../channels/notices.ts'
import type { Outcome } from '../../channels/port.ts'
import type { BlobStore } from '../../core/blobs/blob-store.ts'
import type { Queryable } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { EntityId, Id } from '../../core/words/id.ts'
import { readPreview } from '../../templates/store/previews.ts'
import { closedChannels } from '../channel-state/channel-health.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import type { Round } from '../loops/run-loop.ts'
import { retryPolicy, waitMs } from '../retry-policy.ts'
import type { TestLetterStatus } from './test-letter.ts'
import { mailFile, openAddress, type StoredMail } from './test-mail-store.ts'

/** Each has its files in memory. */
const maxAtOnce = 2
const leaseMs = 300_000
const cutOffMs = 240_000

export type TestSenderDeps = Pick<DispatcherDeps, 'database' | 'clock' | 'keyring' | 'mailer'> & {
  readonly blobs: BlobStore
}

interface ClaimedTest {
  readonly id: Id<'testLetter'>
  readonly entity: EntityId
  readonly preview: Id<'preview'>
  readonly address: Buffer
  readonly attempts: number
  readonly fence: number
  readonly plannedAt: Date
}

const pace = { busyMs: 25, idleMs: 1_000 }

/** Sends tests in a loop of a dispatcher. */
export function testLetterRound(deps: TestSenderDeps): Round {
  return { name: 'test-letters', pace, run: () => sendTestLetters(deps, AbortSignal.timeout(cutOffMs)) }
}

/**
 * Sends the tests that are due. A process that dies between the mail server's answer and its own commit leaves the test to the next
 * process, which sends it again under the same Message-ID. @returns whether there were any
 */
export async function sendTestLetters(deps: TestSenderDeps, signal: AbortSignal): Promise<boolean> {
  const { hub } = deps.database
  const now = deps.clock.now()
  const claimed = await claim(hub, now)
  if (claimed.length === 0) return false
  if ((await closedChannels(hub, now)).has('email')) {
    await settle(
      deps,
      claimed.map((test) => ({ test, outcome: { kind: 'unavailable', detail: 'paused', retryAfterMs: 30_000 } })),
    )
    return false
  }
  const notices = await Promise.all(claimed.map((test) => noticeOf(deps, test, now)))
  const whole = notices.filter((each) => each !== undefined)
  const outcomes = (whole.length === 0 ? [] : await deps.mailer.send(whole, signal)).values()
  await settle(
    deps,
    claimed.map((test, place) => ({
      test,
      outcome: notices[place] === undefined ? undefined : (outcomes.next().value ?? { kind: 'not-begun' }),
    })),
  )
  return true
}

function claim(hub: Queryable, now: Date): Promise<ClaimedTest[]> {
  return hub.query<ClaimedTest>(sql`
    with due as (
      select id from test_letter where due_at <= ${now} order by due_at limit ${maxAtOnce} for update skip locked)
    update test_letter t set fence = t.fence + 1, due_at = ${new Date(now.getTime() + leaseMs)}
    from due where t.id = due.id
    returning t.id, t.entity, t.preview, t.address, t.attempts, t.fence, t.planned_at as "plannedAt"`)
}

/** Undefined when its documents are no longer kept. */
async function noticeOf(deps: TestSenderDeps, test: ClaimedTest, now: Date): Promise<Notice | undefined> {
  const { id, entity, preview, address, plannedAt } = test
  const read = (name: string): Promise<Buffer | undefined> => readPreview(deps, { entity, preview, name }, now)
  const json = await read(mailFile)
  if (json === undefined) return undefined
  const { language, fromName, subject, html, text, logo, files } = JSON.parse(json.toString()) as StoredMail
  const attached: { name: string; mediaType: string; bytes: Uint8Array }[] = []
  for (const { file, name, mediaType } of files) {
    const bytes = await read(file)
    if (bytes === undefined) return undefined
    attached.push({ name, mediaType, bytes })
  }
  return {
    id,
    to: openAddress(address, id, deps.keyring),
    date: plannedAt,
    language,
    fromName,
    subject,
    html,
    text,
    files: [
      ...(logo === undefined
        ? []
        : [{ name: 'logo.png', mediaType: 'image/png', bytes: Buffer.from(logo.png, 'base64'), cid: logo.cid }]),
      ...attached,
    ],
  }
}

interface Result {
  readonly test: ClaimedTest
  /** Undefined: its documents are no longer kept. */
  readonly outcome: Outcome | undefined
}

/** Only where this process still holds the lease. The address is removed with the last attempt. */
async function settle({ database, clock }: TestSenderDeps, results: readonly Result[]): Promise<void> {
  const now = clock.now()
  const settled = results.map(({ test, outcome }) => ({
    id: test.id,
    fence: test.fence,
    ...afterOutcome(test, outcome, now),
  }))
  const columns = {
    id: 'uuid',
    fence: 'int',
    status: 'text',
    reason: 'text',
    due_at: 'timestamptz',
    attempts: 'int',
  } as const
  await database.hub.query(sql`
    update test_letter t set status = s.status, reason = s.reason, due_at = s.due_at, attempts = s.attempts,
      settled_at = case when s.due_at is null then ${now}::timestamptz end,
      address = case when s.due_at is null then null else t.address end
    from ${rowsOf('s', columns, settled)}
    where t.id = s.id and t.fence = s.fence and t.status = 'waiting'`)
}

interface AfterOutcome {
  readonly status: TestLetterStatus
  readonly reason: string | null
  readonly due_at: Date | null
  readonly attempts: number
}

function afterOutcome({ attempts }: ClaimedTest, outcome: Outcome | undefined, now: Date): AfterOutcome {
  const ended = (status: TestLetterStatus, reason: string | null): AfterOutcome => ({
    status,
    reason,
    due_at: null,
    attempts: attempts + 1,
  })
  const later = (waits: number, counted: number): AfterOutcome => ({
    status: 'waiting',
    reason: outcome?.kind ?? null,
    due_at: new Date(now.getTime() + waits),
    attempts: attempts + counted,
  })
  if (outcome === undefined) return ended('failed', 'expired')
  switch (outcome.kind) {
    case 'accepted':
      return ended('sent', null)
    case 'rejected':
      return ended('failed', outcome.reason)
    case 'unavailable':
      return later(waitMs(retryPolicy.testLetter, attempts, outcome.retryAfterMs ?? 0), 1)
    // Its documents could not be read: a store that is away comes back.
    case 'unreadable':
      return outcome.away ? later(waitMs(retryPolicy.testLetter, attempts), 1) : ended('failed', outcome.code)
    // The same Message-ID lets the mailbox recognise a second copy.
    case 'unknown':
      return later(waitMs(retryPolicy.testLetter, attempts), 1)
    case 'deferred':
    case 'not-begun':
      return later(outcome.kind === 'not-begun' ? (outcome.retryAfterMs ?? 1_000) : 60_000, 0)
    default:
      return outcome satisfies never
  }
}

/** What mail servers reported about tests: one that came back has failed. A report that comes twice changes nothing more. */
export async function applyTestLetterReceipts(
  hub: Queryable,
  receipts: readonly NoticeReceipt[],
  now: Date,
): Promise<void> {
  const bounced = receipts.filter(({ type }) => type === 'bounced').map(({ notice, code }) => ({ id: notice, code }))
  if (bounced.length === 0) return
  await hub.query(sql`
    update test_letter t set status = 'failed', reason = r.code, settled_at = ${now}, due_at = null, address = null
    from ${rowsOf('r', { id: 'uuid', code: 'text' }, bounced)} where t.id = r.id and t.status <> 'failed'`)
}
