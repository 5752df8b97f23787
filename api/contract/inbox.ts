import { z } from 'zod'
import { operation } from './operation.ts'
import { email } from './recipient.ts'
import { clockTime, id, instant, language, pageQuery, shownText } from './words.ts'

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
  hasPayment: z.boolean(),
  amount: z.string().optional().meta({ example: '125.50', description: 'to pay, in euro' }),
  language: language.optional().meta({ description: 'of the subject and the letter' }),
  byPost: z.boolean().meta({ description: 'true when the letter was sent by post and this is a copy to read' }),
  expectedOn: z.iso.date().optional().meta({
    description: 'the last day on which the letter on paper is expected; absent abroad, or when it came back',
  }),
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
    replyAllowed: z.boolean(),
  })
  .meta({ id: 'InboxLetter' })
export type InboxLetter = z.output<typeof inboxLetter>

const preferences = {
  channel: z.enum(['digital', 'paper']),
  email: email.or(z.literal('')).optional().meta({
    description:
      'another address than the present one is mailed a code and counts once it is confirmed; an empty text removes the address; absent: it stays',
  }),
  alerts: z
    .boolean()
    .meta({ description: 'a mail announces each new letter in the inbox; it needs a confirmed address' }),
  language,
  largePrint: z.boolean(),
}
const alertAddress = z
  .object({
    status: z.enum(['none', 'unconfirmed', 'confirmed', 'expired', 'failed']).meta({
      description:
        '`unconfirmed`: stored before addresses were confirmed; `expired`: confirmed more than a year ago; `failed`: mail to it came back. Only to a confirmed address mail is sent.',
    }),
    confirmedAt: instant.optional(),
    confirmBefore: instant.optional(),
    waiting: z
      .object({ email: z.string(), expiresAt: instant })
      .optional()
      .meta({ description: 'an address to which a code was mailed that is still valid' }),
  })
  .meta({ id: 'AlertAddress' })
export const inboxPreferences = z
  .object({ ...preferences, email: z.string().optional(), alertAddress })
  .meta({ id: 'InboxPreferences' })
export type InboxPreferences = z.output<typeof inboxPreferences>

const as = z
  .string()
  .max(64)
  .optional()
  .meta({ description: 'an enterprise number or a mandate id of `/v1/me`: whose letters are read' })
const path = z.object({ id })
const query = z.strictObject({ as })

export const listInbox = operation({
  id: 'listInbox',
  tag: 'Inbox',
  summary: 'Letters for the person who is signed in, or for whom they act; newest first',
  query: z.strictObject({
    as,
    unread: z
      .enum(['true', 'false'])
      .transform((value) => value === 'true')
      .optional(),
    ...pageQuery,
  }),
  answers: {
    200: {
      description: 'A page of letters',
      body: z.object({ items: z.array(inboxRow), unread: z.int(), next: z.string().optional() }),
    },
  },
})
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
export const listAddressNotices = operation({
  id: 'listAddressNotices',
  tag: 'Inbox',
  summary: 'Letters on paper for this person that came back, whose address must be corrected',
  query,
  answers: { 200: { description: 'The notices', body: addressNotices } },
})
export const searchInbox = operation({
  id: 'searchInbox',
  tag: 'Inbox',
  summary: 'Letters by words, sender, year, unread or to do; newest first',
  description:
    'Words are looked for in title, sender, amount, reference and the text of the letter; every word must occur. They are in the body, so that no address holds them. A closed letter is found by its sender and kind only. A page can be shorter than `limit` and still have a next one. Searching marks nothing as read.',
  query,
  body: z.strictObject({
    q: z.string().trim().min(2).max(100).optional(),
    sender: id.optional().meta({ description: '`ent_…` of `/v1/inbox/senders`' }),
    year: z.int().min(2000).max(2999).optional(),
    todo: z.literal(true).optional().meta({ description: 'letters that require something of their reader' }),
    unread: z.literal(true).optional(),
    limit: z.int().min(1).max(100).default(50),
    cursor: z.string().max(500).optional(),
  }),
  answers: {
    200: {
      description: 'A page of letters',
      body: z.object({ items: z.array(inboxRow), next: z.string().optional() }),
    },
  },
})
export const inboxSenders = z
  .object({
    senders: z.array(z.object({ id, name: shownText, letters: z.int() })),
    years: z.array(z.object({ year: z.int(), letters: z.int() })),
  })
  .meta({ id: 'InboxSenders' })
export type InboxSenders = z.output<typeof inboxSenders>
export const listInboxSenders = operation({
  id: 'listInboxSenders',
  tag: 'Inbox',
  summary: 'The senders and years of the letters, with their number',
  query,
  answers: {
    200: {
      description: 'Most letters first, newest year first',
      body: inboxSenders,
    },
  },
})
export const downloadLetters = operation({
  id: 'downloadLetters',
  tag: 'Inbox',
  summary: 'All letters as a ZIP: their PDFs, attachments, and a page that lists them',
  description:
    'At most the newest 1,000 letters, or those of one year. Letters that do not open for the reader are listed and not included. The PDF of a letter is the letter: those in the file count as read.',
  query: z.strictObject({
    as,
    year: z.coerce.number().int().min(2000).max(2999).optional(),
    language: language.default('nl').meta({ description: 'of the page that lists the letters' }),
  }),
  answers: { 200: { description: 'The letters', mediaTypes: ['application/zip'] } },
})
export const openLetter = operation({
  id: 'openLetter',
  tag: 'Inbox',
  summary: 'One letter; opening it marks it as read',
  path,
  query,
  answers: { 200: { description: 'The letter', body: inboxLetter } },
  refusals: [404],
})
export const getLetterDocument = operation({
  id: 'getLetterDocument',
  tag: 'Inbox',
  summary: 'A document of a letter; opening the main one marks the letter as read',
  path: z.object({ id, n: z.coerce.number().int().min(1).max(1000) }),
  query,
  answers: { 200: { description: 'The bytes', mediaTypes: ['application/pdf', 'text/html'] } },
  refusals: [404],
})
export const getActionsCalendar = operation({
  id: 'getActionsCalendar',
  tag: 'Inbox',
  summary: 'The deadlines of a letter as a calendar file (RFC 5545)',
  description:
    'A deadline is an all-day event; an appointment with a time begins at that time in Belgium. Each has reminders. Without `action`, every deadline. Downloading it marks nothing as read.',
  path,
  query: z.strictObject({
    as,
    action: z.coerce.number().int().min(1).max(100).optional().meta({ description: 'place in `actions`, from 1' }),
  }),
  answers: { 200: { description: 'The calendar', mediaTypes: ['text/calendar'] } },
  refusals: [404],
})
const actionPath = z.object({
  id,
  n: z.coerce.number().int().min(1).max(100).meta({ description: 'place in `actions`, from 1' }),
})
export const acknowledgeLetter = operation({
  id: 'acknowledgeLetter',
  tag: 'Inbox',
  summary: 'Acknowledge receipt of a letter that is closed until then',
  description:
    'The answer is given once the acknowledgement is durable; the letter then opens, and its signed receipt can be downloaded. Acknowledging again changes nothing. After a refusal, or when the term has ended, it is refused.',
  path,
  query,
  answers: { 200: { description: 'The letter in the list, open now', body: inboxRow } },
  refusals: [404, 409],
})
export const refuseLetter = operation({
  id: 'refuseLetter',
  tag: 'Inbox',
  summary: 'Refuse a letter that is closed until receipt is acknowledged',
  description: 'The letter stays closed. Where its class has a next step, it goes on paper.',
  path,
  query,
  answers: { 200: { description: 'The letter in the list, refused', body: inboxRow } },
  refusals: [404, 409],
})
export const getLetterReceipt = operation({
  id: 'getLetterReceipt',
  tag: 'Inbox',
  summary: 'The signed receipt of an acknowledgement, a refusal or a neglect',
  description:
    'JSON with the facts and an Ed25519 signature over their canonical form (RFC 8785), or a page to read and print. The same file is kept with the record of the letter.',
  path,
  query: z.strictObject({ as, format: z.enum(['json', 'html']).optional(), language: language.optional() }),
  answers: { 200: { description: 'The receipt', mediaTypes: ['application/json', 'text/html'] } },
  refusals: [404],
})
export const markActionDone = operation({
  id: 'markActionDone',
  tag: 'Inbox',
  summary: 'Note for oneself that what a letter asks is done',
  description:
    'The note belongs to the person who is signed in, also when they read for another person: no other reader sees it, and the sender does not learn of it. Noting it again keeps the first time.',
  path: actionPath,
  query,
  answers: { 200: { description: 'The note', body: z.object({ doneAt: instant }) } },
  refusals: [404],
})
export const unmarkActionDone = operation({
  id: 'unmarkActionDone',
  tag: 'Inbox',
  summary: 'Take back the note that something is done',
  path: actionPath,
  query,
  answers: { 204: { description: 'There is no such note any more' } },
  refusals: [404],
})
export const getPreferences = operation({
  id: 'getPreferences',
  tag: 'Inbox',
  summary: 'How the person wants to receive letters',
  query,
  answers: { 200: { description: 'The preferences', body: inboxPreferences } },
})
export const putPreferences = operation({
  id: 'putPreferences',
  tag: 'Inbox',
  summary: 'Choose how to be written to',
  query,
  body: z.strictObject(preferences),
  answers: { 200: { description: 'The preferences', body: inboxPreferences } },
})
export const putAlertAddress = operation({
  id: 'putAlertAddress',
  tag: 'Inbox',
  summary: 'Mail a code to an address, so that it can be confirmed for alerts',
  description:
    'The present address stays in use until the new one is confirmed. At most five codes a day, for one person and for one address.',
  query,
  body: z.strictObject({
    email,
    language: language.optional().meta({ description: 'of the mail with the code; absent: the preferred language' }),
  }),
  answers: { 202: { description: 'The code will be mailed', body: inboxPreferences } },
})
export const confirmAlertAddress = operation({
  id: 'confirmAlertAddress',
  tag: 'Inbox',
  summary: 'Confirm the address with the code that was mailed to it; turns alerts on',
  query,
  body: z.strictObject({
    code: z
      .string()
      .transform((value) => value.replaceAll(/\s/g, ''))
      .pipe(z.string().regex(/^\d{6}$/, 'six digits'))
      .meta({ example: '402917' }),
  }),
  answers: { 200: { description: 'The preferences, with the confirmed address', body: inboxPreferences } },
  refusals: [409],
})
