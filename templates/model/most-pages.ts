/**
 * A letter of more, with all that goes along, goes into no envelope (3.1 of the contract). The limit holds the letter in normal
 * print; large print of more pages is sent in normal print (decision 0019).
 */
export const mostPages = 20
