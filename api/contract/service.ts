import { z } from 'zod'
import { channel } from './messages/message.ts'
import { operation } from './operation.ts'
import { instant } from './words.ts'

export const certificateState = z
  .enum(['UP', 'ENDS', 'DOWN'])
  .meta({ description: '`ENDS` within thirty days; `DOWN`: it ended or cannot be used' })
const health = z
  .object({
    status: z.enum(['UP', 'DOWN']),
    parts: z
      .record(z.string(), z.enum(['UP', 'DOWN']))
      .optional()
      .meta({
        description: 'what every request needs; `DOWN` makes the answer 503',
      }),
    dispatcher: z
      .object({
        state: z.enum(['running', 'absent', 'unknown']),
        since: instant
          .optional()
          .meta({ description: 'of an absent one: when the last was seen; absent if none ever was' }),
      })
      .optional()
      .meta({ description: 'whether a dispatcher works on accepted letters; the answer stays 200 without one' }),
    queue: z
      .enum(['UP', 'DOWN', 'UNKNOWN'])
      .optional()
      .meta({ description: 'whether the running dispatchers reach their queue; the answer stays 200 without it' }),
    channels: z
      .partialRecord(channel, z.enum(['UP', 'DOWN', 'PAUSED']).meta({ id: 'ChannelHealth' }))
      .optional()
      .meta({
        description:
          'whether letters leave over each channel: `DOWN` rests after failures, `PAUSED` was paused by an operator; the answer stays 200, since letters wait',
      }),
    certificates: z
      .array(z.object({ channel, name: z.string(), state: certificateState, endsAt: instant.optional() }))
      .optional()
      .meta({
        description: 'with which channels identify the hub, as a dispatcher last saw them; the answer stays 200',
      }),
    servers: z
      .partialRecord(channel, z.record(z.string(), z.enum(['UP', 'PARTLY', 'DOWN']).meta({ id: 'ServerState' })))
      .optional()
      .meta({
        description:
          'of a channel with several servers, such as mail relays: whether each takes letters. `DOWN` is set aside by every dispatcher, `PARTLY` by some; the others take over',
      }),
    store: z
      .object({
        secondLocation: z
          .enum(['UP', 'BEHIND', 'ABSENT'])
          .meta({ description: '`BEHIND`: a copy waits for more than an hour' }),
        lock: z
          .enum(['UP', 'ABSENT'])
          .meta({ description: 'whether the first location locks objects against removal' }),
        lost: z.int().min(0).meta({ description: 'stored packs and parts of which no location has the right bytes' }),
      })
      .optional()
      .meta({ description: 'the archive beyond the part `documents`; the answer stays 200' }),
  })
  .meta({ id: 'Health' })

export const getLive = operation({
  id: 'getLive',
  tag: 'Service',
  summary: 'The process answers',
  answers: { 200: { description: 'Alive', body: health } },
})
export const getReady = operation({
  id: 'getReady',
  tag: 'Service',
  summary: 'The process can do its work',
  answers: { 200: { description: 'Ready', body: health } },
  refusals: [503],
})
const site = z
  .object({ help: z.string().optional(), accessibility: z.string().optional(), privacy: z.string().optional() })
  .meta({ id: 'Site' })
export type Site = z.output<typeof site>

export const getSite = operation({
  id: 'getSite',
  tag: 'Service',
  summary: 'What the screens of this installation link to',
  answers: {
    200: {
      description: 'URLs of pages outside the hub; absent if the installation has none',
      body: site,
    },
  },
})
export const getMetrics = operation({
  id: 'getMetrics',
  tag: 'Service',
  summary: 'Figures for Prometheus',
  answers: { 200: { description: 'Prometheus text format', mediaTypes: ['text/plain'] } },
})
