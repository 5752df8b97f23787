import { z } from 'zod'
import { letterFormats } from '../../../templates/model/letter-format.ts'
import { templateKey } from '../messages/message.ts'
import { partialRecipient } from '../messages/recipient.ts'
import { operation } from '../operation.ts'
import { instant, language, line, localizedText, page, pageQuery, prose, wholeNumber } from '../words.ts'
import { letterData, newTemplate, templateRow, templateVersion, versionContent } from './template.ts'

const number = wholeNumber(1, 100_000)
const ofTemplate = z.object({ key: templateKey })
const ofVersion = z.object({ key: templateKey, version: number })
const theVersion = { description: 'The version', body: templateVersion }
const tagged = { ...theVersion, headers: { ETag: 'to be sent back as If-Match' } }

export const listTemplates = operation({
  id: 'listTemplates',
  tag: 'Templates',
  summary: 'The templates of the entity with the status of their versions',
  query: z.strictObject({
    ...pageQuery,
    key: templateKey.optional(),
    q: line(100).optional().meta({
      description:
        'words that all occur in the name, the key or the text of one language, whatever case and accents; the text is that of the published version, else of the newest; at most eight words count',
    }),
  }),
  answers: { 200: { description: 'A page of templates', body: page(templateRow) } },
})
export const createTemplate = operation({
  id: 'createTemplate',
  tag: 'Templates',
  summary: 'A new template, with version 1 as draft',
  body: newTemplate,
  answers: { 201: tagged },
  refusals: [409],
})
export const getTemplate = operation({
  id: 'getTemplate',
  tag: 'Templates',
  summary: 'The latest published version of a template',
  path: ofTemplate,
  answers: { 200: theVersion },
  refusals: [404],
})
export const templateUsage = z
  .object({
    sent: z.int().meta({ description: 'messages that were accepted with the template' }),
    lastAt: instant.optional().meta({ description: 'when the last of them was accepted' }),
    isWhole: z.boolean().meta({ description: 'false: only the newest 100,000 messages of the entity were counted' }),
  })
  .meta({ id: 'TemplateUsage' })
export type TemplateUsage = z.output<typeof templateUsage>
export const getTemplateUsage = operation({
  id: 'getTemplateUsage',
  tag: 'Templates',
  summary: 'How many messages were sent with a template, and when the last one was',
  path: ofTemplate,
  answers: { 200: { description: 'The usage', body: templateUsage } },
})
export const renameTemplate = operation({
  id: 'renameTemplate',
  tag: 'Templates',
  summary: 'Rename a template; staff see the name, letters do not',
  path: ofTemplate,
  body: z.strictObject({ name: localizedText(200) }),
  answers: { 200: { description: 'The template', body: templateRow } },
  refusals: [404],
})
export const createVersion = operation({
  id: 'createVersion',
  tag: 'Templates',
  summary: 'A new draft copied from another version; this is also how to roll back',
  path: ofTemplate,
  body: z.strictObject({ from: z.int().min(1).max(100_000) }),
  answers: { 201: tagged },
  refusals: [404, 409],
})
export const getVersion = operation({
  id: 'getVersion',
  tag: 'Templates',
  summary: 'One version of a template',
  path: ofVersion,
  answers: { 200: tagged },
  refusals: [404],
})
export const saveVersion = operation({
  id: 'saveVersion',
  tag: 'Templates',
  summary: 'Replace the content of a draft',
  description:
    'With `If-Match`, 412 when another person saved first. Faults in the text are listed in the response; they prevent submission.',
  headers: ['If-Match'],
  path: ofVersion,
  body: versionContent,
  answers: { 200: tagged },
  refusals: [404, 409, 412],
})

const comment = z.strictObject({ comment: prose(2000).optional() })
const step = <Body extends z.ZodType>(id: string, summary: string, body: Body) =>
  operation({
    id,
    tag: 'Templates',
    summary,
    path: ofVersion,
    body,
    bodyOptional: true,
    answers: { 200: theVersion },
    refusals: [404, 409],
  })
export const submitVersion = step('submitVersion', 'Ask for a review; refused while the text has faults', comment)
export const approveVersion = step('approveVersion', 'Approve another person’s work', comment)
export const rejectVersion = step('rejectVersion', 'Send another person’s work back as a draft', comment)
export const publishVersion = step(
  'publishVersion',
  'Publish an approved version, now or later',
  z.strictObject({ at: instant.optional() }),
)
export const unscheduleVersion = step(
  'unscheduleVersion',
  'Cancel a planned publication; the version stays approved',
  comment,
)
export const withdrawVersion = step('withdrawVersion', 'Take a version back from review: it is a draft again', comment)
export const discardVersion = step('discardVersion', 'Discard a draft; it stays in the history', comment)
export const retireVersion = step(
  'retireVersion',
  'Take a version out of use; new letters then use the newest older version, unless `olderToo` retires those as well',
  comment.extend({
    olderToo: z.boolean().optional().meta({
      description:
        'also retire every older published version; then `afterRetirement` says whether any letter can still be sent',
    }),
  }),
)

/** The form in which an unsent letter is shown. */
export const previewForm = {
  format: z.enum(letterFormats).default('pdf'),
  variant: z.enum(['normal', 'large']).default('normal'),
  language: language.optional(),
}
export const previewHeaders = {
  'Uitpost-Print-Profile': 'the print profile for which the letter is drawn: that of the print contract of the entity',
  'Letter-Pages': 'pages of the letter; with PDF only',
  'Letter-Pages-Limit': 'pages that go into an envelope; with PDF only',
}
/** The media types of the forms. */
export const previewTypes = ['application/pdf', 'text/html', 'text/plain'] as const

export const previewVersion = operation({
  id: 'previewVersion',
  tag: 'Templates',
  summary: 'The letter with a sample or with data, as PDF, inbox page or email',
  path: ofVersion,
  query: z.strictObject(previewForm),
  body: z.strictObject({
    sample: line(60).optional(),
    data: letterData.optional(),
    recipient: partialRecipient.optional(),
    reference: line(100).optional().meta({ description: 'shown as the reference of the letter' }),
  }),
  bodyOptional: true,
  answers: { 200: { description: 'The rendered letter', mediaTypes: previewTypes, headers: previewHeaders } },
  refusals: [404, 503],
})
export const getDataSchema = operation({
  id: 'getDataSchema',
  tag: 'Templates',
  summary: 'JSON Schema of `data` for this version',
  path: ofVersion,
  answers: { 200: { description: 'A JSON Schema', mediaTypes: ['application/schema+json'] } },
  refusals: [404],
})

const diffLine = z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() })
const hunk = z.object({
  language: z.string(),
  part: z.enum(['subject', 'body']),
  from: z.int().meta({ description: 'line in the older text, from 1' }),
  to: z.int().meta({ description: 'line in the newer text, from 1' }),
  lines: z.array(diffLine),
  marked: z
    .array(
      z.object({
        kind: z.enum(['same', 'removed', 'added', 'changed']),
        text: z.string(),
        words: z.array(diffLine).optional().meta({ description: 'for a changed line: its old and new words' }),
      }),
    )
    .meta({ description: 'the same lines with each changed line once, marked word by word' }),
})
export const templateDiff = z
  .object({
    text: z.array(hunk),
    variables: z.object({ added: z.array(z.string()), removed: z.array(z.string()), changed: z.array(z.string()) }),
    settings: z
      .array(z.object({ pointer: z.string(), from: z.unknown().optional(), to: z.unknown().optional() }))
      .meta({
        description: 'changes to actions, payment, blocks, fallback, channels and house style, leaf by leaf',
      }),
    judged: templateVersion
      .pick({
        class: true,
        fallback: true,
        actions: true,
        payment: true,
        houseStyle: true,
        channels: true,
        blocks: true,
        samples: true,
      })
      .optional()
      .meta({ description: 'with `from=last-review`: what the judged text had beside its words' }),
    rendered: z
      .array(hunk.omit({ part: true }))
      .optional()
      .meta({ description: 'with `sample`: what differs in the letter as plain text' }),
  })
  .meta({ id: 'TemplateDiff' })
export type TemplateDiff = z.output<typeof templateDiff>
export const diffVersions = operation({
  id: 'diffVersions',
  tag: 'Templates',
  summary: 'What differs between two versions',
  path: ofTemplate,
  query: z.strictObject({
    from: z.union([number, z.literal('last-review')]).meta({
      description:
        'a version, or `last-review`: the text of `to` as it was judged last (see `lastReview` of a version)',
    }),
    to: number,
    sample: line(60).optional().meta({ description: 'render both versions with their sample of this name' }),
  }),
  answers: { 200: { description: 'The differences', body: templateDiff } },
  refusals: [404, 503],
})
