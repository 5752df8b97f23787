import type { FieldName } from './fields.ts'

/** What a column of a list is used for. It is stored with the names of the columns, and holds no value of a row. */
export type ColumnUse =
  /** A member of the message. */
  | { readonly use: 'field'; readonly field: FieldName }
  | { readonly use: 'variable'; readonly variable: string }
  /** One value of each item of a list; further items are in the rows that follow with the same reference. */
  | { readonly use: 'item'; readonly variable: string; readonly item: string }
  /** The Idempotency-Key of the row. */
  | { readonly use: 'key' }
  /** Joined to the name of the recipient, the first name first. */
  | { readonly use: 'first-name' }
  /** The whole name with the last name first (`Peeters, Jan`), which is turned round. */
  | { readonly use: 'last-name-first' }
  | { readonly use: 'last-name' }
  /** An address in one cell, or a part of it (`Kerkstraat 12 bus 3`, `9000 Gent`), divided into its fields. */
  | { readonly use: 'address' }
  /** Marks the rows that the office sends to itself. */
  | { readonly use: 'seed' }
  | { readonly use: 'ignored' }

/** The use of each column, by its name as the list writes it. */
export type ColumnMapping = Readonly<Record<string, ColumnUse>>
