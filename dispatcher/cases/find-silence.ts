import { sql } from 'drizzle-orm'
import type { OwedReport } from '../../channels/channel-traits.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable, Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { Postage } from '../../core/words/message.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import { decodeEntries } from '../lifecycle/event-entries.ts'
import { isAnswer, owedReport } from '../message/owed-reports.ts'
import { lockMessages, type TrackedMessage } from '../message/tracked-message.ts'
import { type LetterToFollow, openCases } from './open-cases.ts'
import { reasonOf } from './settle-cases.ts'

const maxAtOnce = 200

interface DueLetter {
  readonly subject: MessageId
  readonly seq: number
}

/**
 * Opens cases for letters whose partner did not report in time. The moment is a column of the timer of each letter, so that a sweep
 * reads what became due and nothing else (index `timer_remind`). Finding and clearing the moment are one transaction: a case is opened
 * once, and none is lost with a process that dies.
 */
export async function findSilence(deps: Pick<DispatcherDeps, 'database' | 'clock'>): Promise<void> {
  const { database, clock } = deps
  for (;;) {
    const due = await silentTimers(database.hub, clock.now())
    if (due.length === 0) return
    const taken = await database.asHub((tx) => follow(tx, due, clock.now()))
    // All of them were taken by another process.
    if (taken === 0) return
  }
}

/** Timers whose letter has been silent for too long, the longest first; they are not locked, since messages are locked before timers. */
async function silentTimers(hub: Queryable, now: Date): Promise<readonly DueLetter[]> {
  return hub.query<DueLetter>(sql`
    select subject, seq from timer where remind_at <= ${now} and kind = 'window' order by remind_at limit ${maxAtOnce}`)
}

async function follow(tx: Tx, due: readonly DueLetter[], now: Date): Promise<number> {
  const locked = await lockMessages(tx, [...new Set(due.map(({ subject }) => subject))])
  const taken = await tx.query<DueLetter>(sql`
    update timer t set remind_at = null from ${rowsOf<DueLetter>('due', { subject: 'uuid', seq: 'int' }, due)}
    where t.kind = 'window' and t.subject = due.subject and t.seq = due.seq and t.remind_at <= ${now} returning t.subject, t.seq`)
  const ids = [...new Set(taken.map(({ subject }) => subject))]
  const reported = await reportsOf(tx, ids)
  const postages = await postagesOf(tx, ids)
  const silent = taken.flatMap(({ subject, seq }) => {
    const message = locked.get(subject)
    const postage = postages.get(subject)
    if (message === undefined || postage === undefined) return []
    return silentLetter(message, seq, postage, reported.get(`${subject}/${seq}`) ?? new Set()) ?? []
  })
  await openCases(tx, silent, now)
  return taken.length
}

/** The letter with the report that its partner owes now; undefined when it reported in the meantime, or nothing is expected any more. */
function silentLetter(
  message: TrackedMessage,
  sequence: number,
  postage: Postage,
  reported: ReadonlySet<string>,
): LetterToFollow | undefined {
  const delivery = message.deliveries[sequence - 1]
  if (message.final || delivery === undefined || delivery.status !== 'handed-over') return undefined
  const owed = owedNow(
    owedReport(delivery.channel, reported.has('posted') ? 'posted' : 'handed-over', postage),
    reported,
  )
  if (owed === undefined) return undefined
  return {
    message: message.id,
    sequence,
    entity: message.entity,
    test: message.test,
    channel: delivery.channel,
    reason: reasonOf(owed),
    since: new Date(delivery.handedOverAt ?? message.createdAt),
  }
}

function owedNow(owed: OwedReport | undefined, reported: ReadonlySet<string>): OwedReport['report'] | undefined {
  return owed === undefined || [...reported].some((each) => isAnswer(owed.report, each)) ? undefined : owed.report
}

/** What was reported of each delivery, also what the status table ignored. */
async function reportsOf(tx: Tx, ids: readonly MessageId[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await tx.query<{ id: MessageId; entries: Buffer }>(
    sql`select message_id as id, entries from event where message_id = any(${arrayOf('uuid', ids)})`,
  )
  const found = new Map<string, Set<string>>()
  for (const { id, entries } of rows)
    for (const { type, delivery, detail } of decodeEntries(entries)) {
      const name = `${id}/${delivery}`
      found.set(name, (found.get(name) ?? new Set()).add(type === 'ignored' ? String(detail?.['event']) : type))
    }
  return found
}

async function postagesOf(tx: Tx, ids: readonly MessageId[]): Promise<ReadonlyMap<MessageId, Postage>> {
  const rows = await tx.query<{ id: MessageId; postage: Postage }>(
    sql`select id, postage from message where id = any(${arrayOf('uuid', ids)})`,
  )
  return new Map(rows.map(({ id, postage }) => [id, postage]))
}
