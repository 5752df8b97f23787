/** So far up from a template, house styles and shared blocks are looked for. */
export const highest = 4
