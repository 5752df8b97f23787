import { z } from 'zod'
import { unusualRules } from '../../core/audit/unusual/unusual-rule.ts'
import { auditEntry } from './hub/operator.ts'
import { enterpriseNumber, insz } from './messages/recipient.ts'
import { operation } from './operation.ts'
import { code, day, instant, line, pageQuery } from './words.ts'

const tag = 'Data protection'

/** A person in the audit log: a pseudonym that means nothing outside it, and the name on their latest letter. */
const auditPerson = z
  .object({
    key: z.string().meta({ description: '32 hexadecimal digits; the value of `person` in a search' }),
    name: z.string().optional(),
  })
  .meta({ id: 'AuditPerson' })

export const auditLine = auditEntry
  .extend({
    actorName: z.string().optional().meta({ description: 'of a member of staff or a key' }),
    person: auditPerson.optional().meta({ description: 'whose data were concerned, where the line names one person' }),
    by: z.array(z.string()).optional().meta({ description: 'the fields of a search that were filled in' }),
    found: z.int().optional().meta({ description: 'what a search found; above 1,000 it is 1,001' }),
    exported: z.int().optional(),
  })
  .meta({ id: 'AuditLine' })
export type AuditLine = z.output<typeof auditLine>

export const auditKinds = ['opened', 'searched', 'exported', 'access'] as const
const criteria = z
  .strictObject({
    actor: line(100).meta({ description: '`staff:…`, `key:…`, or a part of the name of a member of staff or a key' }),
    insz,
    enterpriseNumber,
    person: z
      .string()
      .regex(/^[0-9a-f]{32}$/)
      .meta({ description: 'the key of a person, as a line of the log gives it' }),
    subject: line(100).meta({ description: 'id of a message, record or list: `msg_…`' }),
    kind: z.enum(auditKinds),
    action: line(60),
    from: day,
    to: day,
  })
  .partial()
const onePerson = (given: {
  insz?: string | undefined
  enterpriseNumber?: string | undefined
  person?: string | undefined
}) => [given.insz, given.enterpriseNumber, given.person].filter((each) => each !== undefined).length < 2
const twoPeople = { error: 'Give one number or one person.', ...code('UP-1001') }

export const auditSearch = criteria
  .extend({ limit: z.int().min(1).max(200).default(50), cursor: pageQuery.cursor })
  .refine(onePerson, twoPeople)
  .meta({ id: 'AuditSearch' })
export const auditExport = criteria.refine(onePerson, twoPeople).meta({ id: 'AuditExport' })

export const searchAudit = operation({
  id: 'searchAudit',
  tag,
  summary: 'Who looked at what, when and why; newest first',
  description:
    'For the data-protection officer. It shows ids and names of people, and no text of letters. The number of a person is in the body, so that no log has it. Reading the log leaves a line in it.',
  body: auditSearch,
  bodyOptional: true,
  answers: {
    200: {
      description: 'A page of lines',
      body: z.object({
        items: z.array(auditLine),
        total: z.union([z.int(), z.string().meta({ example: '10000+' })]),
        next: z.string().optional(),
      }),
    },
  },
})

export const exportAudit = operation({
  id: 'exportAudit',
  tag,
  summary: 'The same lines as CSV',
  description: 'At most 100,000 lines; the last line says when there are more.',
  body: auditExport,
  bodyOptional: true,
  answers: { 200: { description: 'CSV for a spreadsheet', mediaTypes: ['text/csv'] } },
})

const rule = z.enum(unusualRules)
export const unusualLook = z
  .object({
    rule,
    actor: z.string(),
    actorName: z.string().optional(),
    about: z
      .string()
      .meta({ description: 'a day, the key of a person, or empty: with rule and actor it names the finding' }),
    person: auditPerson.optional(),
    count: z.int().meta({ description: 'what the rule counts: people, letters, searches, looks' }),
    first: instant,
    last: instant,
    purpose: z.string().optional().meta({ description: 'the one that most of the looks give' }),
    explained: z
      .object({ sentence: z.string(), by: z.string(), at: instant })
      .optional()
      .meta({ description: 'absent, or older than the last look: it is open' }),
  })
  .meta({ id: 'UnusualLook' })
export type UnusualLook = z.output<typeof unusualLook>

export const listUnusualLooks = operation({
  id: 'listUnusualLooks',
  tag,
  summary: 'Looks of the last 30 days that rules find unusual',
  description:
    'A finding is a reason to ask and not a reproach. `limits` has the numbers of each rule. A finding is open until somebody explains it, and again when more looks follow.',
  answers: {
    200: {
      description: 'Findings, the open ones first',
      body: z.object({
        items: z.array(unusualLook),
        days: z.int(),
        open: z.int(),
        limits: z.record(z.string(), z.record(z.string(), z.number())),
      }),
    },
  },
})

export const explainUnusualLook = operation({
  id: 'explainUnusualLook',
  tag,
  summary: 'Record why a finding is in order',
  description: 'A sentence without names. Another person than the one who looked gives it.',
  body: z.strictObject({ rule, actor: line(100), about: z.string().max(100), sentence: line(300) }),
  answers: { 204: { description: 'Recorded' } },
  refusals: [404, 409],
})
