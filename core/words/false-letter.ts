/** How a false letter came. */
export const falseLetterWays = ['post', 'email', 'text-message', 'hand', 'other'] as const
/** What a false letter asks of its reader. */
export const falseLetterAsks = ['payment', 'data', 'link', 'call', 'other'] as const
/** What staff did with a report. */
export const falseLetterStatuses = ['new', 'seen', 'handled'] as const
export type FalseLetterWay = (typeof falseLetterWays)[number]
export type FalseLetterAsk = (typeof falseLetterAsks)[number]
export type FalseLetterStatus = (typeof falseLetterStatuses)[number]
