import { boolean, customType, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { EntityId, Id } from '../words/id.ts'
import type { Localized } from '../words/language.ts'
import type { LegalMention } from '../words/legal-mention.ts'
import type { InboxService, Postage, PrintService, TermRule } from '../words/message.ts'
import type { Permission, Role } from '../words/permission.ts'

const at = (name: string) => timestamp(name, { withTimezone: true })
const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

export type EntityStatus = 'trial' | 'open' | 'suspended'
export type Mode = 'live' | 'test'

export const entity = pgTable('entity', {
  id: uuid('id').$type<EntityId>().primaryKey(),
  code: text('code').notNull(),
  name: jsonb('name').$type<Localized>().notNull(),
  kind: text('kind').$type<'flemish' | 'local'>().notNull(),
  languagePolicy: text('language_policy').$type<'nl-only' | 'facilities' | 'free'>().notNull(),
  status: text('status').$type<EntityStatus>().notNull(),
  wrappedKey: bytea('wrapped_key').notNull(),
  createdAt: at('created_at').notNull(),
})

/** A member without an entity works for the hub itself. */
export const member = pgTable('member', {
  id: uuid('id').$type<Id<'member'>>().primaryKey(),
  entity: uuid('entity').$type<EntityId>(),
  email: text('email').notNull(),
  name: text('name').notNull(),
  roles: text('roles').array().$type<Role[]>().notNull(),
  createdAt: at('created_at').notNull(),
  removedAt: at('removed_at'),
})

/** A key without an entity belongs to the hub itself. */
export const apiKey = pgTable('api_key', {
  id: uuid('id').$type<Id<'apiKey'>>().primaryKey(),
  entity: uuid('entity').$type<EntityId>(),
  name: text('name').notNull(),
  mode: text('mode').$type<Mode>().notNull(),
  hash: bytea('hash').notNull(),
  prefix: text('prefix').notNull(),
  permissions: text('permissions').array().$type<Permission[]>().notNull(),
  createdAt: at('created_at').notNull(),
  expiresAt: at('expires_at'),
  revokedAt: at('revoked_at'),
  /** `staff:<id>` or `key:<id>` of the creator, who holds the key. Null: created on the command line. */
  createdBy: text('created_by'),
  /** To the hour; null: not used since this is stored. */
  lastUsedAt: at('last_used_at'),
  /** Letters per day (Brussels) and per minute; null: without limit. */
  perDay: integer('per_day'),
  perMinute: integer('per_minute'),
  /** Its letters go to guests of the entity only. */
  guestsOnly: boolean('guests_only').notNull().default(false),
})

export const messageClass = pgTable(
  'message_class',
  {
    entity: uuid('entity').$type<EntityId>().notNull(),
    key: text('key').notNull(),
    name: jsonb('name').$type<Localized>().notNull(),
    channels: text('channels').array().notNull(),
    sensitivity: text('sensitivity').$type<'normal' | 'sensitive'>().notNull(),
    readingTermDays: integer('reading_term_days'),
    reminderAfterDays: integer('reminder_after_days'),
    fallback: text('fallback'),
    legalEffect: boolean('legal_effect').notNull(),
    series: text('series').notNull(),
    postage: text('postage').$type<Postage>().notNull(),
    attachLetterToEmail: boolean('attach_letter_to_email').notNull(),
    whenReturned: text('when_returned').$type<'send-again' | 'ask-citizen' | 'stop'>().notNull(),
    inboxService: text('inbox_service').$type<InboxService>().notNull(),
    printService: text('print_service').$type<PrintService>().notNull(),
    objectionDays: integer('objection_days'),
    objectionMonths: integer('objection_months'),
    termRule: text('term_rule').$type<TermRule>().notNull(),
    inboxDays: integer('inbox_days'),
    mentions: text('mentions').array().$type<LegalMention[]>().notNull(),
    seenInTime: boolean('seen_in_time').notNull(),
    needsAlertAddress: boolean('needs_alert_address').notNull(),
    minors: text('minors').$type<'recipient' | 'guardians'>().notNull(),
    afterDeath: text('after_death').$type<'stop' | 'estate'>().notNull(),
    personalDataDays: integer('personal_data_days'),
    receiptLimits: jsonb('receipt_limits').$type<Readonly<Record<string, Readonly<Record<string, number>>>>>(),
  },
  (table) => [primaryKey({ columns: [table.entity, table.key] })],
)

export const quota = pgTable('quota', {
  entity: uuid('entity').$type<EntityId>().primaryKey(),
  perDay: integer('per_day'),
  perMinute: integer('per_minute'),
})
