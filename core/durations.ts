/** Milliseconds of 24 hours. A calendar day in Brussels may have 23 or 25 hours and is not counted with this. */
export const dayMs = 86_400_000
