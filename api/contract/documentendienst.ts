import { z } from 'zod'
import { deliveryChannels, deliveryMethods, documentendienstStatuses } from '../../core/words/documentendienst.ts'
import { email, enterpriseNumber, insz } from './messages/recipient.ts'
import { type FormFile, operation } from './operation.ts'
import { id, instant, line } from './words.ts'

/**
 * The calls of the MAGDA Documentendienst, as far as they are public (decision 0058): its paths, headers, channels, methods, limits,
 * and that it adopts the messages of the federated eBox. Members that are not public are named here and nowhere else. A client may
 * send more members than these; those that would change what the reader gets are refused, the others are left out.
 */

/** The PDFs of a message together, bytes; and the number of PDFs (the published limits of the service). */
export const maxLetterBytes = 30 * 1024 * 1024
export const maxDocuments = 6
/** Of a status request. */
const maxIds = 500

const translated = z
  .looseObject({ nl: line(400), fr: line(400), de: line(400) })
  .partial()
  .refine((text) => [text.nl, text.fr, text.de].filter((each) => each !== undefined).length === 1, {
    error: 'Give the text in exactly one of nl, fr and de.',
  })

/** Both forms of the federated eBox: with a type and a value (2.1), and with a member for each kind of number (3). */
const eboxId = z.looseObject({
  eboxType: z.string().max(20).optional(),
  eboxIdType: z.string().max(40).optional(),
  eboxIdValue: z.string().max(40).optional(),
  ssin: insz.optional(),
  enterpriseNumber: enterpriseNumber.optional(),
})

/** A text as the form of 2.1 writes it, in the one language of the message, or plain. */
const title = z.union([
  line(255),
  z
    .looseObject({ nl: line(255), fr: line(255), de: line(255) })
    .partial()
    .transform(({ nl, fr, de }) => nl ?? fr ?? de),
])

const attachment = z.looseObject({
  httpPartName: z.string().min(1).max(100),
  attachmentTitle: title.optional(),
  isMainContent: z.boolean().optional(),
  mainContent: z.boolean().optional(),
  digest: z.looseObject({ digestMethod: z.string().max(20), digestValue: z.string().max(100) }).optional(),
})

/** Names and lines of an envelope take at most 50 characters each; the intake checks that. */
const correspondenceAddress = z.looseObject({
  firstName: line(100).optional(),
  lastName: line(100).optional(),
  organisationName: line(200).optional(),
  street: line(100),
  houseNumber: line(12),
  boxNumber: line(12).optional(),
  postalCode: line(12),
  municipality: line(100),
  countryCode: z.string().length(2).optional(),
})

const messageToPublish = z
  .looseObject({
    deliveryChannel: z.enum(deliveryChannels),
    deliveryMethod: z.enum(deliveryMethods).optional(),
    recipient: eboxId.optional(),
    correspondenceAddress: correspondenceAddress.optional(),
    emailAddress: email.optional(),
    forTheAttentionOf: z.looseObject({ label: line(100).optional(), name: line(100).optional() }).optional(),
    subject: translated,
    externalReference: line(100).optional(),
    isEar: z.boolean().optional().meta({ description: 'registered letters: with a receipt of the addressee' }),
    isPrior: z.boolean().optional().meta({ description: 'letters on paper: with priority' }),
    isReplyAuthorized: z.boolean().optional(),
    replyAuthorized: z.boolean().optional(),
    attachments: z.array(attachment).min(1).max(maxDocuments),
    isBodyMainContent: z.boolean().optional(),
    bodyMainContent: z.boolean().optional(),
    bodyContent: z.unknown().optional(),
  })
  .refine((message) => message.bodyContent === undefined, {
    path: ['bodyContent'],
    error: 'The hub sends what is in the documents: put this text into a PDF, and leave out `bodyContent`.',
  })
  .refine((message) => message.isBodyMainContent !== true && message.bodyMainContent !== true, {
    path: ['isBodyMainContent'],
    error: 'The main content is a PDF: mark one attachment with `isMainContent`.',
  })
  .refine(({ attachments }) => attachments.filter(isMain).length === 1, {
    path: ['attachments'],
    error: 'Mark exactly one attachment with `isMainContent`.',
  })
  .meta({ id: 'DocumentendienstMessage' })
export type DocumentendienstMessage = z.output<typeof messageToPublish>

export function isMain(one: Pick<z.output<typeof attachment>, 'isMainContent' | 'mainContent'>): boolean {
  return one.isMainContent === true || one.mainContent === true
}

const files = z.record(
  z.string(),
  z
    .custom<FormFile>((value) => typeof value === 'object' && value !== null && 'bytes' in value)
    .meta({ type: 'string', format: 'binary' }),
)

const shownStatus = z
  .object({
    messageId: id,
    deliveryChannel: z.enum(deliveryChannels),
    status: z.enum(documentendienstStatuses),
    readStatus: z.boolean().meta({ description: 'whether the addressee has opened it' }),
    visible: z.boolean(),
  })
  .meta({ id: 'DocumentendienstStatus' })
export type DocumentendienstStatus = z.output<typeof shownStatus>

const shownMessage = shownStatus
  .extend({
    subject: z.string().optional(),
    externalReference: z.string(),
    publicationDate: instant,
    statusDate: instant.meta({ description: 'of the last change' }),
    attachments: z.array(
      z.object({
        attachmentId: id,
        mediaType: z.string(),
        attachmentSize: z.int().meta({ description: 'bytes' }),
        digest: z.object({ digestMethod: z.literal('sha_256'), digestValue: z.string() }),
      }),
    ),
  })
  .meta({ id: 'DocumentendienstShownMessage' })
export type DocumentendienstShownMessage = z.output<typeof shownMessage>

const statusRequest = z.object({
  deliveryChannel: z.enum(deliveryChannels),
  messages: z.array(z.looseObject({ messageId: id })).max(maxIds),
})
/** The request itself, or in a member of its name. */
const statusRequestBody = statusRequest
  .partial()
  .extend({ messagesStatusRequest: statusRequest.optional() })
  .check(({ value, issues }) => {
    if (value.messagesStatusRequest !== undefined) return
    for (const name of ['deliveryChannel', 'messages'] as const)
      if (value[name] === undefined)
        issues.push({ code: 'custom', input: value, path: [name], message: 'This field is required.' })
  })

const tag = 'Documentendienst'

export const sendDocumentendienstMessage = operation({
  id: 'sendDocumentendienstMessage',
  tag,
  summary: 'Send a message over one channel: eBox, paper or email',
  description:
    'As `POST /messages` of the MAGDA Documentendienst: a form with the part `messageToPublish` and one part for each PDF, in any order. A 201 is durable. Without an `Idempotency-Key`, the correlation id has its place: a repeated call gives the first answer again.',
  headers: ['X-Correlation-Id', 'Idempotency-Key'],
  keyOptional: true,
  form: { json: 'messageToPublish', maxFiles: maxDocuments, largest: maxLetterBytes },
  body: z.strictObject({ messageToPublish, files }),
  answers: { 201: { description: 'Accepted', body: z.object({ messageId: id }) } },
  refusals: [409, 422, 503],
})
export const getDocumentendienstMessage = operation({
  id: 'getDocumentendienstMessage',
  tag,
  summary: 'One message, and how far it is',
  headers: ['X-Correlation-Id'],
  path: z.object({ id }),
  answers: { 200: { description: 'The message', body: shownMessage } },
})
export const findDocumentendienstStatuses = operation({
  id: 'findDocumentendienstStatuses',
  tag,
  summary: 'How far messages are, at most 500 of one channel',
  description: 'Messages that do not exist, and those of another channel, are left out.',
  headers: ['X-Correlation-Id'],
  body: statusRequestBody,
  answers: {
    200: {
      description: 'The status of each message that was found',
      body: z.object({ deliveryChannel: z.enum(deliveryChannels), messages: z.array(shownStatus) }),
    },
  },
})
