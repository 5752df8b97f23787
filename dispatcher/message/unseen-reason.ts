/** Why a digital letter is not seen in time: no alert reaches its reader, or half of its term passed and it was not opened. */
export const unseenReasons = ['not-alerted', 'not-opened'] as const
export type UnseenReason = (typeof unseenReasons)[number]
