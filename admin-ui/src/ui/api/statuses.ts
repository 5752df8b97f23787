import type { Message } from '../../../../api/contract/message.ts'

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

export type DeliveryStatus = Message['deliveries'][number]['status']

export const channelNames = ['ebox', 'inbox', 'email', 'print'] as const
export type ChannelName = (typeof channelNames)[number]
