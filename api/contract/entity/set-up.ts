import { z } from 'zod'
import { legalMentions } from '../../../core/words/legal-mention.ts'
import { inboxServices, messageClasses, postages, printServices, termRules } from '../../../core/words/message.ts'
import { permissions, roles } from '../../../core/words/permission.ts'
import { channelChoice } from '../messages/message.ts'
import { email, enterpriseNumber } from '../messages/recipient.ts'
import { operation } from '../operation.ts'
import { classTermLimits } from '../values/class-term-limits.ts'
import { inboxDaysLimits } from '../values/inbox-days.ts'
import { personalDataDaysLimits } from '../values/personal-data-days.ts'
import { receiptLimitDays } from '../values/receipt-limits.ts'
import { termLimits } from '../values/term-limits.ts'
import { id, instant, line, localizedText, page, pageQuery, shownText } from '../words.ts'
import { keyLimitMembers } from './limits.ts'

const ofId = z.object({ id })
const pages = z.strictObject(pageQuery)
const permission = z.enum(permissions)
const role = z.enum(roles)

export const apiKey = z
  .object({
    id,
    name: z.string(),
    mode: z.enum(['live', 'test']),
    prefix: z.string(),
    permissions: z.array(permission),
    createdAt: instant,
    expiresAt: instant.optional(),
    revokedAt: instant.optional(),
    createdBy: z
      .string()
      .optional()
      .meta({ description: 'who made it, as the audit log names them; absent: made on the command line of the hub' }),
    createdByName: z.string().optional().meta({ description: 'the name of this person or key' }),
    lastUsedAt: instant.optional().meta({ description: 'to the hour; absent: it was not used' }),
    ...keyLimitMembers,
  })
  .meta({ id: 'ApiKey' })
export type ApiKey = z.output<typeof apiKey>
export const newApiKey = apiKey
  .extend({ key: z.string().meta({ description: 'shown this once' }) })
  .meta({ id: 'NewApiKey' })
export type NewApiKey = z.output<typeof newApiKey>
export const createApiKey = operation({
  id: 'createApiKey',
  tag: 'Set-up',
  summary: 'A new key; its secret is shown once',
  description:
    'A key can only give permissions that it has itself. An administrator who is signed in can give every permission of the entity; permissions beyond their own are marked in the audit log. An operator who sets up an entity cannot make keys.',
  body: z.strictObject({
    name: line(100),
    mode: z.enum(['live', 'test']),
    permissions: z.array(permission).min(1).max(permissions.length),
    expiresAt: instant.optional(),
    ...keyLimitMembers,
  }),
  answers: { 201: { description: 'The key', body: newApiKey } },
})
export const listApiKeys = operation({
  id: 'listApiKeys',
  tag: 'Set-up',
  summary: 'The keys of the entity',
  query: pages,
  answers: { 200: { description: 'A page of keys', body: page(apiKey) } },
})
export const revokeApiKey = operation({
  id: 'revokeApiKey',
  tag: 'Set-up',
  summary: 'End a key; requests under way finish, later ones are refused',
  path: ofId,
  answers: { 200: { description: 'The key', body: apiKey } },
  refusals: [404],
})

export const setKeyLimits = operation({
  id: 'setKeyLimits',
  tag: 'Set-up',
  summary: 'Set how many letters a key may send, and whether to guests only',
  description: 'What is left out has no limit. Other processes notice within half a minute.',
  path: ofId,
  body: z.strictObject(keyLimitMembers),
  answers: { 200: { description: 'The key', body: apiKey } },
  refusals: [404],
})

export const getCaller = operation({
  id: 'getCaller',
  tag: 'Set-up',
  summary:
    'The caller: the name of this key in steps and in the audit log, the entity it works for and its permissions',
  answers: {
    200: {
      description: 'The caller',
      body: z
        .object({
          actor: z.string().meta({ example: 'key:key_01kaq…' }),
          test: z.boolean(),
          entity: z.object({ code: z.string(), name: shownText }).optional(),
          permissions: z.array(permission),
        })
        .meta({ id: 'Caller' }),
    },
  },
})

export const entity = z
  .object({
    id,
    code: z.string(),
    name: shownText,
    kind: z.enum(['flemish', 'local']),
    languagePolicy: z.enum(['nl-only', 'facilities', 'free']),
    status: z.enum(['trial', 'open', 'suspended']),
    createdAt: instant,
  })
  .meta({ id: 'Entity' })
export type Entity = z.output<typeof entity>
export const createEntity = operation({
  id: 'createEntity',
  tag: 'Set-up',
  summary: 'A new entity, on trial until the hub opens it',
  body: z.strictObject({
    code: z.union([z.string().regex(/^OVO\d{6}$/), enterpriseNumber]).meta({ example: 'OVO000001' }),
    name: localizedText(200),
    kind: z.enum(['flemish', 'local']),
    languagePolicy: z.enum(['nl-only', 'facilities', 'free']),
  }),
  answers: { 201: { description: 'The entity', body: entity } },
  refusals: [409],
})
export const listEntities = operation({
  id: 'listEntities',
  tag: 'Set-up',
  summary: 'All entities of the hub',
  query: pages,
  answers: { 200: { description: 'A page of entities', body: page(entity) } },
})
export const openEntity = operation({
  id: 'openEntity',
  tag: 'Set-up',
  summary: 'End the trial or the suspension of an entity',
  path: ofId,
  answers: { 200: { description: 'The entity', body: entity } },
  refusals: [404],
})
export const suspendEntity = operation({
  id: 'suspendEntity',
  tag: 'Set-up',
  summary: 'Suspend an entity: its keys are refused, its letters wait',
  path: ofId,
  answers: { 200: { description: 'The entity', body: entity } },
  refusals: [404],
})

export const member = z
  .object({ id, email: z.string(), name: z.string(), roles: z.array(role), createdAt: instant })
  .meta({ id: 'Member' })
export type Member = z.output<typeof member>
const givenRoles = z
  .array(z.enum(roles).exclude(['hub-operator']))
  .min(1)
  .max(roles.length)
export const createMember = operation({
  id: 'createMember',
  tag: 'Set-up',
  summary: 'Let a person work for the entity; they are known by the email address of their sign-in',
  description:
    'An operator who sets up an entity can add only its first entity-admin, and no operator of the hub. When the last administrator has left, an operator has to give `reason`, which the next administrator reads in the audit log.',
  body: z.strictObject({
    email,
    name: line(100),
    roles: givenRoles,
    reason: line(500).optional().meta({ description: 'why the person is added; kept in the audit log of the entity' }),
  }),
  answers: { 201: { description: 'The member', body: member } },
  refusals: [409],
})
export const listMembers = operation({
  id: 'listMembers',
  tag: 'Set-up',
  summary: 'Who works for the entity',
  query: pages,
  answers: { 200: { description: 'A page of members', body: page(member) } },
})
export const changeMember = operation({
  id: 'changeMember',
  tag: 'Set-up',
  summary: 'Give a member other roles',
  path: ofId,
  body: z.strictObject({ roles: givenRoles }),
  answers: { 200: { description: 'The member', body: member } },
  refusals: [404],
})
export const removeMember = operation({
  id: 'removeMember',
  tag: 'Set-up',
  summary: 'Take a person off the entity',
  path: ofId,
  answers: { 204: { description: 'Done' } },
  refusals: [404],
})

const limitDays = z.int().min(receiptLimitDays.least).max(receiptLimitDays.most)
/** By channel and report, as the traits of the channels name them. */
const receiptLimits = z
  .strictObject({
    print: z.strictObject({ posted: limitDays, presented: limitDays }).partial(),
    peppol: z.strictObject({ delivered: limitDays }).partial(),
  })
  .partial()
  .meta({
    id: 'ReceiptLimits',
    description:
      'days after which the absence of a report opens a case: that letters were posted after the hand-over, that registered ones were presented after the posting, that invoices were delivered. Absent: 5, 7 and 2 days.',
  })

const messageClassBody = z.strictObject({
  key: z.enum(messageClasses),
  name: localizedText(100),
  channels: channelChoice,
  sensitivity: z.enum(['normal', 'sensitive']),
  readingTermDays: z.int().min(classTermLimits.least).max(classTermLimits.most).optional(),
  reminderAfterDays: z.int().min(classTermLimits.least).max(classTermLimits.most).optional(),
  fallback: z.enum(['print', 'email']).optional(),
  legalEffect: z.boolean().default(false),
  series: line(100),
  postage: z.enum(postages),
  attachLetterToEmail: z.boolean().default(false),
  whenReturned: z.enum(['send-again', 'ask-citizen', 'stop']).default('send-again').meta({
    description:
      'what follows when a letter on paper comes back: staff send it to a corrected address; the recipient is shown a notice in the inbox at once; nothing',
  }),
  minors: z.enum(['recipient', 'guardians']).default('recipient').meta({
    description: '`guardians`: letters to a minor go to the parents or guardian on paper, as the registry says',
  }),
  afterDeath: z.enum(['stop', 'estate']).default('stop').meta({
    description:
      '`estate`: letters to a person who died go on paper to whoever settles the estate, where the registry knows; `stop`: they are not sent',
  }),
  service: z
    .strictObject({
      inbox: z.enum(inboxServices).optional().meta({
        description:
          '`acknowledged`: a letter in the inbox opens only after its reader acknowledged receipt, within the reading term. Absent: `opened`.',
      }),
      print: z.enum(printServices).optional().meta({
        description:
          '`presentation`: a letter with postage `registered-with-receipt` or `judicial` counts as received on the day after it was presented; any other on the third working day after it was handed to the post (art. 53bis of the Judicial Code). Absent: `third-working-day`.',
      }),
      termDays: z.int().min(termLimits.days.least).max(termLimits.days.most).optional(),
      termMonths: z.int().min(termLimits.months.least).max(termLimits.months.most).optional(),
    })
    .refine(({ termDays, termMonths }) => termDays === undefined || termMonths === undefined, {
      path: ['termMonths'],
      error: 'Give the term in days or in months, not in both.',
    })
    .optional()
    .meta({
      description:
        'when a letter counts as received, and the days or months within which its recipient can object; without them no term starts',
    }),
  termRule: z.enum(termRules).optional().meta({
    description:
      'how the reading term ends: on its last day, on the next working day, or counted in working days. Absent: `calendar`.',
  }),
  inboxDays: z.int().min(inboxDaysLimits.least).max(inboxDaysLimits.most).optional().meta({
    description:
      'days that a letter stays in the inbox, at least until 30 days after its reading term. Sender and reader are notified 30 days before it leaves, or halfway a shorter stay. Absent: it stays as long as its record exists.',
  }),
  mentions: z
    .array(z.enum(legalMentions))
    .max(legalMentions.length)
    .refine((all) => new Set(all).size === all.length, { error: 'Name each mention once.' })
    .default([])
    .meta({
      description:
        'legal mentions that a text carries in each of its languages, in every letter; a version without one is not submitted or published. A passage carries one between `{{#mention "appeal-term"}}` and `{{/mention}}`',
    }),
  seenInTime: z.boolean().default(false).meta({
    description:
      'a digital letter moves on to its fallback before the end of its term when no alert reaches its reader, or when it was not opened halfway the term',
  }),
  needsAlertAddress: z.boolean().default(false).meta({
    description:
      'a letter to a citizen goes to the inbox only where the citizen turned alerts on and confirmed an address for them; else on paper, where class and address allow it',
  }),
  receiptLimitDays: receiptLimits.optional(),
  personalDataDays: z.int().min(personalDataDaysLimits.least).max(personalDataDaysLimits.most).optional().meta({
    description:
      'days after the last change of a letter that has ended, after which name, address and data leave the message; its record in the archive and the letter in the inbox stay. Absent: as long as the record exists.',
  }),
})
export const messageClass = z
  .object({
    key: z.string(),
    name: shownText,
    channels: z.array(z.string()),
    sensitivity: z.enum(['normal', 'sensitive']),
    readingTermDays: z.int().optional(),
    reminderAfterDays: z.int().optional(),
    fallback: z.string().optional(),
    legalEffect: z.boolean(),
    series: z.string(),
    postage: z.enum(postages),
    attachLetterToEmail: z.boolean(),
    whenReturned: z.enum(['send-again', 'ask-citizen', 'stop']),
    minors: z.enum(['recipient', 'guardians']),
    afterDeath: z.enum(['stop', 'estate']),
    service: z.object({
      inbox: z.enum(inboxServices),
      print: z.enum(printServices),
      termDays: z.int().optional(),
      termMonths: z.int().optional(),
    }),
    termRule: z.enum(termRules),
    inboxDays: z.int().optional(),
    mentions: z.array(z.enum(legalMentions)),
    seenInTime: z.boolean(),
    needsAlertAddress: z.boolean(),
    receiptLimitDays: receiptLimits.optional(),
    personalDataDays: z.int().optional(),
  })
  .meta({ id: 'MessageClass' })
export type MessageClass = z.output<typeof messageClass>
export const saveMessageClass = operation({
  id: 'saveMessageClass',
  tag: 'Set-up',
  summary: 'Set the legal effect and the reading term of a kind of letter',
  body: messageClassBody,
  answers: { 201: { description: 'The class', body: messageClass } },
})
export const listMessageClasses = operation({
  id: 'listMessageClasses',
  tag: 'Set-up',
  summary: 'The message classes of the entity',
  query: pages,
  answers: { 200: { description: 'The classes', body: page(messageClass) } },
})
