import { z } from 'zod'
import { messageClasses } from '../../../core/words/message.ts'
import { recordSeal } from '../entity/seal.ts'
import { operation } from '../operation.ts'
import { id, instant, language, pageQuery, wholeNumber } from '../words.ts'
import { as } from './as.ts'
import { addressNotices, inboxLetter, inboxRow, inboxSenders } from './inbox.ts'

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
export const countUnread = operation({
  id: 'countUnread',
  tag: 'Inbox',
  summary: 'The number of new letters in every inbox that the reader may read',
  answers: {
    200: {
      description: 'Their own inbox first, then one for each mandate',
      body: z.object({
        items: z.array(
          z.object({
            as: z.string().optional().meta({ description: 'the mandate, as `?as=` names it; absent: their own' }),
            unread: z.int(),
          }),
        ),
      }),
    },
  },
})
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
  summary: 'Letters by words, sender, year, kind, unread or to do; newest first',
  description:
    'Words are looked for in title, sender, amount, reference and the text of the letter; every word must occur. They are in the body, so that no address holds them. A closed letter is found by its sender and kind only. A page can be shorter than `limit` and still have a next one. Searching marks nothing as read.',
  query,
  body: z.strictObject({
    q: z.string().trim().min(2).max(100).optional(),
    sender: id.optional().meta({ description: '`ent_…` of `/v1/inbox/senders`' }),
    year: z.int().min(2000).max(2999).optional(),
    kind: z.enum(messageClasses).optional().meta({
      description: 'the class of the letter; a closed letter has one only where it shows its kind',
    }),
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
export const listInboxSenders = operation({
  id: 'listInboxSenders',
  tag: 'Inbox',
  summary: 'The senders, years and kinds of the letters, with their number',
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
    'At most the newest 5,000 letters, or those of one year. Letters that do not open for the reader are listed and not included. The PDF of a letter is the letter: those in the file count as read.',
  query: z.strictObject({
    as,
    year: wholeNumber(2000, 2999).optional(),
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
  path: z.object({ id, n: wholeNumber(1, 1000) }),
  query,
  answers: { 200: { description: 'The bytes', mediaTypes: ['application/pdf', 'text/html'] } },
  refusals: [404],
})
export const getLetterSeal = operation({
  id: 'getLetterSeal',
  tag: 'Inbox',
  summary: 'The electronic seal of a letter, read from the bytes that were sent; it marks nothing as read',
  path,
  query,
  answers: { 200: { description: 'The seal; `sealed` is false for a letter without one', body: recordSeal } },
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
    action: wholeNumber(1, 100).optional().meta({ description: 'place in `actions`, from 1' }),
  }),
  answers: { 200: { description: 'The calendar', mediaTypes: ['text/calendar'] } },
  refusals: [404],
})
const actionPath = z.object({
  id,
  n: wholeNumber(1, 100).meta({ description: 'place in `actions`, from 1' }),
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
    'JSON with the facts and an Ed25519 signature over their canonical form (RFC 8785), or a page to read and print, or a PDF (PDF/A-2a, PDF/UA-1) to keep. The same file is kept with the record of the letter.',
  path,
  query: z.strictObject({ as, format: z.enum(['json', 'html', 'pdf']).optional(), language: language.optional() }),
  answers: { 200: { description: 'The receipt', mediaTypes: ['application/json', 'text/html', 'application/pdf'] } },
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
