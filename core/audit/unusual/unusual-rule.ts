import type { SQL } from 'drizzle-orm'
import type { EntityId } from '../../words/id.ts'

/** Names of the rules, in the order in which findings are shown. */
export const unusualRules = [
  'own-family-name',
  'many-people',
  'same-person',
  'outside-hours',
  'empty-purpose',
  'large-export',
  'searches-without-opening',
] as const
export type UnusualRuleName = (typeof unusualRules)[number]

/** A group of lines that a rule found: a reason to ask, and not a reproach. */
export interface UnusualFinding {
  readonly rule: UnusualRuleName
  readonly actor: string
  /** What the rule names beside the actor: a day (yyyy-mm-dd), or a person (hex of the start of the blind index); or empty. */
  readonly about: string
  /** Lines of the group, or what the rule counts: people, letters, searches. */
  readonly count: number
  readonly first: Date
  readonly last: Date
  /** The purpose that most lines of the group give; null: none. */
  readonly purpose: string | null
}

/** The lines of one entity that the rules read. */
export interface Window {
  readonly entity: EntityId
  readonly from: Date
  readonly until: Date
}

/**
 * One rule: a statement that returns rows of `actor, about, count, first, last, purpose`, over the common table `looked` (the lines of
 * staff and keys in the window, with `of`: the person concerned, or else the letter; and `local`: the time in Brussels).
 */
export interface UnusualRule {
  readonly name: UnusualRuleName
  /** Numbers that the words of the rule repeat, so that what is shown and what is counted cannot differ. */
  readonly limits: Readonly<Record<string, number>>
  readonly select: SQL
}
