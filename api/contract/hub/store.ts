import { z } from 'zod'
import { operation } from '../operation.ts'
import { id, instant } from '../words.ts'

const count = z.int().min(0)

const scrubRound = z
  .object({
    startedAt: instant,
    finishedAt: instant.optional(),
    objects: count.meta({ description: 'packs and shared parts that were read' }),
    totalObjects: count.meta({ description: 'packs and shared parts that there were at the start' }),
    bytes: count.meta({ description: 'read, in all locations together' }),
    totalBytes: count,
    documents: count.meta({ description: 'documents that were opened as a reader would' }),
    faults: count,
    urgent: z.boolean().meta({ description: 'somebody asked for it: as fast as the settings allow' }),
  })
  .meta({ id: 'ScrubRound' })
export type ShownRound = z.output<typeof scrubRound>

const keyRotation = z
  .object({
    entity: id,
    number: z.int(),
    phase: z.enum(['rewrapping', 'settling', 'done']).meta({
      description: '`settling`: letters that were being stored may still come; the former key goes after two days',
    }),
    startedAt: instant,
    finishedAt: instant.optional(),
    rewrapped: count,
    total: count.meta({ description: 'records of the entity at the start' }),
  })
  .meta({ id: 'KeyRotation' })

export const storeShown = z
  .object({
    second: z
      .object({
        copiesWaiting: count,
        removalsWaiting: count.meta({ description: 'removals wait for `STORE_SECOND_GRACE_DAYS`' }),
        lagSeconds: count.meta({ description: 'how long the oldest copy waits' }),
        lastError: z.string().optional().meta({ description: 'code of the copy that failed most often' }),
        filled: z.boolean().meta({ description: 'whether everything of before was queued' }),
      })
      .optional()
      .meta({ description: 'absent: there is no second location' }),
    locked: z.boolean().meta({ description: 'whether the first location locks objects against removal' }),
    maxAgeDays: z.int().meta({ description: 'every pack is read at least once in so many days' }),
    round: scrubRound.optional().meta({ description: 'the one that runs' }),
    lastRound: scrubRound.optional().meta({ description: 'the last one that read everything' }),
    faults: z.object({ open: count, lost: count, repaired: count }),
    keys: z.object({
      current: z.int().meta({ description: 'the master key that encrypts: the first of `ENCRYPTION_KEYS`' }),
      masters: z
        .array(z.object({ master: z.int(), sealed: count }))
        .meta({ description: 'how many keys of entities each master key seals' }),
      rotations: z.array(keyRotation).meta({ description: 'those that run, then the newest that ended; at most 50' }),
    }),
  })
  .meta({ id: 'Store' })
export type ShownStore = z.output<typeof storeShown>

export const storeFault = z
  .object({
    id: id.meta({ description: '`sfl_…`' }),
    object: z.enum(['pack', 'shared-part']),
    key: z.string().meta({ description: 'in the store' }),
    entity: id,
    place: z.enum(['first', 'second']),
    kind: z.enum(['missing', 'truncated', 'altered', 'unreadable']).meta({
      description: '`unreadable`: the bytes are right, and a document does not open',
    }),
    records: count.meta({ description: 'archived letters with a document in it; at most 100,000 are counted' }),
    foundAt: instant,
    outcome: z.enum(['open', 'repaired', 'lost', 'healed']).meta({
      description: '`lost`: no location has the right bytes; `healed`: found right by a later check',
    }),
    settledAt: instant.optional(),
    evidence: z.string().optional().meta({ description: 'the key at which the wrong bytes were put aside' }),
  })
  .meta({ id: 'StoreFault' })
export type ShownFault = z.output<typeof storeFault>

export const getStore = operation({
  id: 'getStore',
  tag: 'Operators',
  summary: 'How the store of documents is: its second location, the last full reading, faults',
  answers: { 200: { description: 'The store', body: storeShown } },
})

export const listStoreFaults = operation({
  id: 'listStoreFaults',
  tag: 'Operators',
  summary: 'Stored bytes that were missing or altered, those that are not repaired first',
  description: 'At most 200.',
  answers: { 200: { description: 'The faults', body: z.object({ items: z.array(storeFault) }) } },
})

export const listStoreFaultRecords = operation({
  id: 'listStoreFaultRecords',
  tag: 'Operators',
  summary: 'The archived letters that a fault concerns',
  description:
    'In the order of their ids, which say nothing about persons; at most 1,000 at a time: give the last as `after`.',
  path: z.object({ id }),
  query: z.object({ after: id.optional() }),
  answers: {
    200: {
      description: 'Ids of records, `rec_…`',
      body: z.object({ items: z.array(z.string()), more: z.boolean() }),
    },
  },
  refusals: [404],
})

export const checkStoreFault = operation({
  id: 'checkStoreFault',
  tag: 'Operators',
  summary: 'Read the bytes of a fault again now, and repair them where a location has them',
  path: z.object({ id }),
  answers: { 200: { description: 'The fault as it is now', body: storeFault } },
  refusals: [404, 503],
})

export const hurryScrub = operation({
  id: 'hurryScrub',
  tag: 'Operators',
  summary: 'Read the whole archive again now, as fast as the settings allow',
  answers: { 200: { description: 'The store, with the round that runs', body: storeShown } },
})
