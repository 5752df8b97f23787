/**
 * A letter of more, with all that goes along, goes into no envelope (3.1 of the contract). The limit holds the letter in normal
 * print; large print of more pages is sent in normal print (decision 0019).
 */
export const maxPages = 20

/**
 * Behind this page nothing of a letter is laid out: what data of any size may cost is bounded. A letter of `maxPages` pages has
 * up to three times as many in large print, which are counted to say so; a letter that reaches this page has as many at least.
 */
export const lastPageLaid = 100
