/** The highest limit of letters per day or minute that can be set. */
export const maxLetters = 10_000_000
