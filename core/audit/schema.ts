import { customType, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { EntityId, Id } from '../words/id.ts'
import type { AuditDetail } from './record-audit.ts'

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

export const auditEntry = pgTable('audit_entry', {
  id: uuid('id').$type<Id<'audit'>>().primaryKey(),
  entity: uuid('entity').$type<EntityId>(),
  at: timestamp('at', { withTimezone: true }).notNull(),
  actorKind: text('actor_kind').$type<'key' | 'staff' | 'citizen' | 'hub'>().notNull(),
  actor: text('actor').notNull(),
  action: text('action').notNull(),
  subjectKind: text('subject_kind').notNull(),
  subject: text('subject').notNull(),
  purpose: text('purpose'),
  request: text('request'),
  /** The first 16 bytes of the blind index of the person whose data were concerned. */
  person: bytea('person'),
  detail: jsonb('detail').$type<AuditDetail>(),
})
