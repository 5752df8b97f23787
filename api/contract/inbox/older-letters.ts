import { z } from 'zod'
import { channelNames, messageClasses, messageStatuses } from '../../../core/words/message.ts'
import { recordSeal } from '../entity/seal.ts'
import { operation } from '../operation.ts'
import { id, instant, language, shownText, wholeNumber } from '../words.ts'
import { as } from './as.ts'

const path = z.object({ id })
const query = z.strictObject({ as })

const criteria = {
  q: z.string().trim().min(2).max(100).optional(),
  sender: id.optional().meta({ description: '`ent_…` of `facets.senders`' }),
  year: z.int().min(1900).max(2999).optional().meta({ description: 'of the date of the letter' }),
  kind: z.enum(messageClasses).optional(),
  status: z.enum(messageStatuses).optional(),
  channel: z.enum(channelNames).optional().meta({ description: 'any way that the letter went' }),
}

const fields = {
  id,
  sender: z.string().meta({ description: 'empty where it is hidden' }),
  subject: z.string().meta({ description: 'empty where the letter does not open for this reader' }),
  letterDate: z.iso.date(),
  sentAt: instant,
  channels: z.array(z.enum(channelNames)).meta({ description: 'the ways that it went, the last one last' }),
  status: z.enum(messageStatuses),
  kind: z.enum(messageClasses).optional(),
  language: language.optional().meta({ description: 'of the subject and the letter' }),
  closed: z
    .object({
      needs: z.enum(['person', 'reader', 'sign-in', 'closed']).meta({
        description:
          '`person`: no holder of a mandate opens it; `reader`: it is for another person of the enterprise; `sign-in`: it opens after a strong sign-in; `closed`: receipt was refused, or not acknowledged in time',
      }),
    })
    .optional()
    .meta({ description: 'the letter does not open for this reader' }),
}
export const olderRow = z.object(fields).meta({ id: 'OlderLetterRow' })
export type OlderRow = z.output<typeof olderRow>

const counted = <Value extends z.ZodType>(value: Value) => z.array(z.object({ value, letters: z.int() }))

export const olderFacets = z
  .object({
    total: z.int(),
    isMore: z.boolean().meta({ description: 'true: there are more letters than are counted, 5,000' }),
    senders: z.array(z.object({ id, name: shownText, letters: z.int() })),
    years: counted(z.int()),
    kinds: counted(z.enum(messageClasses)),
    statuses: counted(z.enum(messageStatuses)),
    channels: counted(z.enum(channelNames)),
  })
  .meta({ id: 'OlderLetterFacets' })
export type OlderFacets = z.output<typeof olderFacets>

export const olderLetter = z
  .object({
    ...fields,
    html: z.string().optional(),
    documents: z.array(
      z.object({ n: z.int(), name: z.string(), main: z.boolean(), mediaType: z.string(), size: z.int() }),
    ),
    statusWords: z.object({ name: shownText, doesNotMean: shownText }),
    kept: z
      .object({
        forEver: z.boolean(),
        atLeastUntil: z.iso.date().optional(),
      })
      .optional()
      .meta({
        description:
          'how long the sender keeps it, by the rule that applies now; absent without a rule. It may be kept longer: the term may begin later, or a hold keeps it',
      }),
  })
  .meta({ id: 'OlderLetter' })
export type OlderLetter = z.output<typeof olderLetter>

export const searchOlderLetters = operation({
  id: 'searchOlderLetters',
  tag: 'Inbox',
  summary: 'Archived letters to the person that are not in their inbox; newest first',
  description:
    'Letters that left the inbox, and letters that went on paper, by email or to the eBox. Each word occurs in the letter, or all of them in the name of its sender; what is closed is found by its sender only. Where nothing is found, the nearest spelling that the own letters have is searched. With words, the newest 20,000 letters that meet the other criteria are compared. The words are in the body, so that no address holds them.',
  query,
  body: z.strictObject({
    ...criteria,
    limit: z.int().min(1).max(100).default(50),
    cursor: z.string().max(500).optional(),
  }),
  answers: {
    200: {
      description: 'A page of letters; the first page has the counts',
      body: z.object({
        items: z.array(olderRow),
        respelled: z.string().optional().meta({
          description: 'the words that were searched instead; the next page asks for these',
        }),
        total: z.int().optional().meta({ description: 'all matches, at most 5,001' }),
        facets: olderFacets.optional().meta({ description: 'of the letters with these words' }),
        next: z.string().optional(),
      }),
    },
  },
})
export const openOlderLetter = operation({
  id: 'openOlderLetter',
  tag: 'Inbox',
  summary: 'One archived letter, as it was sent',
  description:
    'Reading it here is no reading of a delivery: it changes no status and begins no term. A letter that does not open for this reader has no text and no documents.',
  path,
  query,
  answers: { 200: { description: 'The letter', body: olderLetter } },
  refusals: [404],
})
export const getOlderDocument = operation({
  id: 'getOlderDocument',
  tag: 'Inbox',
  summary: 'A document of an archived letter, with the bytes that were sent',
  path: z.object({ id, n: wholeNumber(1, 1000) }),
  query,
  answers: { 200: { description: 'The bytes', mediaTypes: ['application/pdf', 'application/xml', 'text/html'] } },
  refusals: [404],
})
export const getOlderLetterSeal = operation({
  id: 'getOlderLetterSeal',
  tag: 'Inbox',
  summary: 'The electronic seal of an archived letter, read from the bytes that were sent',
  path,
  query,
  answers: { 200: { description: 'The seal; `sealed` is false for a letter without one', body: recordSeal } },
  refusals: [404],
})
export const downloadOlderLetters = operation({
  id: 'downloadOlderLetters',
  tag: 'Inbox',
  summary: 'Archived letters as a ZIP: their PDFs, attachments, and a page that lists them',
  description:
    'At most the newest 5,000 letters, or those of one year, one sender or both. Letters that do not open for the reader are listed and not included.',
  query: z.strictObject({
    as,
    year: wholeNumber(1900, 2999).optional(),
    sender: id.optional(),
    language: language.default('nl').meta({ description: 'of the page that lists the letters' }),
  }),
  answers: { 200: { description: 'The letters', mediaTypes: ['application/zip'] } },
})
