import { sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import { recordCaseEvents } from '../cases/record-case-event.ts'
import type { CaseResend } from './case-resend.ts'
import type { LetterState } from './settle-letters.ts'

const counted: Readonly<Record<'resent' | 'resend-undone', LetterState>> = {
  resent: 'sent',
  'resend-undone': 'cancelled',
}

/** Adds the result to the history of the case, once: at the end of the last slice. */
export async function recordResend(
  tx: Tx,
  { id, case: of, by, undoneBy }: CaseResend,
  kind: 'resent' | 'resend-undone',
  now: Date,
): Promise<void> {
  await tx.query(sql`select from delivery_case where id = ${of} for update`)
  const [row] = await tx.query<{ letters: number }>(sql`
    select count(*)::int as letters from case_resend_letter where resend = ${id} and state = ${counted[kind]}`)
  await recordCaseEvents(
    tx,
    [{ id: of, kind, by: kind === 'resent' ? by : (undoneBy ?? by), letters: row?.letters ?? 0 }],
    now,
  )
}
