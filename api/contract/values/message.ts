export {
  type ChannelName,
  channelNames,
  type DeliveryStatus,
  type MessageStatus,
  messageClasses,
  messageStatuses,
  postages,
  usualChannels,
} from '../../../core/words/message.ts'
