/** The shortest and the longest term to appeal. */
export const termLimits = { days: { least: 1, most: 365 }, months: { least: 1, most: 24 } } as const
