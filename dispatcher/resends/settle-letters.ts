import { sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { ResendId, ResendLetter } from './case-resend.ts'
import type { PassReason } from './why-passed.ts'

export type LetterState = 'waiting' | 'ready' | 'passed' | 'sent' | 'cancelled' | 'left'

/** What became of one letter of a resend. Absent members keep their value. */
export interface SettledLetter {
  readonly message: MessageId
  readonly state: LetterState
  readonly reason?: PassReason
  readonly code?: string
  readonly channel?: ChannelName
  /** Euro cents. */
  readonly cents?: number
  /** The part of them that is postage. */
  readonly postageCents?: number
  readonly newMessage?: MessageId
}

/** The next letters in a state, in the order of their messages. */
export async function lettersIn(
  tx: Tx,
  resend: ResendId,
  state: LetterState,
  limit: number,
): Promise<readonly (ResendLetter & { readonly newMessage: MessageId | null })[]> {
  return tx.query(sql`
    select message, sequence, new_message as "newMessage" from case_resend_letter
    where resend = ${resend} and state = ${state} order by message limit ${limit}`)
}

export async function settleLetters(tx: Tx, resend: ResendId, letters: readonly SettledLetter[]): Promise<void> {
  if (letters.length === 0) return
  await tx.query(sql`
    update case_resend_letter l set state = given.state, reason = given.reason, code = given.code,
      channel = coalesce(given.channel, l.channel), cents = coalesce(given.cents, l.cents),
      postage_cents = case when given.cents is null then l.postage_cents else given.postage_cents end,
      new_message = coalesce(given.new_message, l.new_message)
    from ${rowsOf(
      'given',
      {
        message: ['uuid', (each) => each.message],
        state: ['text', (each) => each.state],
        reason: ['text', (each) => each.reason ?? null],
        code: ['text', (each) => each.code ?? null],
        channel: ['text', (each) => each.channel ?? null],
        cents: ['int', (each) => each.cents ?? null],
        postage_cents: ['int', (each) => each.postageCents ?? null],
        new_message: ['uuid', (each) => each.newMessage ?? null],
      },
      letters,
    )}
    where l.resend = ${resend} and l.message = given.message`)
}
