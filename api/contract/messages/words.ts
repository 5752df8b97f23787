import { z } from 'zod'
import { channelNames, messageStatuses } from '../../../core/words/message.ts'

export const channel = z.enum(channelNames).meta({ id: 'ChannelName' })
export const channelChoice = z
  .array(z.enum(channelNames))
  .min(1)
  .max(channelNames.length)
  .refine((names) => new Set(names).size === names.length, { error: 'Name each channel once.' })
export const messageStatus = z.enum(messageStatuses).meta({ id: 'MessageStatus' })
export const templateKey = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60)
  .meta({ example: 'vergunning-toegekend' })
