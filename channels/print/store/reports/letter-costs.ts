import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../core/db/database.ts'
import type { MessageId } from '../../../../core/words/id.ts'
import { letterAmount, letterPostage } from '../../../paper-parts.ts'

/** What one delivery on paper costs. */
export interface LetterCost {
  readonly sequence: number
  /** Euro cents: what was billed, else its share of the envelope, else the price of an envelope of its own; null: no price is known. */
  readonly amount: number | null
  /** The part of it that is postage; null: not known. */
  readonly postageAmount: number | null
  readonly isBilled: boolean
  /** Its run was divided: the share of its envelope is known. */
  readonly isShared: boolean
}

/** The costs of the deliveries of a message on paper; one statement, with the role of its entity or the hub's. */
export async function costsOfLetter(db: Queryable, message: MessageId): Promise<LetterCost[]> {
  return db.query<LetterCost>(sql`
    select sequence, ${letterAmount} as amount, ${letterPostage} as "postageAmount", billed_amount is not null as "isBilled", part is not null as "isShared"
    from print_letter l where message = ${message} order by sequence`)
}
