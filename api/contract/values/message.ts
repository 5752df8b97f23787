export {
  type ChannelName,
  channelNames,
  type DeliveryStatus,
  type MessageStatus,
  messageStatuses,
} from '../../../core/words/message.ts'
