/** The shortest and the longest time, in days, after which the absence of a report opens a case. */
export const receiptLimitDays = { least: 1, most: 60 } as const
