import { type SQL, sql } from 'drizzle-orm'

/** The parts of what letters on paper cost, in euro cents; together they are the whole (decision 0124). */
export interface PaperParts {
  /** Printing, paper and envelope. */
  readonly printing: number
  readonly postage: number
  /** Of letters whose tariff, or whose bill, has one amount for both. */
  readonly unsplit: number
}

/** The sum of the parts over rows with an amount, and its postage where that is known. */
export const sumOfParts = (amount: SQL, postage: SQL): SQL => sql`jsonb_build_object(
  'printing', coalesce(sum((${amount}) - (${postage})), 0), 'postage', coalesce(sum(${postage}), 0),
  'unsplit', coalesce(sum(${amount}) filter (where (${postage}) is null), 0))`

export const noParts: PaperParts = { printing: 0, postage: 0, unsplit: 0 }

export function togetherWith(one: PaperParts, other: PaperParts): PaperParts {
  return {
    printing: one.printing + other.printing,
    postage: one.postage + other.postage,
    unsplit: one.unsplit + other.unsplit,
  }
}

/** What a letter `l` of a print run costs: its bill, or until one comes its share of the envelope. */
export const letterAmount: SQL = sql`coalesce(l.billed_amount, l.amount)`
/** The postage of that; null where it is not known. */
export const letterPostage: SQL = sql`print_postage(l.amount, l.postage_amount, l.billed_amount, l.billed_postage_amount)`
