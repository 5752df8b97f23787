import { z } from 'zod'
import { documentKinds, messageStatuses } from '../../core/words/message.ts'
import { channel } from './messages/message.ts'
import { enterpriseNumber, insz } from './messages/recipient.ts'
import { operation } from './operation.ts'
import { day, id, instant, language, line, pageQuery, wholeNumber } from './words.ts'

const criteria = z
  .strictObject({
    q: line(200).meta({ description: 'beginnings of words in the letter' }),
    insz,
    enterpriseNumber,
    name: line(100).meta({ description: 'parts of the name of the recipient' }),
    status: z.enum(messageStatuses),
    dossier: line(100),
    reference: line(100),
    series: line(100),
    class: line(100).meta({ description: 'key of the class' }),
    template: line(100).meta({ description: 'key of the template' }),
    costCentre: line(100),
    from: day,
    to: day,
    channel,
  })
  .partial()
export const archiveSearch = criteria
  .extend({ limit: z.int().min(1).max(200).default(50), cursor: pageQuery.cursor })
  .meta({ id: 'ArchiveSearch' })

export const archiveHit = z
  .object({
    id,
    message: id,
    subject: z.string(),
    entity: z.string(),
    recipientName: z.string(),
    sentAt: instant.optional(),
    channel: channel.optional(),
    status: z.string(),
    letterDate: day,
    reference: z.string(),
    series: z.string(),
    dossier: z.string().optional(),
    snippet: z
      .string()
      .optional()
      .meta({ description: 'plain text around a word that was searched for; absent without `q`' }),
    matched: z
      .array(z.enum(['reference', 'name', 'dossier', 'subject', 'values', 'template']))
      .optional()
      .meta({ description: 'the parts of the letter that have a word of the question' }),
  })
  .meta({ id: 'ArchiveHit' })
export type ArchiveHit = z.output<typeof archiveHit>

const facet = z.record(z.string(), z.union([z.int(), z.string().meta({ example: '1000+' })]))
export const archivePage = z
  .object({
    items: z.array(archiveHit),
    facets: z.record(z.string(), facet).meta({
      description:
        'total, status, channel, series, class, template, costCentre and year of the letters found; of more than 1,000 matches the newest are counted',
    }),
    next: z.string().optional(),
    reading: z
      .object({
        period: z.object({ from: day, to: day }).optional(),
        respelled: z.object({ q: z.string().optional(), name: z.string().optional() }).optional(),
      })
      .optional()
      .meta({
        description:
          'how the question was understood, where that is not as it was typed: a month among the words, or the nearest spelling where nothing was found',
      }),
    hint: z
      .object({
        code: z.enum(['no-words', 'national-number', 'enterprise-number']),
        detail: z.string(),
      })
      .optional()
      .meta({ description: 'why nothing, or less than intended, was found' }),
  })
  .meta({ id: 'ArchivePage' })

export const recordTransfer = z
  .object({
    transfer: id,
    archiveService: z.string(),
    package: z.string().meta({ description: 'the name of the package in which it went' }),
    reference: z.string().optional().meta({ description: 'what the archive service calls the package' }),
  })
  .meta({ id: 'RecordTransfer' })
export type RecordTransfer = z.output<typeof recordTransfer>

export const archiveRecord = z
  .object({
    id,
    message: id,
    entity: z.string(),
    reference: z.string(),
    dossier: z.string().optional(),
    series: z.string(),
    class: z.string(),
    status: z.string().optional(),
    subject: z.string(),
    recipientName: z.string(),
    copyOf: id.optional().meta({ description: 'for a copy: the record of the original letter' }),
    language: language.optional(),
    template: z.object({ key: z.string(), version: z.int() }).optional(),
    letterDate: day,
    sentAt: instant.optional(),
    closedAt: instant.optional(),
    channels: z.array(channel),
    documents: z.array(
      z.object({
        n: z.int(),
        id: id.optional(),
        kind: z.enum(documentKinds),
        name: z.string(),
        variant: z.string().optional(),
        mediaType: z.string(),
        pages: z.int().optional(),
        size: z.int(),
        sha256: z.string(),
        href: z.string(),
      }),
    ),
    transferred: recordTransfer
      .optional()
      .meta({ description: 'the transfer by which an archive service accepted it' }),
    ledger: z.object({ leafIndex: z.int().optional(), sequenced: z.boolean() }).optional(),
    links: z.object({ self: z.string(), proof: z.string(), message: z.string() }),
  })
  .meta({ id: 'ArchiveRecord' })
export type ArchiveRecord = z.output<typeof archiveRecord>

export const archiveProof = z
  .discriminatedUnion('status', [
    z.object({ status: z.literal('pending') }).meta({ id: 'PendingProof' }),
    z
      .object({
        status: z.literal('sequenced'),
        record: id,
        leafIndex: z.int(),
        treeSize: z.int(),
        leaf: z.string().meta({ description: 'base64 of the canonical JSON of the leaf' }),
        opening: z.object({ nonce: z.string(), facts: z.record(z.string(), z.unknown()) }),
        path: z.array(z.string()),
        checkpoint: z.string(),
        publicKey: z.string(),
        keys: z.string().optional().meta({
          description: 'Where the log has former keys: the statement of the present one about them (docs/proofs.md)',
        }),
      })
      .meta({ id: 'SequencedProof' }),
  ])
  .meta({ id: 'ArchiveProof' })
export type ArchiveProof = z.output<typeof archiveProof>

const path = z.object({ id })
export const searchArchive = operation({
  id: 'searchArchive',
  tag: 'Archive',
  summary: 'Find letters that were sent',
  headers: ['Uitpost-Purpose'],
  body: archiveSearch,
  bodyOptional: true,
  answers: { 200: { description: 'A page of records', body: archivePage } },
})
export const getRecord = operation({
  id: 'getRecord',
  tag: 'Archive',
  summary: 'One record',
  headers: ['Uitpost-Purpose'],
  path,
  answers: { 200: { description: 'The record', body: archiveRecord } },
  refusals: [404, 410],
})
export const getRecordDocument = operation({
  id: 'getRecordDocument',
  tag: 'Archive',
  summary: 'A document as it was sent; its hash is checked while it is read',
  headers: ['Uitpost-Purpose'],
  path: z.object({ id, n: wholeNumber(1, 1000) }),
  answers: { 200: { description: 'The bytes', mediaTypes: ['application/pdf', 'text/html', 'message/rfc822'] } },
  refusals: [404, 410],
})
export const getRecordProof = operation({
  id: 'getRecordProof',
  tag: 'Archive',
  summary: 'Proof that the record is in the ledger, which can be checked with only the public key',
  path,
  answers: {
    200: {
      description: 'The proof, or that it is pending',
      body: archiveProof,
      headers: { 'Retry-After': 'seconds, while pending' },
    },
  },
  refusals: [404, 410],
})

const statementQuery = z.object({
  language: language.optional().meta({ description: 'of the statement; absent: that of the letter' }),
})
export const getRecordStatement = operation({
  id: 'getRecordStatement',
  tag: 'Archive',
  summary: 'A statement of sending: what was sent, what happened, when it counts as received, and the proof',
  description:
    'PDF/A-2a and PDF/UA-1, drawn on demand from what was sealed and what was reported until now. It is itself not sealed: what it names can be checked with the proof.',
  headers: ['Uitpost-Purpose'],
  path,
  query: statementQuery,
  answers: { 200: { description: 'The statement', mediaTypes: ['application/pdf'] } },
  refusals: [404, 410],
})
export const getRecordPackage = operation({
  id: 'getRecordPackage',
  tag: 'Archive',
  summary: 'The record with its documents, statement, proof and a program that verifies them, as a ZIP',
  description:
    'An export of one record, as `uitpost archive export --record` writes it. `node uitpost-verify.mjs FILE.zip --key KEY` verifies it without the hub.',
  headers: ['Uitpost-Purpose'],
  path,
  query: statementQuery,
  answers: { 200: { description: 'The package', mediaTypes: ['application/zip'] } },
  refusals: [404, 410, 503],
})
