/** The place of this process among the dispatchers that run. */
export interface Place {
  /** Dispatchers that run, this one included; at least 1. */
  readonly count: number
  /** From 0, in an order that all of them know. */
  readonly rank: number
}

/** Before anything is known of other dispatchers. */
export const alone: Place = { count: 1, rank: 0 }

/**
 * Our share of a limit of mails at the same time: the shares of all dispatchers are the limit together (decision 0071). What cannot be
 * divided goes to as many of them, others for each group, so that no dispatcher has the smaller share of every limit.
 */
export function shareOf(limit: number, group: string, { count, rank }: Place): number {
  const turn = (rank + firstOf(group)) % count
  return Math.floor(limit / count) + (turn < limit % count ? 1 : 0)
}

/** A number that each process computes alike from the name of a group. */
function firstOf(group: string): number {
  let sum = 0
  for (const each of group) sum = (sum * 31 + (each.codePointAt(0) ?? 0)) % 65_521
  return sum
}
