import { z } from 'zod'
import { messageClasses } from '../../../core/words/message.ts'
import { recipientTypes } from '../../../core/words/recipient.ts'
import { serviceWays } from '../../../dispatcher/legal-service/service-rules.ts'
import { clockTime, id, instant, language, shownText } from '../words.ts'

const action = z
  .object({
    kind: z.enum(['pay', 'object', 'reply', 'come', 'hand-in']),
    text: z.string().optional(),
    due: z.string().optional(),
    time: clockTime
      .optional()
      .meta({ example: '14:30', description: 'in Belgium, of an appointment on the day `due`' }),
    place: z.string().optional().meta({ description: 'of an appointment' }),
    doneAt: instant
      .optional()
      .meta({ description: 'when the reader who is signed in noted that it is done; the sender never learns of it' }),
  })
  .meta({ id: 'InboxAction' })

const fields = {
  id,
  sender: z.string(),
  subject: z.string(),
  receivedAt: instant,
  read: z.boolean(),
  isNew: z.boolean().meta({ description: 'not read, and not refused: it counts as unread' }),
  availableUntil: z.iso.date().optional().meta({ description: 'the last day on which it is in the inbox' }),
  hasPayment: z.boolean(),
  amount: z.string().optional().meta({ example: '125.50', description: 'to pay, in euro' }),
  language: language.optional().meta({ description: 'of the subject and the letter' }),
  byPost: z.boolean().meta({ description: 'true when the letter was sent by post and this is a copy to read' }),
  expectedOn: z.iso.date().optional().meta({
    description: 'the last day on which the letter on paper is expected; absent abroad, or when it came back',
  }),
  cameBack: z.boolean().optional().meta({ description: 'true when the letter on paper came back' }),
  registered: z.boolean().optional().meta({ description: 'the letter on paper was registered' }),
  actions: z.array(action),
  closed: z
    .object({
      needs: z.enum(['person', 'reader', 'sign-in', 'acknowledge', 'closed']).meta({
        description:
          '`person`: no holder of a mandate opens it; `reader`: it is for another person of the enterprise; `sign-in`: it opens after a strong sign-in; `acknowledge`: its reader acknowledges receipt first; `closed`: receipt was refused, or not acknowledged in time',
      }),
      kind: z.string().optional().meta({ description: 'the kind of letter, in the language `language`' }),
    })
    .optional()
    .meta({
      description:
        'the letter does not open for this reader: `subject` is empty, and `sender` too where even that is hidden',
    }),
  service: z
    .object({
      state: z.enum(['waiting', 'acknowledged', 'refused', 'neglected']),
      lastDay: z.iso.date().meta({ description: 'the last day on which receipt can be acknowledged' }),
      decidedAt: instant.optional(),
    })
    .optional()
    .meta({ description: 'of a letter that opens only after its reader acknowledged receipt' }),
}
export const inboxRow = z.object(fields).meta({ id: 'InboxRow' })
export type InboxRow = z.output<typeof inboxRow>

export const inboxLetter = z
  .object({
    ...fields,
    html: z.string().optional(),
    documents: z.array(
      z.object({ n: z.int(), name: z.string(), main: z.boolean(), mediaType: z.string(), size: z.int() }),
    ),
    payment: z
      .object({
        iban: z.string(),
        amount: z.string().meta({ example: '125.50', description: 'euro' }),
        reference: z.string(),
        beneficiary: z.string().optional(),
        dueDate: z.string().optional(),
        qr: z.string().optional().meta({ description: 'the payment code (EPC069-12) as a data URL of an SVG picture' }),
      })
      .optional(),
    term: z
      .object({
        how: z.enum(serviceWays).meta({ description: 'what makes it count as received, or is awaited' }),
        servedOn: z.iso.date().optional(),
        endsOn: z.iso.date().optional().meta({ description: 'the last day on which the reader can object' }),
        because: shownText,
        provisional: z.boolean(),
      })
      .optional()
      .meta({ description: 'absent where none starts, and where the letter itself names another last day' }),
    postStatus: z
      .object({ name: shownText, doesNotMean: shownText })
      .optional()
      .meta({ description: 'of the letter on paper, and what this does not mean; absent where none was sent' }),
    replyAllowed: z.boolean(),
    opened: z
      .object({ at: instant, by: z.enum(['you', 'owner', 'else']) })
      .optional()
      .meta({
        description:
          'the first time that it was opened: by the reader who is signed in, by the owner of the inbox, or by somebody else on behalf of the owner',
      }),
    isCopy: z.boolean().meta({ description: 'a copy of a letter to another recipient' }),
    copies: z
      .array(z.object({ to: z.enum(recipientTypes), sentOn: z.iso.date() }))
      .meta({ description: 'others to whom a copy was sent, without their names; at most 20' }),
  })
  .meta({ id: 'InboxLetter' })
export type InboxLetter = z.output<typeof inboxLetter>

export const addressNotices = z
  .object({
    items: z.array(
      z.object({
        id,
        sender: z.partialRecord(language, z.string()),
        returnedAt: instant,
        until: instant.meta({ description: 'not shown after this moment' }),
      }),
    ),
  })
  .meta({ id: 'AddressNotices' })
export type AddressNotices = z.output<typeof addressNotices>

export const inboxSenders = z
  .object({
    kinds: z.array(z.object({ kind: z.enum(messageClasses), letters: z.int() })),
    senders: z.array(z.object({ id, name: shownText, letters: z.int() })),
    years: z.array(z.object({ year: z.int(), letters: z.int() })),
  })
  .meta({ id: 'InboxSenders' })
export type InboxSenders = z.output<typeof inboxSenders>
