import type { ChannelName, MessageStatus } from './message.ts'

/** The words of the MAGDA Documentendienst (its published page): a call names one channel, and how the post carries the letter. */
export const deliveryChannels = ['EBOX', 'PAPER', 'EMAIL'] as const
export type DeliveryChannel = (typeof deliveryChannels)[number]

export const deliveryMethods = ['NORMAL', 'REGISTERED'] as const

/** The names of states are not public: these are ours, in its spelling (decision 0058). */
export const documentendienstStatuses = [
  'ACCEPTED',
  'IN_PROGRESS',
  'SENT',
  'DELIVERED',
  'READ',
  'UNDELIVERABLE',
  'CANCELLED',
  'FAILED',
] as const
export type DocumentendienstStatus = (typeof documentendienstStatuses)[number]

/** Both boxes of a citizen are the eBox of a client: which of them is used depends on what the addressee reads. */
export const channelsOf: Readonly<Record<DeliveryChannel, readonly ChannelName[]>> = {
  EBOX: ['ebox', 'inbox'],
  PAPER: ['print'],
  EMAIL: ['email'],
}

export function deliveryChannelOf(channel: ChannelName): DeliveryChannel {
  return deliveryChannels.find((each) => channelsOf[each].includes(channel)) ?? 'EBOX'
}

export const statusNames: Readonly<Record<MessageStatus, DocumentendienstStatus>> = {
  accepted: 'ACCEPTED',
  scheduled: 'ACCEPTED',
  held: 'ACCEPTED',
  processing: 'IN_PROGRESS',
  sent: 'SENT',
  delivered: 'DELIVERED',
  read: 'READ',
  undeliverable: 'UNDELIVERABLE',
  cancelled: 'CANCELLED',
  failed: 'FAILED',
}
