export {
  type ChannelName,
  channelNames,
  type DeliveryStatus,
  type MessageStatus,
  messageClasses,
  messageStatuses,
} from '../../../core/words/message.ts'
