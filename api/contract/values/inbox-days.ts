/** The days that a class may set for the stay of its letters in the inbox. */
export const inboxDaysLimits = { least: 30, most: 3650 } as const
