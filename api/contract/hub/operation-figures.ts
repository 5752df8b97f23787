import { z } from 'zod'
import { trafficPeriods } from '../../../dispatcher/runtime/traffic.ts'
import { channel } from '../messages/message.ts'
import { operation } from '../operation.ts'
import { instant } from '../words.ts'

export const dispatcherProcess = z
  .object({
    id: z.uuid().meta({ description: 'of this run of the process' }),
    state: z
      .enum(['running', 'lost', 'stopped'])
      .meta({ description: '`lost` when it missed three reports of ten seconds without having been stopped' }),
    startedAt: instant,
    seenAt: instant.meta({ description: 'its last report' }),
    queue: z.enum(['UP', 'DOWN']).meta({ description: 'whether it reached the queue at its last report' }),
    store: z
      .enum(['UP', 'DOWN'])
      .meta({ description: 'whether it could write to the store of documents at its last report' }),
  })
  .meta({ id: 'DispatcherProcess' })
export type DispatcherProcess = z.output<typeof dispatcherProcess>
export const listDispatchers = operation({
  id: 'listDispatchers',
  tag: 'Operators',
  summary: 'The dispatcher processes of the last seven days, and whether each still runs',
  answers: { 200: { description: 'The processes', body: z.object({ items: z.array(dispatcherProcess) }) } },
})

const count = z.int().min(0)
export const traffic = z
  .object({
    period: z.enum(trafficPeriods),
    from: instant,
    until: instant,
    buckets: z
      .array(
        z.object({
          at: instant,
          channels: z.array(
            z.object({
              name: channel,
              left: count.meta({ description: 'letters that the channel took' }),
              refused: count.meta({ description: 'letters that the channel refused' }),
              unanswered: count.meta({ description: 'attempts without an answer; the letters are tried again' }),
            }),
          ),
        }),
      )
      .meta({ description: 'one for each hour of today or each of the last seven days, in the time of Brussels' }),
    today: z
      .object({
        accepted: count,
        left: count.meta({ description: 'handed over, delivered or read' }),
        printRun: count.meta({ description: 'wait for the next print run' }),
        underWay: count.meta({ description: 'wait for their turn or their channel, or are being prepared' }),
        planned: count.meta({ description: 'wait for a date or a person, as their sender asked' }),
        stuck: count.meta({ description: 'wait for an operator' }),
        ended: count.meta({ description: 'cancelled, undeliverable or given up' }),
      })
      .meta({ description: 'where the letters are that were accepted today; `accepted` is the sum of the others' }),
  })
  .meta({ id: 'Traffic' })
export type Traffic = z.output<typeof traffic>
export const getTraffic = operation({
  id: 'getTraffic',
  tag: 'Operators',
  summary: 'What left through each channel, and where the letters of today are',
  query: z.strictObject({
    period: z
      .enum(trafficPeriods)
      .optional()
      .meta({ description: '`day` (today by the hour) or `week`; `day` if absent' }),
  }),
  answers: { 200: { description: 'Counts, without anything of a person', body: traffic } },
})
