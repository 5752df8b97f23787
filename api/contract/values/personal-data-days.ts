/** The days that a class may set, after which personal data leaves a letter that has ended. */
export const personalDataDaysLimits = { least: 30, most: 36_500 } as const
