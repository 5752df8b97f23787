import { z } from 'zod'
import { listEventKinds, readStages } from '../../../core/words/batch.ts'
import { channel, messageStatus } from '../messages/words.ts'
import { id, instant, line } from '../words.ts'

const letters = z.partialRecord(messageStatus, z.int())
const stage = z.union([z.enum(['seeds', 'rest']), z.int()])
const who = z.string().meta({ description: 'name of the person or key; absent for the hub itself' })

const stopOfChannel = z.object({
  channel: channel.optional().meta({ description: 'absent: not decided yet' }),
  left: z.int().meta({ description: 'handed over' }),
  leaving: z.int().meta({ description: 'in the hands of a dispatcher or in a closed print run; these leave' }),
  held: z.int().meta({ description: 'a stop keeps these' }),
  until: instant.optional().meta({ description: 'when the next of their print runs closes' }),
})

/** What a stop keeps from leaving, or would keep. */
export const stopFacts = z
  .object({
    at: instant,
    channels: z.array(stopOfChannel),
    left: z.int(),
    leaving: z.int(),
    held: z.int().meta({ description: 'letters, and ready rows that are not accepted' }),
    saves: z.object({ amount: z.int(), currency: z.literal('EUR') }).meta({ description: 'cents, of known prices' }),
    unpriced: z.int().meta({ description: 'held letters whose price is not known yet' }),
  })
  .meta({ id: 'BatchStopFacts' })
export type ShownStop = z.output<typeof stopFacts>

/** Members of a list about its stages, its stops and its end. */
export const courseMembers = {
  startedBy: who.optional().meta({ description: 'who posted it, by name' }),
  keptUntil: instant.optional().meta({
    description: 'its rows are removed then, if nothing happens to the list before; a list that waits is cancelled',
  }),
  estimatedEnd: instant.optional().meta({ description: 'by the pace of the last minutes; absent while it is unknown' }),
  begun: z
    .array(z.object({ stage, at: instant, by: who.optional(), letters }))
    .optional()
    .meta({ description: 'stages that were begun, in order; not in a list of batches' }),
  copies: z
    .array(
      z.object({
        row: z.int(),
        channel,
        message: id.optional(),
        status: messageStatus.optional(),
        issues: z.array(z.object({ column: z.string().optional(), code: z.string(), detail: z.string() })),
      }),
    )
    .optional()
    .meta({ description: 'copies to the office itself; they count as no letters of the list' }),
  copiesChosen: z.boolean().optional().meta({ description: 'copies to the office are part of the stage `seeds`' }),
  stop: z
    .object({
      at: instant,
      by: who.optional(),
      reason: z.string().optional(),
      held: z.int().optional(),
      left: z.int().optional(),
    })
    .optional()
    .meta({ description: 'of a list that was paused or cancelled' }),
}

export const stagesRequest = z
  .strictObject({
    stages: z
      .array(z.union([z.enum(['seeds', 'rest']), z.int().min(1).max(99_999)]))
      .min(1)
      .max(10)
      .refine((given) => readStages(given.join(',')) !== undefined, {
        error: '`seeds` is only the first, numbers come next, and the last one is `rest`.',
      })
      .meta({ example: ['seeds', 50, 'rest'] }),
    copies: z
      .strictObject({
        rows: z
          .array(z.int().min(1).max(100_000))
          .min(1)
          .max(5)
          .refine((rows) => new Set(rows).size === rows.length, { error: 'Name each row once.' })
          .optional()
          .meta({ description: 'absent: the first two that are ready' }),
        email: z.boolean().optional().meta({ description: 'to the address with which the caller signs in' }),
        paper: z
          .boolean()
          .optional()
          .meta({ description: 'to the address of the control copies of the print contract' }),
      })
      .refine(({ email, paper }) => email === true || paper === true, { error: 'Say `email`, `paper`, or both.' })
      .optional()
      .meta({ description: 'copies of letters of the list to the office itself, in the stage `seeds`' }),
  })
  .meta({ id: 'BatchStages' })

export const stopRequest = z.strictObject({
  reason: line(200).optional().meta({ description: 'read by colleagues; numbers and addresses are left out' }),
})
export const continueRequest = z.strictObject({
  begun: z
    .int()
    .min(0)
    .max(10)
    .optional()
    .meta({ description: 'stages that were begun, as the caller saw it: when somebody was first, nothing begins' }),
})

export const batchEvent = z
  .object({
    n: z.int(),
    at: instant,
    kind: z.enum(listEventKinds),
    by: who.optional(),
    rows: z.int().optional(),
    ready: z.int().optional(),
    fixable: z.int().optional(),
    refused: z.int().optional(),
    place: z.int().optional(),
    stage: stage.optional(),
    stages: z.array(stage).optional(),
    reason: z.string().optional(),
    held: z.int().optional(),
    left: z.int().optional(),
    outcome: z.enum(['completed', 'cancelled', 'rejected']).optional(),
  })
  .meta({ id: 'BatchEvent' })
export type ShownBatchEvent = z.output<typeof batchEvent>
