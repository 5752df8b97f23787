import { z } from 'zod'
import { languages } from '../../../core/words/language.ts'
import { legalMentions } from '../../../core/words/legal-mention.ts'
import { messageClasses } from '../../../core/words/message.ts'
import { type VariableType, variableTypes } from '../../../templates/model/template-source.ts'
import { versionStatuses } from '../../../templates/model/version-status.ts'
import { channelChoice, templateKey } from '../messages/message.ts'
import { faultParts } from '../problem.ts'
import { id, instant, language, line, localizedDraft, localizedText, prose, shownText } from '../words.ts'

/**
 * Any JSON value. The request reader accepts nothing else, and `z.json()` describes itself recursively without end in OpenAPI.
 */
const anyJson = z.unknown() as unknown as z.ZodType<z.core.util.JSONType>

const variableName = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9_]*$/)
  .max(60)

export interface TemplateVariable {
  name: string
  type: VariableType
  required?: boolean | undefined
  example?: unknown
  maxLength?: number | undefined
  secret?: boolean | undefined
  label?:
    | { nl?: string | undefined; fr?: string | undefined; de?: string | undefined; en?: string | undefined }
    | undefined
  /** Of a list of simple values. */
  items?: VariableType | undefined
  /** Of an object, or of each object of a list. */
  fields?: TemplateVariable[] | undefined
}
export const variable: z.ZodType<TemplateVariable> = z
  .lazy(() =>
    z.strictObject({
      name: variableName,
      type: z.enum(variableTypes),
      required: z.boolean().optional(),
      example: anyJson.optional(),
      maxLength: z.int().min(1).max(50_000).optional().meta({
        description:
          'characters of a text, items of a list; absent: 1,000 characters of text, 20,000 of longText, 2,000 of url',
      }),
      secret: z.boolean().optional(),
      label: localizedText(200).optional(),
      items: z.enum(variableTypes).optional(),
      fields: z.array(variable).max(100).optional(),
    }),
  )
  .meta({ id: 'TemplateVariable' })

const wording = z.strictObject({ subject: prose(400), body: prose(200_000) })
const expression = prose(500)
/** Values of a letter; the variables of the version define which values are valid. */
export const letterData: z.ZodType<Record<string, unknown>> = z
  .record(z.string().max(100), anyJson)
  .meta({ type: 'object', additionalProperties: true })

export const sampleContent = z.strictObject({ name: line(60), language: language.optional(), data: letterData })

export const versionContent = z
  .strictObject({
    languages: z.partialRecord(z.enum(languages), wording),
    fallback: z.array(language).max(4).optional(),
    variables: z.array(variable).max(200).optional(),
    actions: z
      .array(
        z.strictObject({
          kind: z.enum(['pay', 'object', 'reply', 'come', 'hand-in']),
          text: localizedDraft(500),
          due: expression.optional(),
          time: expression
            .optional()
            .meta({ description: 'of `come` only: HH:MM on a 24-hour clock, or `{{variable}}` of type time' }),
          place: expression
            .optional()
            .meta({ description: 'of `come` only: text with placeholders, the same in every language' }),
        }),
      )
      .max(10)
      .optional(),
    payment: z
      .strictObject({
        amount: expression,
        iban: expression,
        beneficiary: expression,
        reference: expression,
        due: expression.optional(),
      })
      .optional(),
    samples: z
      .array(sampleContent)
      .max(50)
      .refine((all) => new Set(all.map((each) => each.name)).size === all.length, {
        error: 'Each sample needs a name of its own.',
      })
      .optional(),
    /** Absent: that of the template. */
    class: z.enum(messageClasses).optional(),
    houseStyle: id.optional(),
    channels: channelChoice.optional(),
    blocks: z
      .array(
        z
          .string()
          .regex(/^[a-z0-9-]+@\d{1,6}$/)
          .meta({ example: 'bezwaar@2' }),
      )
      .max(50)
      .optional(),
  })
  .meta({ id: 'VersionContent' })

const templateFault = z
  .object({
    ...faultParts,
    /** JSON pointer into the content: `/languages/nl/body`. */
    pointer: z.string(),
    code: z.string(),
    detail: z.string(),
  })
  .meta({ id: 'TemplateFault' })

export const versionSummary = z
  .object({
    version: z.int(),
    status: z.enum(versionStatuses),
    createdAt: instant,
    publishedAt: instant.optional(),
    publishAt: instant.optional(),
  })
  .meta({ id: 'VersionSummary' })

const versionStep = z
  .object({
    at: instant,
    actor: z.string().meta({ example: 'staff:mbr_01kaq…', description: 'a key counts as a separate person' }),
    name: z.string().optional().meta({ description: 'of the person or the key; absent: the hub itself' }),
    action: z.enum([
      'created',
      'saved',
      'submitted',
      'withdrawn',
      'approved',
      'rejected',
      'planned',
      'unscheduled',
      'published',
      'retired',
      'discarded',
    ]),
    comment: z.string().optional(),
  })
  .meta({ id: 'VersionStep' })

const shownVariable = z.looseObject({ name: z.string(), type: z.enum(variableTypes) })
/** The content as it was written, with what the hub knows about it. */
export const templateVersion = versionSummary
  .extend({
    key: z.string(),
    name: shownText,
    class: z.string(),
    revision: z.int().meta({ description: 'grows with every save; as `"<revision>"` it is the ETag for If-Match' }),
    ownWork: z.boolean().meta({
      description:
        'the caller wrote in it, in one of its blocks or in the unreviewed text it was copied from, possibly with a key, so another person has to review it (UP-3003)',
    }),
    lastReview: z
      .object({
        version: z.int().meta({ description: 'the version that was judged: this one, or an older one' }),
        at: instant,
        action: z.enum(['approved', 'rejected']),
        name: z.string().optional().meta({ description: 'of the reviewer' }),
        own: z.boolean().meta({ description: 'the asker judged it' }),
      })
      .optional()
      .meta({
        description:
          'the judgement with which `GET …/diff?from=last-review` compares: the last one of the asker, else the last time that this version was sent back; absent once the version is approved',
      }),
    afterRetirement: z.object({ version: z.int(), publishedAt: instant }).nullable().meta({
      description:
        'the version that new letters use once this one is retired; null: none, and the template can no longer be used',
    }),
    languages: z.partialRecord(language, z.object({ subject: z.string(), body: z.string() })),
    fallback: z.array(language),
    variables: z.array(shownVariable),
    actions: z.array(
      z.object({
        kind: z.string(),
        text: shownText,
        due: z.string().optional(),
        time: z.string().optional(),
        place: z.string().optional(),
      }),
    ),
    payment: z
      .object({
        amount: z.string(),
        iban: z.string(),
        beneficiary: z.string(),
        reference: z.string(),
        due: z.string().optional(),
      })
      .optional(),
    samples: z.array(
      z.object({ name: z.string(), language: language.optional(), data: z.record(z.string(), z.unknown()) }),
    ),
    houseStyle: z.string().optional(),
    channels: z.array(z.string()).optional(),
    blocks: z.array(z.string()),
    mentions: z
      .array(
        z.object({
          mention: z.enum(legalMentions),
          language,
          carried: z.enum(['always', 'in-part', 'missing']).meta({
            description: '`in-part`: only in a part that some letters do not have, so that it is a fault',
          }),
          block: z
            .string()
            .optional()
            .meta({ description: 'the shared block that would bring it', example: 'bezwaar@2' }),
        }),
      )
      .meta({ description: 'each legal mention that the class requires, in each language of the version' }),
    faults: z.array(templateFault).meta({ description: 'the faults that keep this version from being submitted' }),
    hints: z.array(templateFault).meta({
      description:
        'advice of the same form as `faults`; a version with hints may be submitted. The answer to `submit` also has those that only drawn samples give, such as `sample-large-too-long`',
    }),
    steps: z.array(versionStep),
  })
  .meta({ id: 'TemplateVersion' })
export type TemplateVersion = z.output<typeof templateVersion>

const versionLine = versionSummary.extend({
  languages: z.array(language).meta({ description: 'languages with a text' }),
  sentBack: z.boolean().meta({ description: 'a reviewer sent it back, and it has not been submitted again' }),
  writtenBy: z.string().optional().meta({ description: 'name of the person who last wrote the text' }),
})
export const templateRow = z
  .object({
    key: z.string(),
    name: shownText,
    class: z.string(),
    createdAt: instant,
    publishedVersion: z.int().optional(),
    found: z
      .object({ language, excerpt: z.string().meta({ description: 'a piece of the template text, with its marks' }) })
      .optional()
      .meta({ description: 'with `q`: where the text holds the words; absent where the name or the key does' }),
    versions: z.array(versionLine),
  })
  .meta({ id: 'TemplateRow' })
export type TemplateRow = z.output<typeof templateRow>

export const newTemplate = z.strictObject({
  key: templateKey,
  name: localizedText(200),
  class: z.enum(messageClasses).optional(),
})
