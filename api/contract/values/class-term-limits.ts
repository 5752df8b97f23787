/** The shortest and the longest reading term of a class, and time until its reminder, in days. */
export const classTermLimits = { least: 1, most: 365 } as const
