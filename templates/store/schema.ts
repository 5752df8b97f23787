import { integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { EntityId, Id } from '../../core/words/id.ts'
import type { Language, Localized } from '../../core/words/language.ts'
import type { HouseStyle } from '../model/house-style.ts'
import type { TemplateSource } from '../model/template-source.ts'
import type { TemplateTree } from '../model/template-tree.ts'

/** The life of a version: draft → in-review → approved → published → retired; an unwanted draft is discarded. */
export const versionStatuses = ['draft', 'in-review', 'approved', 'published', 'retired', 'discarded'] as const
export type VersionStatus = (typeof versionStatuses)[number]

/** A house style is in force from its publication until a later version is published; it is never retired. */
export const styleStatuses = ['draft', 'in-review', 'approved', 'published', 'discarded'] as const
export type StyleStatus = (typeof styleStatuses)[number]

const at = (name: string) => timestamp(name, { withTimezone: true })

export const template = pgTable('template', {
  id: uuid('id').$type<Id<'template'>>().primaryKey(),
  entity: uuid('entity').$type<EntityId>().notNull(),
  key: text('key').notNull(),
  name: jsonb('name').$type<Localized>().notNull(),
  class: text('class').notNull(),
  createdAt: at('created_at').notNull(),
})

export const version = pgTable('version', {
  id: uuid('id').$type<Id<'version'>>().primaryKey(),
  entity: uuid('entity').$type<EntityId>().notNull(),
  template: uuid('template').$type<Id<'template'>>().notNull(),
  number: integer('number').notNull(),
  status: text('status').$type<VersionStatus>().notNull(),
  source: jsonb('source').$type<TemplateSource>().notNull(),
  compiled: jsonb('compiled').$type<TemplateTree>(),
  digest: text('digest').notNull(),
  revision: integer('revision').notNull(),
  createdAt: at('created_at').notNull(),
  createdBy: text('created_by').notNull(),
  writtenBy: text('written_by').notNull(),
  publishedAt: at('published_at'),
  publishAt: at('publish_at'),
  copiedFrom: uuid('copied_from').$type<Id<'version'>>(),
  copiedWriters: text('copied_writers').array().notNull().default([]),
})

export const versionStep = pgTable(
  'version_step',
  {
    entity: uuid('entity').$type<EntityId>().notNull(),
    version: uuid('version').$type<Id<'version'>>().notNull(),
    sequence: integer('sequence').notNull(),
    at: at('at').notNull(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    comment: text('comment'),
    judged: jsonb('judged').$type<TemplateSource>(),
  },
  (table) => [primaryKey({ columns: [table.version, table.sequence] })],
)

export const block = pgTable(
  'block',
  {
    entity: uuid('entity').$type<EntityId>().notNull(),
    key: text('key').notNull(),
    number: integer('number').notNull(),
    languages: jsonb('languages').$type<Partial<Record<Language, string>>>().notNull(),
    createdAt: at('created_at').notNull(),
    createdBy: text('created_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.entity, table.key, table.number] })],
)

export const houseStyle = pgTable('house_style', {
  id: uuid('id').$type<Id<'houseStyle'>>().primaryKey(),
  entity: uuid('entity').$type<EntityId>().notNull(),
  key: text('key').notNull(),
  number: integer('number').notNull(),
  style: jsonb('style').$type<HouseStyle>().notNull(),
  status: text('status').$type<StyleStatus>().notNull(),
  revision: integer('revision').notNull().default(1),
  createdAt: at('created_at').notNull(),
  createdBy: text('created_by').notNull(),
  writtenBy: text('written_by').notNull(),
  copiedWriters: text('copied_writers').array().notNull().default([]),
  publishAt: at('publish_at'),
  publishedAt: at('published_at'),
})

export const houseStyleStep = pgTable(
  'house_style_step',
  {
    entity: uuid('entity').$type<EntityId>().notNull(),
    houseStyle: uuid('house_style').$type<Id<'houseStyle'>>().notNull(),
    sequence: integer('sequence').notNull(),
    at: at('at').notNull(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    comment: text('comment'),
  },
  (table) => [primaryKey({ columns: [table.houseStyle, table.sequence] })],
)
