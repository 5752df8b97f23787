import { sql } from 'drizzle-orm'
import { Refusal } from '../../core/fault.ts'
import type { EntityId, Id } from '../../core/words/id.ts'
import { applyReceipts, type ReceiptDeps } from '../receipts/apply-receipts.ts'
import { findLetter, lastPaperDelivery } from './find-letter.ts'

/** An envelope in the hand of a person: the code that was read, and why the post brought it back. */
export interface ReturnedEnvelope {
  readonly code: string
  readonly reason: string
  readonly receivedAt: Date
  readonly entity: EntityId
}

/**
 * Registers that a letter came back, without a scan, and opens its case. The same envelope may be read any number of times: it has
 * one case. @returns the case, and whether it was opened now.
 * @throws Refusal UP-2112 for a code that was not read well; UP-1404 when no letter of the entity has it; UP-3073 when the letter
 * did not leave on paper
 */
export async function registerReturn(
  deps: ReceiptDeps,
  { code, reason, receivedAt, entity }: ReturnedEnvelope,
): Promise<{ readonly id: Id<'returnedCase'>; readonly isNew: boolean }> {
  const { hub } = deps.database
  const letter = await findLetter(hub, code, entity)
  if (letter === 'misread')
    throw new Refusal(
      'UP-2112',
      'The check digits of this code do not fit: read it once more, or type the twelve characters below the square.',
    )
  if (letter === undefined)
    throw new Refusal(
      'UP-1404',
      'No letter of this entity has this code. It may be of another entity, or of an earlier system: send a scan, which is kept in the tray.',
    )
  const sequence = await lastPaperDelivery(hub, letter)
  if (sequence === undefined)
    throw new Refusal('UP-3073', 'This letter has not left on paper, and so cannot have come back.')
  const caseId = async (): Promise<Id<'returnedCase'> | undefined> => {
    const [row] = await hub.query<{ id: Id<'returnedCase'> }>(
      sql`select id from returned_case where message = ${letter.id} and sequence = ${sequence}`,
    )
    return row?.id
  }
  const known = await caseId()
  if (known !== undefined) return { id: known, isNew: false }
  const receipt = { message: letter.id, sequence, type: 'returned', at: receivedAt, detail: { reason } } as const
  await applyReceipts(deps, [receipt])
  const opened = await caseId()
  if (opened === undefined) throw new Error('A letter that came back has a case')
  return { id: opened, isNew: true }
}
