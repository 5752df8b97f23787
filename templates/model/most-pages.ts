/** A letter of more, with all that goes along, goes into no envelope (3.1 of the contract). */
export const mostPages = 20
