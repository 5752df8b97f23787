import { z } from 'zod'
import { priorities } from '../../../core/words/message.ts'
import { id, instant, language, postageAmount, price } from '../words.ts'
import {
  alert,
  classRules,
  delivery,
  inReadersInbox,
  issuer,
  legalService,
  possibility,
  registeredItem,
  routeStep,
  seenInTime,
  sentDocument,
  timelineEvent,
} from './parts.ts'
import { readerCopy } from './reader-copies.ts'
import { shownAddressee, shownRecipient } from './recipient.ts'
import { channel, messageStatus } from './words.ts'

export { channel, channelChoice, messageStatus, templateKey } from './words.ts'

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
    classRules: classRules.optional().meta({ description: 'absent for a class that no longer exists' }),
    confidentiality: z
      .object({ personOnly: z.literal(true), namedReader: z.string(), hidden: z.literal(true) })
      .partial()
      .optional()
      .meta({
        description:
          'who may open the letter in the inbox, as its sender set it; the number of a named reader is masked',
      }),
    priority: z.enum(priorities),
    costCentre: z.string().optional(),
    sendAfter: instant.optional(),
    expiresAt: instant.optional(),
    recipient: shownAddressee,
    route: z.array(routeStep),
    next: z.object({ channel, when: instant, if: z.string().optional() }).optional(),
    cancellableUntil: instant.optional(),
    cancellable: z.boolean().meta({ description: 'whether it can be cancelled or held now' }),
    possible: z
      .object({
        schedule: possibility,
        hold: possibility,
        release: possibility,
        cancel: possibility,
        resend: possibility,
        copy: possibility,
      })
      .meta({ description: 'what can be done with it now, until when, and why not' }),
    replyReference: z.string().optional(),
    registered: z
      .array(registeredItem)
      .optional()
      .meta({ description: 'of a registered letter: its barcode, what the postal operator reported, and its proofs' }),
    returned: z.string().optional().meta({ description: 'the case of the letter on paper that came back' }),
    case: z
      .object({ id: z.string(), status: z.enum(['open', 'closed']), reason: z.string(), since: instant })
      .optional()
      .meta({ description: 'the case of its silence or late failure: the open one, else the newest' }),
    readerCopies: z
      .array(readerCopy)
      .optional()
      .meta({ description: 'copies for further guardians of a minor that were not sent yet, or were refused' }),
    checkCode: z.string().optional(),
    deliveries: z.array(delivery),
    events: z.array(timelineEvent),
    alerts: z.array(alert).meta({
      description:
        'mails that inform the reader that the letter is in the inbox; without the address. `noAlert` with delivered says why there is none.',
    }),
    service: legalService.optional().meta({
      description:
        'when it counts as received and until when its recipient can object; absent for a class without such a term',
    }),
    seenInTime: seenInTime.optional().meta({
      description: 'absent for a letter that no reader has to open, and before it was handed over',
    }),
    inbox: inReadersInbox.optional().meta({ description: 'where the letter is in the inbox' }),
    documents: z.array(sentDocument),
    cost: price
      .extend({
        postageAmount,
        estimated: z.boolean().meta({ description: 'it may still share an envelope' }),
        billed: z.boolean().optional().meta({ description: 'the print partner billed all of it' }),
      })
      .meta({ id: 'Cost' })
      .optional(),
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
