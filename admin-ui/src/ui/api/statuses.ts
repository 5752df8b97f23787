/** Statuses of `GET /v1/messages`, in the order in which a message may reach them. */
export const messageStatuses = [
  'accepted',
  'scheduled',
  'held',
  'processing',
  'sent',
  'delivered',
  'read',
  'undeliverable',
  'cancelled',
  'failed',
] as const
export type MessageStatus = (typeof messageStatuses)[number]

export const deliveryStatuses = [
  'planned',
  'handed-over',
  'delivered',
  'read',
  'rejected',
  'bounced',
  'returned',
  'expired',
  'cancelled',
  'unknown',
] as const
export type DeliveryStatus = (typeof deliveryStatuses)[number]

export const channelNames = ['ebox', 'inbox', 'email', 'print'] as const
export type ChannelName = (typeof channelNames)[number]
