import { z } from 'zod'
import { replayHelpWords, stuckKinds } from '../../../core/words/stuck.ts'
import { channel } from '../messages/message.ts'
import { operation } from '../operation.ts'
import { certificateState } from '../service.ts'
import { id, instant, page, pageQuery, prose, shownText } from '../words.ts'

const replay = z.enum(replayHelpWords)
export const deadLetter = z
  .object({
    id,
    message: id,
    entity: z.string().optional(),
    entityName: shownText.optional(),
    reference: z.string().optional().meta({ description: 'of the letter, as its sender gave it' }),
    template: z.string().optional().meta({ description: 'its key; absent for a supplied document' }),
    stage: z.string(),
    code: z.string(),
    kind: z.enum(stuckKinds).meta({ description: 'the class of the code' }),
    replay: replay.meta({
      description: 'whether trying again can help: not with this letter, after a repair, or later',
    }),
    attempts: z.int(),
    firstAt: instant,
    lastAt: instant.optional(),
    ended: z.enum(['replayed', 'closed']).optional(),
    reason: z.string().optional().meta({ description: 'why it was closed; the sender reads it' }),
  })
  .meta({ id: 'DeadLetter' })
export type DeadLetter = z.output<typeof deadLetter>

const pages = z.strictObject(pageQuery)
const because = z.strictObject({ reason: prose(500).optional() })
export const listDeadLetters = operation({
  id: 'listDeadLetters',
  tag: 'Operators',
  summary: 'Letters that are stuck and wait for a person',
  query: pages,
  answers: { 200: { description: 'A page of dead letters', body: page(deadLetter) } },
})
const settle = (id: string, summary: string) =>
  operation({
    id,
    tag: 'Operators',
    summary,
    path: z.object({ id: z.string().max(64) }),
    body: because,
    bodyOptional: true,
    answers: { 200: { description: 'The dead letter, as it was', body: deadLetter } },
    refusals: [404, 409],
  })
export const replayDeadLetter = settle('replayDeadLetter', 'Try again from the stage where it got stuck')
export const closeDeadLetter = settle('closeDeadLetter', 'Close it: the letter becomes `failed`')

const stage = z.enum(['prepare', 'deliver', 'stuck'])
const count = z.int().min(0)
export const deadLetterGroup = z
  .object({
    entity: z.string(),
    entityName: shownText,
    stage,
    kind: z.enum(stuckKinds),
    replay,
    letters: count,
    firstAt: instant.meta({ description: 'of the letter that has been stuck longest' }),
    lastAt: instant,
  })
  .meta({ id: 'DeadLetterGroup' })
export type DeadLetterGroup = z.output<typeof deadLetterGroup>
export const listDeadLetterGroups = operation({
  id: 'listDeadLetterGroups',
  tag: 'Operators',
  summary: 'Letters that are stuck, counted by entity, stage and reason; the largest group first',
  answers: { 200: { description: 'The groups', body: z.object({ items: z.array(deadLetterGroup) }) } },
})

export const bulkReplay = z
  .object({
    dryRun: z.boolean(),
    matched: count.meta({ description: 'letters that the filter means' }),
    replayed: count.meta({ description: 'letters that go on' }),
    settled: count.meta({ description: 'letters that had ended or were settled by another person in the meantime' }),
    failed: count.meta({ description: 'letters that stay as they were' }),
    faults: z.array(z.object({ code: z.string(), letters: count })).meta({ description: 'why, by code' }),
    remaining: count.meta({ description: 'letters beyond the 10,000 of one call: ask again with the same `until`' }),
    until: instant.meta({ description: 'letters that got stuck later are not meant' }),
  })
  .meta({ id: 'DeadLetterReplay' })
export type BulkReplay = z.output<typeof bulkReplay>
export const replayDeadLetters = operation({
  id: 'replayDeadLetters',
  tag: 'Operators',
  summary: 'Try again every stuck letter of one reason, stage or entity',
  description:
    'Without a filter all of them. At most 10,000 letters in a call, 500 in a transaction; where a transaction fails, its letters are tried one by one. With `dryRun` nothing changes and `matched` says how many letters are meant.',
  body: z.strictObject({
    kind: z.enum(stuckKinds).optional(),
    stage: stage.optional(),
    entity: id.optional().meta({ description: '`ent_…`' }),
    until: instant.optional().meta({ description: 'only letters that were stuck then; now if absent' }),
    reason: prose(500).optional().meta({ description: 'kept with each letter and in the audit log' }),
    dryRun: z.boolean().optional(),
  }),
  answers: { 200: { description: 'What was done', body: bulkReplay } },
  refusals: [404],
})

export const returnFile = z
  .object({
    id,
    partner: z.string(),
    file: z.string(),
    status: z.enum(['reading', 'done', 'refused']),
    lines: z.int().meta({ description: 'lines that were read' }),
    taken: z.int().meta({ description: 'lines that count' }),
    refused: z.int().meta({ description: 'lines that do not' }),
    failures: z.int().meta({ description: 'attempts that did not reach the end' }),
    billed: z.int().meta({ description: 'euro cents of its `billed` lines that count' }),
    billedUnknown: z
      .int()
      .meta({ description: 'euro cents of its `billed` lines about letters that the partner never received' }),
    code: z.string().optional().meta({
      description:
        'why the file as a whole was refused (`no-header`, `too-large`, `not-a-file`, `unreadable`, `not-processed`, `no-line-taken`), or how the last attempt failed',
    }),
    faults: z.array(z.object({ line: z.int(), reason: z.string(), letter: z.string().optional() })).meta({
      description: 'the first twenty rejected lines: the field that is wrong, `unknown-letter`, or `before-hand-over`',
    }),
    firstAt: instant,
    lastAt: instant,
    settledAt: instant.optional(),
  })
  .meta({ id: 'ReturnFile' })
export type ReturnFile = z.output<typeof returnFile>
export const listReturnFiles = operation({
  id: 'listReturnFiles',
  tag: 'Operators',
  summary: 'Return files of print partners with content that could not be processed',
  query: z.strictObject({
    ...pageQuery,
    all: z.enum(['true', 'false']).optional().meta({ description: 'also those without a fault' }),
  }),
  answers: { 200: { description: 'A page of return files', body: page(returnFile) } },
})
export const settleReturnFile = operation({
  id: 'settleReturnFile',
  tag: 'Operators',
  summary: 'Mark as handled what could not be processed: the file no longer needs attention',
  path: z.object({ id: z.string().max(64) }),
  answers: { 200: { description: 'The return file', body: returnFile } },
  refusals: [404],
})

export const unreadReport = z
  .object({
    id,
    receivedAt: instant,
    delivery: z.string().optional().meta({ description: 'the delivery whose signed name is in the mail: `dlv_…`' }),
    message: z.string().optional().meta({ description: '`msg_…`' }),
    domain: z.string().meta({ description: 'domain of the sender of the mail' }),
    text: z.string().optional().meta({
      description:
        'subject and text without addresses and numbers, at most 2,000 characters; removed once it was settled',
    }),
    meaning: z.enum(['hard', 'soft', 'complaint', 'none']).optional(),
    settledAt: instant.optional(),
  })
  .meta({ id: 'UnreadReport' })
export type UnreadReport = z.output<typeof unreadReport>
export const listUnreadReports = operation({
  id: 'listUnreadReports',
  tag: 'Operators',
  summary: 'Mails that came back and that the hub did not understand',
  query: z.strictObject(pageQuery),
  answers: { 200: { description: 'A page of mails, newest first', body: page(unreadReport) } },
})
export const settleUnreadReport = operation({
  id: 'settleUnreadReport',
  tag: 'Operators',
  summary: 'Say what a mail means that came back',
  description:
    '`hard` suppresses the address and tries the next channel, `soft` tries the next channel, `complaint` stops mail of the entity to the address; these need a letter: the one that the mail names, or one that the operator recognises. `none` changes no letter. A repeated call changes nothing.',
  path: z.object({ id: z.string().max(64) }),
  body: z.strictObject({
    meaning: z.enum(['hard', 'soft', 'complaint', 'none']),
    message: z.string().max(64).optional().meta({
      description: 'the letter by email that the mail is about, where it names none: `msg_…`',
    }),
  }),
  answers: { 200: { description: 'The mail', body: unreadReport } },
  refusals: [404, 409, 422],
})
const pauser = z
  .object({ actor: z.string(), name: z.string().optional() })
  .meta({ description: 'who paused it: a member of staff, a key or the command line' })

export const channelCertificate = z
  .object({
    name: z.string(),
    state: certificateState,
    endsAt: instant.optional().meta({ description: 'absent when it cannot be read' }),
    fault: z.string().optional().meta({ description: 'a word for what makes it of no use' }),
    checkedAt: instant.meta({ description: 'when a dispatcher last looked' }),
  })
  .meta({ id: 'ChannelCertificate' })
export const channelServer = z
  .object({
    name: z.string().meta({ description: '`host:port`' }),
    takes: z
      .enum(['all', 'registered'])
      .meta({ description: 'which letters of the channel leave over it: all, or only registered ones' }),
    state: z
      .enum(['UP', 'PARTLY', 'DOWN'])
      .meta({ description: '`DOWN`: set aside by every dispatcher; `PARTLY`: by some of them' }),
    priority: z.int().meta({ description: 'servers with the lowest number are used while one of them works' }),
    weight: z.int().meta({ description: 'its share among servers of the same priority' }),
    taken: z.int().meta({ description: 'letters and alerts that it took, in all' }),
    failed: z.int().meta({ description: 'hand-overs that failed because of it, in all' }),
    asideUntil: instant.optional().meta({ description: 'when it is tried again' }),
    lastSuccessAt: instant.optional(),
    lastFailureAt: instant.optional(),
    lastFailure: z.string().optional().meta({ description: 'class or code of the last failure' }),
  })
  .meta({ id: 'ChannelServer' })
export type ChannelServer = z.output<typeof channelServer>
export const slowedGroup = z
  .object({
    name: z.string().meta({ description: 'of the provider, as the settings name it' }),
    waiting: z.int(),
    slowedUntil: instant.optional().meta({ description: 'it asked for fewer letters: none leave before this moment' }),
  })
  .meta({ id: 'SlowedProvider' })

export const channelState = z
  .object({
    name: channel,
    paused: z.boolean(),
    failures: z.int().meta({ description: 'consecutive chunks in which nothing was handed over' }),
    pausedBy: pauser.optional(),
    pausedAt: instant.optional(),
    pauseReason: z.string().optional(),
    restsUntil: instant.optional().meta({ description: 'no attempt before this moment, after consecutive failures' }),
    waiting: z.int().meta({
      description: 'letters waiting to be handed over; for paper, those in runs that have not been handed over',
    }),
    oldestAt: instant.optional().meta({ description: 'since when the oldest of them has been waiting' }),
    nextAt: instant.optional().meta({ description: 'the next attempt, or for paper the next cut-off' }),
    underWay: z.int().meta({ description: 'letters that are being handed over now; a pause does not stop these' }),
    perSecond: z
      .int()
      .optional()
      .meta({ description: 'letters per second at most, over all dispatchers; absent without a limit' }),
    atOnce: z
      .int()
      .optional()
      .meta({ description: 'letters (for paper: parts) under way at the same time at most, over all dispatchers' }),
    lastSuccessAt: instant.optional().meta({ description: 'to about five seconds' }),
    lastFailureAt: instant.optional(),
    lastFailure: z.string().optional().meta({ description: 'class or code of the last failure' }),
    certificates: z
      .array(channelCertificate)
      .optional()
      .meta({ description: 'with which the channel identifies the hub; absent without any' }),
    servers: z.array(channelServer).optional().meta({ description: 'of a channel with several servers' }),
    slowed: z
      .array(slowedGroup)
      .optional()
      .meta({ description: 'providers of mailboxes whose letters wait for their turn' }),
  })
  .meta({ id: 'ChannelState' })
export type ChannelState = z.output<typeof channelState>
export const channelStop = z
  .object({
    kind: z.enum(['pause', 'rest']).meta({ description: 'paused by an operator, or resting after failures' }),
    beganAt: instant,
    endedAt: instant.optional().meta({ description: 'absent while it lasts' }),
    by: pauser.optional(),
    reason: z.string().optional().meta({ description: 'what the operator wrote, or the class of the failure' }),
  })
  .meta({ id: 'ChannelStop' })
export type ChannelStop = z.output<typeof channelStop>
export const listChannelStops = operation({
  id: 'listChannelStops',
  tag: 'Operators',
  summary: 'When a channel took nothing in the last 90 days, the newest first; at most 50 stops',
  path: z.object({ name: channel }),
  answers: { 200: { description: 'The stops', body: z.object({ items: z.array(channelStop) }) } },
})
export const listChannels = operation({
  id: 'listChannels',
  tag: 'Operators',
  summary: 'The channels, and which are paused',
  answers: { 200: { description: 'The channels', body: z.object({ items: z.array(channelState) }) } },
})
const channelCommand = (id: string, summary: string) =>
  operation({
    id,
    tag: 'Operators',
    summary,
    path: z.object({ name: channel }),
    body: because,
    bodyOptional: true,
    answers: { 200: { description: 'The channel', body: channelState } },
    refusals: [404],
  })
export const pauseChannel = channelCommand(
  'pauseChannel',
  'Hand nothing over through this channel until it is resumed; letters wait',
)
export const resumeChannel = channelCommand('resumeChannel', 'Resume the channel: its letters continue')

export const auditEntry = z
  .object({
    id,
    at: instant,
    actorKind: z.enum(['key', 'staff', 'citizen', 'hub']),
    actor: z.string(),
    action: z.string(),
    subjectKind: z.string(),
    subject: z.string(),
    purpose: z.string().optional(),
    request: z.string().optional(),
  })
  .meta({ id: 'AuditEntry' })
export type AuditEntry = z.output<typeof auditEntry>
export const listAudit = operation({
  id: 'listAudit',
  tag: 'Operators',
  summary: 'Who looked at personal data, and who changed what; newest first',
  query: pages.extend({
    about: z
      .enum(['access'])
      .optional()
      .meta({ description: '`access`: keys, roles and exports, and what the hub did for the entity' }),
  }),
  answers: { 200: { description: 'A page of the audit log', body: page(auditEntry) } },
})
