export {
  type ChannelName,
  channelNames,
  type DeliveryStatus,
  type MessageStatus,
  messageClasses,
  messageStatuses,
  usualChannels,
} from '../../../core/words/message.ts'
