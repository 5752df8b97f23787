import type { Box } from '../pdf/geometry/millimetres.ts'

/** The reasons for which a supplied document may be refused or given a warning; the catalogue of problems has a page for each. */
export type SuppliedCode =
  | 'UP-4001'
  | 'UP-4002'
  | 'UP-4003'
  | 'UP-4004'
  | 'UP-4005'
  | 'UP-4006'
  | 'UP-4007'
  | 'UP-4008'
  | 'UP-4009'
  | 'UP-4010'
  | 'UP-4011'
  | 'UP-4012'

/** The rule within a code; a screen looks its texts up by it. */
export const findingReasons = [
  'too-many-pages',
  'near-edge',
  'inserter-margin',
  'no-address',
  'too-few-lines',
  'too-many-lines',
  'strange-character',
  'encrypted',
  'unreadable',
  'too-heavy',
  'page-tree',
  'page-unreadable',
  'loose-font',
  'landscape',
  'page-size',
  'page-turn',
  'script',
  'action',
  'form',
  'signature',
  'file',
  'medium',
  'comment',
  'foreign-in-window',
  'no-room-for-marks',
] as const
export type FindingReason = (typeof findingReasons)[number]

/** One finding in a supplied document. It never contains text of the document. */
export interface Finding {
  readonly code: SuppliedCode
  readonly reason: FindingReason
  /** An error refuses the document. */
  readonly level: 'error' | 'warning'
  /** From 1; absent where it concerns the whole file. */
  readonly page?: number
  /** The place on the page, points from the top left. */
  readonly box?: Box
  readonly detail: string
}

/** A letter is printed and put into a window envelope; an attachment follows it in the same envelope. */
export type Purpose = 'letter' | 'attachment'
