import { z } from 'zod'
import { operation } from '../operation.ts'
import { id, instant } from '../words.ts'
import { templateKey } from './message.ts'

/** A form with the largest data of a letter; its attachments are documents of their own. */
const largestBody = 256 * 1024

const content = z
  .record(z.string().max(100), z.unknown())
  .meta({ id: 'LetterDraftContent', type: 'object', additionalProperties: true, description: 'the form, unchecked' })

const letterDraft = z
  .object({
    id,
    template: z.string().optional().meta({ description: 'absent: the letter is a supplied document' }),
    content,
    updatedAt: instant,
    keptUntil: instant,
    from: z
      .object({ name: z.string(), at: instant })
      .optional()
      .meta({ description: 'the colleague who gave it to the caller, and when' }),
  })
  .meta({ id: 'LetterDraft' })
export type LetterDraft = z.output<typeof letterDraft>

const ofId = z.object({ id })

export const listLetterDrafts = operation({
  id: 'listLetterDrafts',
  tag: 'Messages',
  summary: 'The letters that the caller has written and not sent, the latest first',
  description: 'Only their author reads them; they are removed 30 days after their last change.',
  answers: { 200: { description: 'At most a hundred', body: z.object({ items: z.array(letterDraft) }) } },
})
export const getLetterDraft = operation({
  id: 'getLetterDraft',
  tag: 'Messages',
  summary: 'A letter that the caller has written and not sent',
  path: ofId,
  answers: { 200: { description: 'The draft', body: letterDraft } },
  refusals: [404],
})
export const addLetterDraft = operation({
  id: 'addLetterDraft',
  tag: 'Messages',
  summary: 'Keep a letter to send later',
  largestBody,
  body: z.strictObject({ template: templateKey.optional(), content }),
  answers: { 201: { description: 'The draft', body: letterDraft } },
})
export const saveLetterDraft = operation({
  id: 'saveLetterDraft',
  tag: 'Messages',
  summary: 'Replace the content of a draft',
  path: ofId,
  largestBody,
  body: z.strictObject({ content }),
  answers: { 200: { description: 'The draft', body: letterDraft } },
  refusals: [404],
})
export const removeLetterDraft = operation({
  id: 'removeLetterDraft',
  tag: 'Messages',
  summary: 'Remove a draft',
  path: ofId,
  answers: { 204: { description: 'It is removed' } },
  refusals: [404],
})

export const listSenders = operation({
  id: 'listSenders',
  tag: 'Messages',
  summary: 'The colleagues who may send letters, by name, without the caller',
  answers: {
    200: {
      description: 'At most five hundred',
      body: z.object({ items: z.array(z.object({ id, name: z.string() })) }),
    },
  },
})
export const handOverLetterDraft = operation({
  id: 'handOverLetterDraft',
  tag: 'Messages',
  summary: 'Give a draft to a colleague who may send it',
  description: 'The colleague is its only author from then on, and finds it among the letters that were not sent.',
  path: ofId,
  body: z.strictObject({ to: id.meta({ description: 'a member, from `GET /v1/senders`' }) }),
  answers: { 204: { description: 'The colleague has it' } },
  refusals: [404, 409],
})
