import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../core/db/array-of.ts'
import type { Queryable, Tx } from '../../../core/db/database.ts'
import { rowsOf } from '../../../core/db/rows-of.ts'
import type { EntityId, Id } from '../../../core/words/id.ts'
import type { SheetMarking } from '../../../core/words/sheet-mark.ts'
import type { CutOffRule } from './cut-off.ts'
import type { SheetSides, Tariff } from './price.ts'

export interface PrintContract extends CutOffRule {
  readonly id: Id<'printContract'>
  readonly entity: EntityId
  readonly name: string
  readonly partner: string
  /** Window, marks and file layout of the partner. */
  readonly profile: string
  readonly sides: SheetSides
  /**
   * The partner joins the files of a package into one stream: a document with an odd number of pages is followed by an empty
   * side.
   */
  readonly blankLastSide: boolean
  /** What the partner's inserter reads on each sheet. */
  readonly sheetMarks: SheetMarking
  /** Working days after the hand-over within which every letter is to be posted. */
  readonly dueDays: number
  readonly tariffs: readonly Tariff[]
}

export async function addContract(tx: Tx, contract: PrintContract, now: Date): Promise<void> {
  await tx.query(sql`
    insert into print_contract (id, entity, name, partner, cut_off, calendar, profile, sides, blank_last_side, sheet_marks,
      due_days, created_at)
    values (${contract.id}, ${contract.entity}, ${contract.name}, ${contract.partner}, ${contract.cutOff},
            ${contract.calendar}, ${contract.profile}, ${contract.sides}, ${contract.blankLastSide},
            ${contract.sheetMarks}, ${contract.dueDays}, ${now})`)
  await addTariffs(tx, contract, contract.tariffs)
}

/** Adds a table that applies from its first day on; prices computed before stay unchanged. */
export async function addTariffs(
  tx: Tx,
  contract: { readonly id: Id<'printContract'>; readonly entity: EntityId },
  tariffs: readonly Tariff[],
): Promise<void> {
  await tx.query(sql`
    insert into print_tariff (contract, entity, valid_from, postage, zone, sheets_up_to, amount)
    select ${contract.id}::uuid, ${contract.entity}::uuid, new.*
    from ${rowsOf('new', { from: 'date', postage: 'text', zone: 'text', sheetsUpTo: 'int', amount: 'int' }, tariffs)}`)
}

/** The contracts in force, newest first: those of the entity in scope, or with the hub's role those of the given entities. */
export async function listContracts(tx: Queryable, entities?: readonly EntityId[]): Promise<PrintContract[]> {
  const chosen = entities === undefined ? sql`true` : sql`c.entity = any (${arrayOf('uuid', entities)})`
  return tx.query<PrintContract>(sql`
    select c.id, c.entity, c.name, c.partner, c.cut_off as "cutOff", c.calendar, c.profile, c.sides,
      c.blank_last_side as "blankLastSide", c.sheet_marks as "sheetMarks", c.due_days as "dueDays",
      coalesce((
        select jsonb_agg(jsonb_build_object('from', t.valid_from, 'postage', t.postage, 'zone', t.zone,
          'sheetsUpTo', t.sheets_up_to, 'amount', t.amount) order by t.valid_from, t.postage, t.zone, t.sheets_up_to)
        from print_tariff t where t.contract = c.id), '[]') as tariffs
    from print_contract c where c.ended_at is null and ${chosen}
    order by c.created_at desc, c.id desc`)
}

/** The contract that applies to an entity's letters: its newest. */
export async function contractByEntity(
  hub: Queryable,
  entities: readonly EntityId[],
): Promise<ReadonlyMap<EntityId, PrintContract>> {
  const found = await listContracts(hub, [...new Set(entities)])
  return new Map(found.toReversed().map((contract) => [contract.entity, contract]))
}
