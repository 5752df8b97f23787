import { z } from 'zod'
import { messageClasses, postages, priorities, vias } from '../../../core/words/message.ts'
import { id, instant, line, links } from '../words.ts'
import { insz, recipient } from './recipient.ts'
import { channelChoice, messageStatus, templateKey } from './words.ts'

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
