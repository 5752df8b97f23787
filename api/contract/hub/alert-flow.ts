import { z } from 'zod'
import { operation } from '../operation.ts'
import { instant } from '../words.ts'

const alertFlow = z
  .object({
    from: instant,
    until: instant,
    letters: z.int().meta({ description: 'letters that were delivered and of which an alert was to leave' }),
    alerted: z.int().meta({ description: 'of these: the alert left, or was not needed any more' }),
    gapPercent: z.number().meta({ example: 2.5 }),
    alarm: z.boolean().meta({ description: 'a fifth or more of the alerts has not left after fifteen minutes' }),
    refused: z
      .int()
      .meta({ description: 'of the letters: the mail server refused the alert for good, or it came back' }),
    refusedPercent: z.number().meta({ example: 0.4 }),
    refusedAlarm: z
      .boolean()
      .meta({ description: 'at least five alerts, and a fifth or more, were refused or came back' }),
  })
  .meta({ id: 'AlertFlow' })
export type AlertFlow = z.output<typeof alertFlow>

export const getAlertFlow = operation({
  id: 'getAlertFlow',
  tag: 'Operators',
  summary: 'Whether mails about new letters leave: those of an hour, against the letters that they are about',
  answers: { 200: { description: 'The hour that ended fifteen minutes ago', body: alertFlow } },
})
