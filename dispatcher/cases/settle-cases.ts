import { sql } from 'drizzle-orm'
import type { Receipt } from '../../channels/port.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { MessageId } from '../../core/words/id.ts'
import { isAnswer, owedReportNames } from '../message/owed-reports.ts'
import type { CaseId, CaseReason } from './delivery-case.ts'
import { recountCases } from './open-cases.ts'
import { recordCaseEvents } from './record-case-event.ts'

/** The reason of a case that waits for a report. */
export const reasonOf = (report: (typeof owedReportNames)[number]): CaseReason => `not-${report}`

interface Answered {
  readonly message: MessageId
  readonly sequence: number
  readonly reason: CaseReason
  readonly report: string
}

/**
 * Notes in the cases of these deliveries that the missing report came in after all. A case of which none is missing any more is closed by
 * the hub; its history says so. The caller has locked the messages (hub's role).
 */
export async function settleCases(tx: Tx, receipts: readonly Receipt[], now: Date): Promise<void> {
  const answered = receipts.flatMap(({ message, sequence, type }) =>
    owedReportNames
      .filter((report) => isAnswer(report, type))
      .map((report): Answered => ({ message, sequence, reason: reasonOf(report), report: type })),
  )
  if (answered.length === 0) return
  const settled = await tx.query<{ id: CaseId }>(sql`
    update delivery_case_letter l set settled_at = ${now}, settled_by = given.report
    from ${rowsOf<Answered>('given', { message: 'uuid', sequence: 'int', reason: 'text', report: 'text' }, answered)}
    where l.message = given.message and l.sequence = given.sequence and l.reason = given.reason and l.settled_at is null
    returning l.case_id as id`)
  if (settled.length === 0) return
  const ids = [...new Set(settled.map(({ id }) => id))]
  await tx.query(sql`select from delivery_case where id = any(${arrayOf('uuid', ids)}) order by id for update`)
  await recountCases(tx, ids)
  const event = (kind: 'reported' | 'closed') => (id: CaseId) => ({
    id,
    kind,
    by: 'hub',
    ...(kind === 'reported' && { letters: settled.filter((each) => each.id === id).length }),
  })
  await recordCaseEvents(tx, ids.map(event('reported')), now)
  const closed = await tx.query<{ id: CaseId }>(sql`
    update delivery_case set status = 'closed', closed_at = ${now}, closed_by = 'hub'
    where id = any(${arrayOf('uuid', ids)}) and status = 'open' and waiting = 0 returning id`)
  await recordCaseEvents(
    tx,
    closed.map(({ id }) => event('closed')(id)),
    now,
  )
}
