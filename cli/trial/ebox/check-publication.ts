import { createHash } from 'node:crypto'
import { z } from 'zod'
import { EboxRefusal } from './ebox-answer.ts'
import { type ReadPart, readMultipart } from './read-multipart.ts'

const translated = z.strictObject({ nl: z.string(), fr: z.string(), de: z.string() }).partial()
const enterpriseBox = z.strictObject({
  eboxType: z.literal('enterprise'),
  enterpriseNumber: z.string().regex(/^[01]\d{9}$/),
})
const citizenBox = z.strictObject({ eboxType: z.literal('citizen'), ssin: z.string().regex(/^\d{11}$/) })

/** `MessageToPublish`, version 3; no member may be null or unknown. */
const messageToPublish = z.strictObject({
  recipient: z.discriminatedUnion('eboxType', [enterpriseBox, citizenBox]),
  sender: enterpriseBox.extend({ partition: z.string().optional() }),
  subject: translated,
  senderApplicationId: z.string().min(1),
  messageTypeId: z.string().min(1),
  attachments: z
    .array(
      z.strictObject({
        httpPartName: z.string(),
        isMainContent: z.boolean(),
        isAttachmentSigned: z.boolean().optional(),
        digest: z.strictObject({ digestMethod: z.literal('sha_256'), digestValue: z.string() }).optional(),
      }),
    )
    .default([]),
  bodyContent: translated.optional(),
  isBodyMainContent: z.boolean().default(false),
  businessDataList: z.array(z.strictObject({ key: z.string(), values: z.array(translated) })).optional(),
  forTheAttentionOf: z.strictObject({ ssin: z.string().optional(), label: z.string().max(100).optional() }).optional(),
  originalMessageId: z.string().optional(),
  isReplyAuthorized: z.boolean().default(false),
})
export type PublishedMessage = z.output<typeof messageToPublish>

export interface CheckedPublication {
  readonly message: PublishedMessage
  /** Number of the owner of the box. */
  readonly number: string
  readonly files: readonly ReadPart[]
}

/** Checks a publication as the eBox of social security does, with its codes and texts. @throws EboxRefusal */
export function checkPublication(contentType: string | undefined, body: Buffer): CheckedPublication {
  const parts = readMultipart(contentType, body)
  const message = readMessage(parts.find(({ name }) => name === 'messageToPublish'))
  const { recipient, attachments, subject, bodyContent, isBodyMainContent } = message
  const languages = new Set([subject, bodyContent ?? {}].flatMap((each) => Object.keys(each)))
  if (languages.size !== 1) throw new EboxRefusal(400, 'NOT_IMPLEMENTED', 'Several languages are not supported')
  if (Object.values(subject).some((text = '') => text.length === 0 || text.length > 400))
    throw new EboxRefusal(400, 'INVALID_INPUT', 'The subject has 1 to 400 characters')
  const main = attachments.filter((each) => each.isMainContent).length + (isBodyMainContent ? 1 : 0)
  if (main === 0) throw new EboxRefusal(400, 'INVALID_INPUT', 'No main content attachment')
  if (main > 1) throw new EboxRefusal(400, 'INVALID_INPUT', 'Too many main content')
  const files = attachments.map(({ httpPartName, digest }) => {
    const part = parts.find(({ name }) => name === httpPartName)
    if (part?.fileName === undefined || part.fileName.length > 255)
      throw new EboxRefusal(400, 'INVALID_INPUT', 'An attachment has no part with a file name')
    const isPdf = part.mediaType === 'application/pdf' && part.bytes.subarray(0, 5).toString('latin1') === '%PDF-'
    if (recipient.eboxType === 'citizen' && !isPdf)
      throw new EboxRefusal(400, 'INVALID_INPUT', 'Only PDF files are supported for citizens')
    if (digest !== undefined && digest.digestValue !== createHash('sha256').update(part.bytes).digest('base64url'))
      throw new EboxRefusal(400, 'DIGEST_DO_NOT_MATCH', 'The digest does not match the content')
    return part
  })
  if (files.length > 6) throw new EboxRefusal(400, 'INVALID_INPUT', 'At most six documents')
  return { message, files, number: recipient.eboxType === 'citizen' ? recipient.ssin : recipient.enterpriseNumber }
}

function readMessage(part: ReadPart | undefined): PublishedMessage {
  try {
    return messageToPublish.parse(JSON.parse(part?.bytes.toString() ?? ''))
  } catch {
    throw new EboxRefusal(400, 'INVALID_INPUT', 'messageToPublish does not have the published shape')
  }
}

/** A quoted string (RFC 8941, 3.3.3) that holds a UUID. @throws EboxRefusal */
export function readIdempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined) return undefined
  const key = /^"([0-9a-f-]{36})"$/.exec(header)?.[1]
  if (key === undefined) throw new EboxRefusal(400, 'INVALID_INPUT', 'Idempotency-Key is a quoted UUID')
  return key
}
