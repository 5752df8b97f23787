/** The number of folders above a template in which house styles and shared blocks are searched. */
export const highest = 4
