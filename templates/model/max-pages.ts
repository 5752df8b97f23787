/**
 * Maximum pages of a letter with all its attachments: more do not fit an envelope (3.1 of the contract). The limit applies to the
 * letter in normal print; large print of more pages is sent in normal print (decision 0019).
 */
export const maxPages = 20

/**
 * No page of a letter after this one is laid out, which limits the cost of data of any size. A letter of `maxPages` pages has up
 * to three times as many in large print, which are counted to print their number; a letter that reaches this page has at least as
 * many.
 */
export const lastPageLaid = 100
