import { type SQL, sql } from 'drizzle-orm'
import type { Database, Tx } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import { newId } from '../../core/words/id.ts'
import type { DeliveryCase } from '../cases/delivery-case.ts'
import { requestKey } from '../intake/idempotency-key.ts'
import type { Sender } from '../message/sender.ts'
import { type CaseResend, findResend, type ResendId, type ResendWay } from './case-resend.ts'

export interface ResendRequest {
  readonly sender: Sender
  readonly case: DeliveryCase
  readonly way: ResendWay
  /** The actor as in the audit log. */
  readonly by: string
  /** The Idempotency-Key. */
  readonly key: string
  readonly now: Date
}

/**
 * Has the letters of a case counted; nothing is sent before `sendResend`. A count of the same case that waits for a person is replaced.
 * A repeated key gives the first answer.
 * @throws Refusal UP-1005 the key was used for something else; UP-3095 the case is closed; UP-3098 its letters are being sent again
 */
export async function requestResend(database: Database, request: ResendRequest): Promise<CaseResend> {
  const { sender, way, by, key, now } = request
  const { keyHash, bodyHash } = requestKey({ operation: 'case', key, asked: { case: request.case.id, way } })
  return database.asHub(async (tx) => {
    await tx.query(sql`select from delivery_case where id = ${request.case.id} for update`)
    const [earlier] = await tx.query<{ id: ResendId; same: boolean }>(sql`
      select id, body_hash = ${bodyHash} as same from case_resend
      where entity = ${sender.entity} and test = ${sender.test} and key_hash = ${keyHash}`)
    if (earlier?.same === false)
      throw new Refusal('UP-1005', 'This key was used for another case or another way; a new count needs a new key.')
    if (earlier !== undefined) return found(tx, earlier.id)
    await assertOpen(tx, request.case)
    await tx.query(sql`
      update case_resend set status = 'dropped', lease_until = null, changed_at = ${now}
      where case_id = ${request.case.id} and status in ('counting', 'counted')`)
    const id = newId('caseResend', now)
    // Of a message with two deliveries in the case, the later one decides.
    await tx.query(sql`
      with given as materialized (
        select distinct on (message) message, sequence, entity from delivery_case_letter
        where case_id = ${request.case.id} order by message, sequence desc
      ), made as (
        insert into case_resend (id, case_id, entity, test, way, status, by, api_key, key_hash, body_hash, letters, created_at, changed_at)
        values (${id}, ${request.case.id}, ${sender.entity}, ${sender.test}, ${way}, 'counting', ${by}, ${sender.key ?? null}, ${keyHash},
          ${bodyHash}, (select count(*) from given), ${now}, ${now})
        returning id
      )
      insert into case_resend_letter (resend, message, sequence, entity)
      select made.id, given.message, given.sequence, given.entity from made, given`)
    return found(tx, id)
  })
}

async function assertOpen(tx: Tx, { id }: Pick<DeliveryCase, 'id'>): Promise<void> {
  const [row] = await tx.query<{ status: string; isWorking: boolean }>(sql`
    select c.status, exists (select from case_resend r where r.case_id = c.id and r.status in ('sending', 'undoing')) as "isWorking"
    from delivery_case c where c.id = ${id}`)
  if (row?.status !== 'open') throw new Refusal('UP-3095', 'The case is closed. Open it again first.')
  if (row.isWorking)
    throw new Refusal(
      'UP-3098',
      'The letters of this case are being sent again, or taken back. Wait until that has ended.',
    )
}

/** Sends the counted letters; repeating it changes nothing. @throws Refusal UP-3098 when it cannot be sent any more, or not yet */
export async function sendResend(database: Database, resend: CaseResend, now: Date): Promise<CaseResend> {
  return change(database, resend, async (tx, { id, status, case: of }) => {
    if (status === 'sending' || status === 'sent') return
    if (status === 'counting')
      throw new Refusal('UP-3098', 'The letters are still being counted. Send them when that has ended.')
    if (status !== 'counted')
      throw new Refusal('UP-3098', 'This count was replaced or taken back. Have the letters counted once more.')
    const [row] = await tx.query(sql`
      select from case_resend_letter where resend = ${id} and state = 'ready' limit 1`)
    if (row === undefined) throw new Refusal('UP-3098', 'No letter of this case can be sent again.')
    await tx.query(sql`select from delivery_case where id = ${of} for update`)
    await assertOpen(tx, { id: of })
    await move(tx, id, sql`'sending'`, now)
  })
}

/**
 * Takes it back: a count is given up, and of letters that were sent those are cancelled that have not left. Repeating it changes nothing.
 * @throws Refusal UP-3098 when another resend of the case is worked on
 */
export async function undoResend(database: Database, resend: CaseResend, by: string, now: Date): Promise<CaseResend> {
  return change(database, resend, async (tx, { id, status, case: of }) => {
    if (status === 'counting' || status === 'counted') await move(tx, id, sql`'dropped'`, now)
    if (status !== 'sending' && status !== 'sent') return
    if (status === 'sent') {
      await tx.query(sql`select from delivery_case where id = ${of} for update`)
      const others = await tx.query(sql`
        select from case_resend where case_id = ${of} and id <> ${id} and status in ('sending', 'undoing')`)
      if (others.length > 0)
        throw new Refusal('UP-3098', 'Other letters of this case are being sent again. Wait until that has ended.')
    }
    await tx.query(sql`update case_resend set undone_by = ${by} where id = ${id}`)
    await move(tx, id, sql`'undoing'`, now)
  })
}

async function change(
  database: Database,
  { id }: CaseResend,
  work: (tx: Tx, now: CaseResend) => Promise<void>,
): Promise<CaseResend> {
  return database.asHub(async (tx) => {
    await tx.query(sql`select from case_resend where id = ${id} for update`)
    await work(tx, await found(tx, id))
    return found(tx, id)
  })
}

/** Another fence: a slice that runs at this moment writes nothing. */
async function move(tx: Tx, id: ResendId, status: SQL, now: Date): Promise<void> {
  await tx.query(sql`
    update case_resend set status = ${status}, fence = fence + 1, lease_until = null, changed_at = ${now} where id = ${id}`)
}

async function found(tx: Tx, id: ResendId): Promise<CaseResend> {
  const resend = await findResend(tx, id)
  if (resend === undefined) throw new Error('A resend that was written is gone')
  return resend
}
