/** In place of the number of a chunk, where the list as a whole fails. */
export const wholeList = -1
