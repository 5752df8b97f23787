import { z } from 'zod'
import { channelNames } from '../../../core/words/message.ts'
import { operation } from '../operation.ts'
import { id, instant, page, pageQuery } from '../words.ts'

const decision = z.enum(['send-again', 'record', 'leave']).meta({
  description:
    '`send-again`: it is handed over when the recovery ends, a lost one is posted again by its entity; `record`: it was sent, and archive and timeline say so; `leave`: it is not sent',
})
const state = z.enum(['lost', 'unprepared', 'planned']).meta({
  description: 'what the restored database knows: nothing, the message without its record, or both without a hand-over',
})
const handedOver = z.enum(['certain', 'possible', 'unknown'])

export const recovery = z
  .object({
    id: id.meta({ description: '`rcv_…`' }),
    open: z.boolean().meta({ description: 'while it is open, nothing leaves and no letter is accepted' }),
    begunAt: instant,
    restoredTo: instant.optional().meta({ description: 'the last change that the restored database holds' }),
    endedAt: instant.optional(),
    knownLeaves: z.int().meta({ description: 'leaves of the ledger that the restored database knew' }),
    publishedLeaves: z.int(),
    packsWithoutIndex: z.int().meta({ description: 'packs of which nothing is known' }),
    surveyed: z.boolean().meta({ description: 'the list of letters is complete' }),
    keysAdopted: z.int().meta({ description: 'keys of entities that were made after that moment and came back' }),
    entitiesAdopted: z.int().meta({
      description:
        'entities that were made after it: they came back with their key, and without members, keys for programs and templates',
    }),
    keysRefused: z.int().meta({ description: 'keys that could not be brought back' }),
    undecided: z.int(),
    letters: z.array(
      z.object({
        entity: z.string().meta({ description: 'its code' }),
        channel: z.enum(channelNames),
        state,
        handedOver,
        decision: decision.optional(),
        letters: z.int(),
      }),
    ),
  })
  .meta({ id: 'Recovery' })
export type Recovery = z.output<typeof recovery>

export const readRecovery = operation({
  id: 'readRecovery',
  tag: 'Operators',
  summary: 'The recovery that is open after a restore of the database, or the last one',
  description:
    'With the letters that may have left after the restored moment, counted by entity, channel and what is known.',
  answers: { 200: { description: 'The recovery', body: recovery } },
  refusals: [409],
})

export const missingLetter = z
  .object({
    message: id.meta({ description: '`msg_…`; of a lost letter the hub knows no such message' }),
    record: id,
    entity: z.string().meta({ description: 'its code' }),
    reference: z.string(),
    channel: z.enum(channelNames),
    sealedAt: instant.meta({ description: 'when its documents were stored, or its hand-over was planned' }),
    state,
    handedOver,
    evidence: z.enum(['in-inbox', 'in-log', 'in-pack', 'planned']).meta({ description: 'how we know' }),
    decision: decision.optional(),
  })
  .meta({ id: 'MissingLetter' })
export type MissingLetter = z.output<typeof missingLetter>

export const listMissingLetters = operation({
  id: 'listMissingLetters',
  tag: 'Operators',
  summary: 'Letters that may have left after the moment to which the database was restored',
  query: z.strictObject({
    ...pageQuery,
    channel: z.enum(channelNames).optional(),
    state: state.optional(),
    handedOver: handedOver.optional(),
    undecided: z.enum(['true', 'false']).default('false'),
  }),
  answers: { 200: { description: 'A page of letters', body: page(missingLetter) } },
  refusals: [409],
})

export const decidedMissingLetters = z
  .object({ decided: z.int(), refused: z.array(z.object({ reason: z.string(), letters: z.int() })) })
  .meta({ id: 'DecidedMissingLetters' })
export type DecidedMissingLetters = z.output<typeof decidedMissingLetters>

export const decideMissingLetters = operation({
  id: 'decideMissingLetters',
  tag: 'Operators',
  summary: 'Decide about the undecided letters of a set, or take decisions back',
  description:
    'Absent members ask for nothing. A letter that cannot be decided so is counted by its reason, and holds up no other.',
  body: z.strictObject({
    decision: z.enum([...decision.options, 'undecided']).meta({
      description:
        'as in the list; `undecided` takes decisions back that had no effect: `send-again`, and `leave` of a lost letter. Others are counted as `final`',
    }),
    message: id.optional(),
    channel: z.enum(channelNames).optional(),
    state: state.optional(),
    handedOver: handedOver.optional(),
  }),
  answers: {
    200: {
      description: 'What was decided',
      body: decidedMissingLetters,
    },
  },
  refusals: [404, 409],
})

export const endRecovery = operation({
  id: 'endRecovery',
  tag: 'Operators',
  summary: 'End the recovery: letters are accepted and handed over again',
  body: z.strictObject({
    looked: z
      .strictObject({ 'send-again': z.int(), record: z.int(), leave: z.int() })
      .optional()
      .meta({ description: 'letters by decision as you looked at them; others in the meantime: UP-5058' }),
  }),
  answers: { 200: { description: 'The recovery', body: recovery } },
  refusals: [409],
})

export const backups = z
  .object({
    base: instant.optional().meta({ description: 'when the last base back-up ended that the hub knows' }),
    archiving: z.boolean().meta({ description: 'the server archives the log of the database' }),
    archivedUntil: instant.optional().meta({ description: 'when the last file of the log was archived' }),
    failingSince: instant.optional().meta({ description: 'the last attempt to archive failed, then' }),
    recovery: z.enum(['never', 'open', 'ended']).meta({ description: 'whether the database was restored' }),
  })
  .meta({ id: 'Backups' })
export type Backups = z.output<typeof backups>

export const readBackups = operation({
  id: 'readBackups',
  tag: 'Operators',
  summary: 'The back-ups of the database, as far as the hub knows them',
  description: '`uitpost backup check` also looks at the folder of back-ups and at the files that a restore needs.',
  answers: { 200: { description: 'The back-ups', body: backups } },
})
