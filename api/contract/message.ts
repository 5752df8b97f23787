import { z } from 'zod'
import {
  channelNames,
  deliveryStatuses,
  documentKinds,
  eventTypes,
  messageClasses,
  messageStatuses,
  postages,
  priorities,
  vias,
} from '../../core/words/message.ts'
import { operation } from './operation.ts'
import { enterpriseNumber, insz, recipient, recipientChange, shownAddressee, shownRecipient } from './recipient.ts'
import { duration, id, instant, language, line, links, page, pageQuery, price, shownText } from './words.ts'

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

/** The data of the letter; each variable is checked against the template. */
const data = z
  .record(z.string().max(100), z.unknown())
  .meta({ id: 'TemplateData', type: 'object', additionalProperties: true })

/** http is for closed networks: intake refuses it unless the hub may call private addresses. */
const conditionUrl = z
  .string()
  .max(2000)
  .refine((text) => URL.canParse(text) && ['https:', 'http:'].includes(new URL(text).protocol), {
    error: 'Give a full URL that begins with https://.',
  })
  .refine((text) => !URL.canParse(text) || (new URL(text).username === '' && new URL(text).password === ''), {
    error: 'Leave out the user name and password: an address is stored and shown as it is.',
  })
  .meta({ format: 'uri', description: 'https, without user name or password' })

const confidentiality = z
  .strictObject({
    personOnly: z.boolean().optional().meta({ description: 'of a citizen: no holder of a mandate opens it' }),
    namedReader: insz.optional().meta({ description: 'of an enterprise: the one person who opens it' }),
    hidden: z
      .boolean()
      .optional()
      .meta({ description: 'lists, alerts and feeds show no sender and no subject before a strong sign-in' }),
  })
  .meta({
    id: 'Confidentiality',
    description: 'of the letter in the inbox; channels that cannot keep it are not used, paper can follow',
  })

export const messageRequest = z
  .strictObject({
    template: z
      .strictObject({ key: templateKey, version: z.int().min(1).max(100_000).optional() })
      .optional()
      .meta({ description: 'this, or `document` with `subject`' }),
    document: id.optional().meta({ description: '`doc_…` of a PDF that was uploaded as a letter' }),
    subject: line(200).optional().meta({ description: 'of a ready-made PDF' }),
    attachments: z
      .array(z.strictObject({ document: id, via: z.enum(vias).optional() }))
      .max(5)
      .optional()
      .meta({ description: 'at most 30 MB and 20 pages, the letter included where it is a PDF' }),
    recipient,
    data: data.optional(),
    reference: line(100),
    priority: z.enum(priorities).optional(),
    class: z.enum(messageClasses).optional(),
    postage: z.enum(postages).optional(),
    channels: channelChoice.optional(),
    sendAfter: instant.optional(),
    expiresAt: instant.optional(),
    hold: z.boolean().optional(),
    replyAllowed: z.boolean().optional(),
    costCentre: line(50).optional(),
    confidentiality: confidentiality.optional(),
    condition: z.strictObject({ url: conditionUrl }).optional(),
    archive: z.strictObject({ series: line(100).optional(), dossier: line(100).optional() }).optional(),
  })
  .meta({ id: 'MessageRequest' })

export const acceptedMessage = z
  .object({
    id,
    status: messageStatus,
    reference: z.string(),
    createdAt: instant,
    resendOf: id.optional(),
    copyOf: id.optional(),
    warnings: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })).optional(),
    links,
  })
  .meta({ id: 'AcceptedMessage' })
export type AcceptedMessage = z.output<typeof acceptedMessage>

export const routeStep = z
  .object({
    step: z.int(),
    channel,
    chosen: z.boolean(),
    rule: z.string(),
    because: shownText,
    at: instant.optional(),
  })
  .meta({ id: 'RouteStep' })

export const sentDocument = z
  .object({
    id,
    kind: z.enum(documentKinds),
    variant: z.string(),
    mediaType: z.string(),
    pages: z.int().optional(),
    size: z.int(),
    sha256: z.string(),
  })
  .meta({ id: 'SentDocument' })

/** A member of staff or a key of the entity, or an operator of the hub. */
const issuer = z
  .object({
    actor: z.string().meta({ description: '`staff:…` or `key:…`, as in the audit log' }),
    name: z.string().optional(),
  })
  .meta({ id: 'Issuer' })
export type Issuer = z.output<typeof issuer>

export const message = z
  .object({
    id,
    status: messageStatus,
    final: z.boolean(),
    test: z.boolean(),
    reference: z.string(),
    batch: z.object({ id, row: z.int() }).optional(),
    resendOf: id.optional(),
    copyOf: id.optional().meta({ description: 'for a copy: the original letter' }),
    createdAt: instant,
    updatedAt: instant,
    submittedBy: issuer
      .optional()
      .meta({ description: 'who submitted it; absent for letters of before this was kept, and of the hub itself' }),
    template: z.object({ key: z.string(), version: z.int(), language: language.optional() }).optional(),
    document: id.optional().meta({ description: 'the upload, for a supplied document' }),
    subject: z
      .string()
      .optional()
      .meta({ description: 'of a supplied document; the subject of a template is in the template' }),
    class: z.string(),
    priority: z.enum(priorities),
    costCentre: z.string().optional(),
    sendAfter: instant.optional(),
    expiresAt: instant.optional(),
    recipient: shownAddressee,
    route: z.array(routeStep),
    next: z.object({ channel, when: instant, if: z.string().optional() }).optional(),
    cancellableUntil: instant.optional(),
    cancellable: z.boolean().meta({ description: 'whether it can be cancelled or held now' }),
    replyReference: z.string().optional(),
    registered: z
      .array(
        z.object({
          delivery: z.string(),
          product: z.enum(['registeredmail', 'judicialmail']).or(z.string()),
          barcode: z.string().optional(),
          state: z.enum(['numbered', 'announcing', 'announced', 'refused', 'foreign']).or(z.string()),
          reason: z.string().optional(),
          announcedAt: instant.optional(),
          tracking: z.array(z.object({ kind: z.string(), at: instant })),
          proofs: z.array(
            z.object({ kind: z.string(), sha256: z.string(), storedAt: instant, document: z.string().optional() }),
          ),
        }),
      )
      .optional()
      .meta({ description: 'of a registered letter: its barcode, what the postal operator reported, and its proofs' }),
    returned: z.string().optional().meta({ description: 'the case of the letter on paper that came back' }),
    checkCode: z.string().optional(),
    deliveries: z.array(
      z
        .object({
          id: z.string(),
          channel,
          status: z.enum(deliveryStatuses),
          attempts: z.int(),
          providerReference: z.string().optional(),
          handedOverAt: instant.optional(),
          expectedArrival: z
            .object({
              day: z.iso.date(),
              from: z.enum(['cut-off', 'hand-over', 'posting']).meta({
                description: 'what the day was computed from; it is nearest once the partner reported the posting',
              }),
            })
            .optional()
            .meta({
              description:
                'the last day on which the letter on paper is expected; absent where the post gives no term, or it came back',
            }),
          availableUntil: instant.optional().meta({
            description:
              'when the partner removes the letter, read or not, as the eBox does; absent where it does not say so',
          }),
          nextAttemptAt: instant.optional().meta({
            description: 'the earliest moment of the next attempt; in the past while its channel accepts nothing',
          }),
          simulated: z.boolean().optional(),
        })
        .meta({ id: 'Delivery' }),
    ),
    events: z.array(
      z
        .object({
          id: z.string(),
          sequence: z.int(),
          type: z.enum(eventTypes),
          at: instant,
          channel: channel.optional(),
          delivery: z.string().optional(),
          by: issuer.optional().meta({ description: 'who did it, where a person or a key did' }),
          detail: z.record(z.string(), z.unknown()).optional().meta({
            description:
              '`mayHaveLeftTwice` with handed-over by email: an earlier attempt broke off before the mail server answered. `noAlert` with delivered in the inbox: why no mail informs the reader: `no-confirmed-address`, `turned-off`, `confirmation-expired`, `address-failed`. `availableUntil` with handed-over and lapsing: when the partner removes the letter. `last` with lapsed: no channel follows.',
          }),
        })
        .meta({ id: 'TimelineEvent' }),
    ),
    alerts: z
      .array(
        z
          .object({
            id: z.string(),
            kind: z.enum(['first', 'reminder']),
            status: z.enum(['planned', 'sent', 'failed', 'stopped']),
            reason: z.string().optional().meta({
              description:
                'why it failed, was stopped or is tried again: `read`, `answered`, `cancelled`, `next-channel`, `turned-off`, `no-confirmed-address`, `confirmation-expired`, `address-failed`, `unavailable`, a reason of a refusal, or the status code of a bounce',
            }),
            plannedAt: instant,
            at: instant.optional().meta({ description: 'when it was sent, failed or stopped' }),
          })
          .meta({ id: 'Alert' }),
      )
      .meta({
        description:
          'mails that inform the reader that the letter is in the inbox; without the address. `noAlert` with delivered says why there is none.',
      }),
    documents: z.array(sentDocument),
    cost: price.extend({ estimated: z.boolean() }).meta({ id: 'Cost' }).optional(),
    record: z.object({ id, proof: z.string() }).optional(),
    personalDataRemovedAt: instant.optional(),
  })
  .meta({ id: 'Message' })
export type Message = z.output<typeof message>

export const messageRow = message
  .pick({
    id: true,
    status: true,
    final: true,
    test: true,
    reference: true,
    createdAt: true,
    updatedAt: true,
    template: true,
    class: true,
    priority: true,
    costCentre: true,
  })
  .extend({ recipient: shownRecipient.optional(), channel: channel.optional() })
  .meta({ id: 'MessageRow' })
export type MessageRow = z.output<typeof messageRow>

const path = z.object({ id })
const because = z.strictObject({ reason: line(500).optional() })
const changed = { 200: { description: 'The message, as it is now', body: message } }

export const postMessage = operation({
  id: 'postMessage',
  tag: 'Messages',
  summary: 'Post one letter',
  description: 'A 202 is durable. The same key with the same body gives the first response again.',
  headers: ['Idempotency-Key'],
  body: messageRequest,
  answers: {
    202: {
      description: 'Accepted',
      body: acceptedMessage,
      headers: { 'Idempotency-Replayed': 'true on a repeated answer' },
    },
  },
  refusals: [409, 422],
})
export const getMessage = operation({
  id: 'getMessage',
  tag: 'Messages',
  summary: 'One letter with its route, deliveries, timeline and documents',
  path,
  answers: { 200: { description: 'The message', body: message } },
  refusals: [404],
})
export const listMessages = operation({
  id: 'listMessages',
  tag: 'Messages',
  summary: 'The letters of the entity, newest first',
  query: z.strictObject({
    reference: line(100).optional(),
    status: messageStatus.optional(),
    batch: id.optional(),
    createdAfter: instant.optional(),
    template: templateKey.optional(),
    channel: channel.optional(),
    ...pageQuery,
  }),
  answers: { 200: { description: 'A page of messages', body: page(messageRow) } },
})
export const searchMessages = operation({
  id: 'searchMessages',
  tag: 'Messages',
  summary: 'The letters to one person or enterprise, newest first',
  description:
    'A name or a number never appears in a URL. By number every letter is found; by name (the beginnings of its words, in any order) the letters in the archive and those that ended before. People must give their reason in `Uitpost-Purpose`.',
  headers: ['Uitpost-Purpose'],
  body: z
    .strictObject({ name: line(100), insz, enterpriseNumber })
    .partial()
    .extend({ limit: z.int().min(1).max(200).default(50), cursor: pageQuery.cursor })
    .refine(
      (asked) => [asked.name, asked.insz, asked.enterpriseNumber].filter((each) => each !== undefined).length === 1,
      {
        error: 'Give one of name, insz and enterpriseNumber.',
      },
    ),
  answers: { 200: { description: 'A page of messages', body: page(messageRow) } },
})
export const getMessageDocument = operation({
  id: 'getMessageDocument',
  tag: 'Messages',
  summary: 'The bytes that were sent',
  path: z.object({ id, document: id }),
  answers: { 200: { description: 'The document', mediaTypes: ['application/pdf', 'text/html', 'message/rfc822'] } },
  refusals: [404, 410],
})
export const cancelMessage = operation({
  id: 'cancelMessage',
  tag: 'Messages',
  summary: 'Cancel a letter that has not been handed over yet',
  path,
  body: because,
  bodyOptional: true,
  answers: changed,
  refusals: [404, 409],
})
export const holdMessage = operation({
  id: 'holdMessage',
  tag: 'Messages',
  summary: 'Hold a letter until it is released',
  path,
  body: because,
  bodyOptional: true,
  answers: changed,
  refusals: [404, 409],
})
export const releaseMessage = operation({
  id: 'releaseMessage',
  tag: 'Messages',
  summary: 'Let a held letter go',
  path,
  body: because,
  bodyOptional: true,
  answers: changed,
  refusals: [404, 409],
})
export const resendMessage = operation({
  id: 'resendMessage',
  tag: 'Messages',
  summary: 'Send a letter again, through other channels or to another address',
  headers: ['Idempotency-Key'],
  path,
  body: z.strictObject({ channels: channelChoice.optional(), recipient: recipientChange.optional() }),
  bodyOptional: true,
  answers: { 202: { description: 'Accepted as a new letter', body: acceptedMessage } },
  refusals: [404, 409, 410, 422],
})
export const copyMessage = operation({
  id: 'copyMessage',
  tag: 'Messages',
  summary: 'Send a copy of a letter to another recipient',
  description:
    'Same version, data, language and date, stamped as a copy; it asks nothing of its reader and cannot be used to pay.',
  headers: ['Idempotency-Key'],
  path,
  body: z.strictObject({ recipient, channels: channelChoice.optional() }),
  answers: {
    202: {
      description: 'Accepted as a new letter',
      body: acceptedMessage,
      headers: { 'Idempotency-Replayed': 'true on a repeated answer' },
    },
  },
  refusals: [404, 409, 410, 422],
})
export const fastForwardMessage = operation({
  id: 'fastForwardMessage',
  tag: 'Messages',
  summary: 'Move a test letter forward in time',
  description: 'Test keys only: everything that is due within the period happens now.',
  path,
  body: z.strictObject({ by: duration }),
  answers: changed,
  refusals: [404, 409],
})
