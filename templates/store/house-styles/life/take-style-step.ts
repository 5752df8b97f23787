import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../../../core/db/database.ts'
import { Refusal } from '../../../../core/fault.ts'
import { isSamePerson } from '../../../../core/tenants/is-same-person.ts'
import { houseStyle, type StyleStatus } from '../../schema.ts'
import type { Actor } from '../../versions/record-step.ts'
import { type HouseStyleRow, readHouseStyle } from '../house-styles.ts'
import { recordStyleStep, type StyleAction } from './style-steps.ts'
import { writersOfStyle } from './style-writers.ts'

interface StepRule {
  readonly from: StyleStatus
  readonly to: StyleStatus
  readonly action: StyleAction
  /** Four eyes: a writer of the text may not take this step. */
  readonly byAnother?: boolean
  /** A publication date that was set for the version is removed. */
  readonly unschedules?: boolean
}

/** The steps that a person can take with a version of a house style. */
export const styleSteps = {
  submit: { from: 'draft', to: 'in-review', action: 'submitted' },
  withdraw: { from: 'in-review', to: 'draft', action: 'withdrawn' },
  approve: { from: 'in-review', to: 'approved', action: 'approved', byAnother: true },
  reject: { from: 'in-review', to: 'draft', action: 'rejected', byAnother: true },
  unschedule: { from: 'approved', to: 'approved', action: 'unscheduled', unschedules: true },
  discard: { from: 'draft', to: 'discarded', action: 'discarded' },
} as const satisfies Readonly<Record<string, StepRule>>
export type StyleStepName = keyof typeof styleSteps

/**
 * One step in the life of a version of a house style; taking it twice is no fault.
 * @throws Refusal UP-3002 in a state from which the step cannot be taken, UP-3003 for one's own work, UP-1404
 */
export async function takeStyleStep(
  tx: Tx,
  key: string,
  number: number,
  name: StyleStepName,
  by: Actor,
  comment?: string,
): Promise<void> {
  const rule: StepRule = styleSteps[name]
  const found = await readHouseStyle(tx, key, number)
  if (rule.byAnother && (await isOwnStyle(tx, found, by.actor)))
    throw new Refusal('UP-3003', 'You wrote this version, so another person has to review it.')
  await move(tx, found, rule, by, comment, rule.unschedules ? { publishAt: null } : {})
}

/**
 * Puts an approved version in force, now or at the given instant; new letters get it from then on.
 * @throws Refusal UP-3002 when it was not approved, UP-1404
 */
export async function publishStyle(tx: Tx, key: string, number: number, by: Actor, at?: Date): Promise<void> {
  const found = await readHouseStyle(tx, key, number)
  if (at !== undefined && at > by.now) {
    const plan: StepRule = { from: 'approved', to: 'approved', action: 'planned' }
    return move(tx, found, plan, by, `at ${at.toISOString()}`, { publishAt: at })
  }
  const now: StepRule = { from: 'approved', to: 'published', action: 'published' }
  await move(tx, found, now, by, undefined, { publishAt: null, publishedAt: by.now })
}

async function move(
  tx: Tx,
  found: HouseStyleRow,
  rule: StepRule,
  by: Actor,
  comment: string | undefined,
  set: Partial<typeof houseStyle.$inferInsert>,
): Promise<void> {
  const [moved] = await tx.orm
    .update(houseStyle)
    .set({ status: rule.to, ...set })
    .where(
      and(
        eq(houseStyle.id, found.id),
        // The text that was read, not one that was saved in the meantime.
        eq(houseStyle.revision, found.revision),
        inArray(houseStyle.status, [rule.from]),
      ),
    )
    .returning()
  if (moved !== undefined) return recordStyleStep(tx, moved, rule.action, by, comment)
  const now = await readHouseStyle(tx, found.key, found.number)
  if (now.status === rule.to) return
  if (now.status === rule.from) throw new Refusal('UP-1412', 'Another person changed this version. Read it again.')
  throw new Refusal('UP-3002', `Version ${found.number} is ${now.status}; this step starts from ${rule.from}.`)
}

/**
 * Four eyes: whether the actor, or a person or key that the actor acts for, ever saved this text. Writers are those of the
 * version, of the versions that waited when it was made, and of every version with the same text that no reviewer saw.
 */
export async function isOwnStyle(tx: Tx, found: HouseStyleRow, actor: string): Promise<boolean> {
  if (found.writtenBy === actor) return true
  const rows = await tx.query<{ actor: string }>(sql`
    select step.actor from house_style_step step where step.house_style = ${found.id} and step.action in ('created', 'saved')
    union
    ${writersOfStyle(found.entity, found.style)}`)
  const writers = new Set([found.createdBy, found.writtenBy, ...found.copiedWriters, ...rows.map((row) => row.actor)])
  return isSamePerson(tx, actor, [...writers])
}
