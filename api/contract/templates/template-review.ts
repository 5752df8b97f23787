import { z } from 'zod'
import { isBlank } from '../../../core/words/text/blank.ts'
import { versionStatuses } from '../../../templates/model/version-status.ts'
import { templateKey } from '../messages/message.ts'
import { operation } from '../operation.ts'
import { id, instant, language, prose, wholeNumber } from '../words.ts'

/** What people who work on the same version see of each other: the people who have it open, and the comments on its text. */
const number = wholeNumber(1, 100_000)
const ofVersion = z.object({ key: templateKey, version: number })
const ofComment = ofVersion.extend({ comment: id })

const presence = z
  .object({
    revision: z
      .int()
      .meta({ description: 'of the draft as it is saved; higher than yours: another person saved in the meantime' }),
    status: z.enum(versionStatuses),
    people: z
      .array(z.object({ actor: z.string(), name: z.string().optional(), writing: z.boolean() }))
      .meta({ description: 'all others who have the version open' }),
  })
  .meta({ id: 'DraftPresence' })
export type DraftPresence = z.output<typeof presence>

export const reportPresence = operation({
  id: 'reportPresence',
  tag: 'Templates',
  summary: 'Say that you have a version open, and see who else has',
  description:
    'To be repeated every 10 seconds while the version is open: a caller who did not report for 30 seconds counts as gone. Nothing is kept about who had a version open in the past.',
  path: ofVersion,
  body: z.strictObject({
    writing: z.boolean().optional().meta({ description: 'whether you changed the text since your last report' }),
  }),
  bodyOptional: true,
  answers: { 200: { description: 'Who else has it open', body: presence } },
  refusals: [404],
})
export const endPresence = operation({
  id: 'endPresence',
  tag: 'Templates',
  summary: 'Say that you closed a version',
  path: ofVersion,
  answers: { 204: { description: 'You are no longer shown' } },
  refusals: [404],
})

const written = (longest: number) =>
  prose(longest).refine((text) => !isBlank(text), { error: 'It holds nothing that can be seen.' })
const passage = written(4000).meta({
  description: 'the text that the comment is about, word for word as the version has it: a sentence, a paragraph',
})
const part = z.enum(['subject', 'body'])
const newComment = z.strictObject({
  language,
  part: part.default('body'),
  passage,
  line: z
    .int()
    .min(1)
    .max(200_000)
    .optional()
    .meta({ description: 'where the passage occurs more than once: the occurrence nearest to this line' }),
  text: written(2000),
})
const author = { at: instant, actor: z.string(), name: z.string().optional() }
export const templateComment = z
  .object({
    id,
    version: z.int().meta({ description: 'the version that it was written on' }),
    language,
    part,
    passage: z.string(),
    line: z.int().meta({ description: 'where the passage began in the text as it was, from 1' }),
    ...author,
    text: z.string(),
    status: z.enum(['open', 'resolved']),
    events: z.array(
      z.object({ ...author, action: z.enum(['answered', 'resolved', 'reopened']), text: z.string().optional() }),
    ),
  })
  .meta({ id: 'TemplateComment' })
export type TemplateComment = z.output<typeof templateComment>

const theComment = { description: 'The comment', body: templateComment }
export const listComments = operation({
  id: 'listVersionComments',
  tag: 'Templates',
  summary: 'The comments on a version, and the open ones on the versions it was copied from',
  path: ofVersion,
  answers: { 200: { description: 'The comments', body: z.object({ items: z.array(templateComment) }) } },
  refusals: [404],
})
export const addComment = operation({
  id: 'addVersionComment',
  tag: 'Templates',
  summary: 'Comment on a passage of a version; comments are never printed',
  description:
    'The comment keeps the words that it is about, so that it is found again after the text around it changed. It is kept with the version.',
  path: ofVersion,
  body: newComment,
  answers: { 201: theComment },
  refusals: [404, 409],
})
export const answerComment = operation({
  id: 'answerVersionComment',
  tag: 'Templates',
  summary: 'Answer a comment',
  path: ofComment,
  body: z.strictObject({ text: written(2000) }),
  answers: { 201: theComment },
  refusals: [404, 409],
})
const commentStep = (name: string, summary: string) =>
  operation({
    id: name,
    tag: 'Templates',
    summary,
    path: ofComment,
    body: z.strictObject({}),
    bodyOptional: true,
    answers: { 200: theComment },
    refusals: [404, 409],
  })
export const resolveComment = commentStep('resolveVersionComment', 'Mark a comment as resolved')
export const reopenComment = commentStep('reopenVersionComment', 'Take back that a comment is resolved')
