import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../../core/db/array-of.ts'
import type { Queryable, Tx } from '../../../../core/db/database.ts'
import { rowsOf } from '../../../../core/db/rows-of.ts'
import { brusselsDay } from '../../../../core/words/days/brussels-day.ts'
import type { EntityId, Id } from '../../../../core/words/id.ts'
import type { SheetMarking } from '../../../../core/words/sheet-mark.ts'
import { type ContractTerms, usualTerms } from './contract-terms.ts'
import type { CutOffRule } from './cut-off.ts'
import type { SheetSides, Tariff } from './price.ts'

/** What a contract must say; the other terms have usual values. */
export interface ContractToAdd extends CutOffRule, Partial<Omit<ContractTerms, keyof CutOffRule>> {
  readonly id: Id<'printContract'>
  /** The holder; the contract may be shared with further entities. */
  readonly entity: EntityId
  readonly name: string
  readonly partner: string
  /** The window of the envelope, by the name of a profile. */
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
export type PrintContract = Omit<ContractToAdd, keyof ContractTerms> & ContractTerms

/** Terms that may change during a contract. What a letter is drawn for (window, sides, marks) needs a new contract. */
export type ChangeableTerms = Pick<PrintContract, 'name' | 'cutOff' | 'dueDays'> &
  Omit<ContractTerms, 'validFrom' | 'ink'>

export async function addContract(tx: Tx, contract: ContractToAdd, now: Date): Promise<void> {
  const made: PrintContract = { ...usualTerms, ...contract }
  await tx.query(sql`
    insert into print_contract (id, entity, name, partner, cut_off, calendar, profile, sides, blank_last_side, sheet_marks,
      due_days, created_at, valid_from, valid_until, further_cut_offs, working_days, closed_on, ink, paper_grams,
      envelope_grams, sheets_per_envelope, c4_from_sheets, bundles, seed_address)
    values (${made.id}, ${made.entity}, ${made.name}, ${made.partner}, ${made.cutOff},
            ${made.calendar}, ${made.profile}, ${made.sides}, ${made.blankLastSide},
            ${made.sheetMarks}, ${made.dueDays}, ${now}, ${made.validFrom}, ${made.validUntil},
            ${arrayOf('text', made.furtherCutOffs)}, ${arrayOf('int', made.workingDays)},
            ${arrayOf('date', made.closedOn)}, ${made.ink}, ${made.paperGrams}, ${made.envelopeGrams},
            ${made.sheetsPerEnvelope}, ${made.c4FromSheets}, ${made.bundles}, ${seedJson(made)}::jsonb)`)
  await addTariffs(tx, made, made.tariffs)
}

const seedJson = ({ seedAddress }: Pick<ContractTerms, 'seedAddress'>): string | null =>
  seedAddress === null ? null : JSON.stringify(seedAddress)

/**
 * Changes the terms of a contract for runs that are opened from now on: a run that is open keeps the cut-off that its letters were
 * given. @returns false when the contract is not in scope, or has ended
 */
export async function changeContract(tx: Tx, id: Id<'printContract'>, terms: ChangeableTerms): Promise<boolean> {
  const changed = await tx.query(sql`
    update print_contract set name = ${terms.name}, cut_off = ${terms.cutOff}, due_days = ${terms.dueDays},
      valid_until = ${terms.validUntil}, further_cut_offs = ${arrayOf('text', terms.furtherCutOffs)},
      working_days = ${arrayOf('int', terms.workingDays)}, closed_on = ${arrayOf('date', terms.closedOn)},
      paper_grams = ${terms.paperGrams}, envelope_grams = ${terms.envelopeGrams},
      sheets_per_envelope = ${terms.sheetsPerEnvelope}, c4_from_sheets = ${terms.c4FromSheets}, bundles = ${terms.bundles},
      seed_address = ${seedJson(terms)}::jsonb
    where id = ${id} and ended_at is null returning id`)
  return changed.length > 0
}

/** Adds a table that applies from its first day on; prices computed before stay unchanged. */
export async function addTariffs(
  tx: Tx,
  contract: { readonly id: Id<'printContract'>; readonly entity: EntityId },
  tariffs: readonly Tariff[],
): Promise<void> {
  await tx.query(sql`
    insert into print_tariff (contract, entity, valid_from, postage, zone, sheets_up_to, amount, grams_up_to, ink, sides,
      postage_amount)
    select ${contract.id}::uuid, ${contract.entity}::uuid, new.*
    from ${rowsOf(
      'new',
      {
        from: ['date', (row) => row.from],
        postage: ['text', (row) => row.postage],
        zone: ['text', (row) => row.zone],
        sheets: ['int', (row) => row.sheetsUpTo],
        amount: ['int', (row) => row.amount],
        grams: ['int', (row) => row.gramsUpTo ?? null],
        ink: ['text', (row) => row.ink ?? null],
        sides: ['text', (row) => row.sides ?? null],
        postageAmount: ['int', (row) => row.postageAmount ?? null],
      },
      tariffs,
    )}`)
}

/** Lets further entities print by a contract, instead of those that did before (hub's role). */
export async function shareContract(
  tx: Tx,
  id: Id<'printContract'>,
  entities: readonly EntityId[],
  now: Date,
): Promise<void> {
  const wanted = arrayOf('uuid', entities)
  await tx.query(sql`delete from print_contract_use where contract = ${id} and not entity = any (${wanted})`)
  await tx.query(sql`
    insert into print_contract_use (contract, entity, since) select ${id}::uuid, unnest(${wanted}), ${now}::timestamptz
    on conflict do nothing`)
}

/** The entities that print by a contract beside its holder. */
export async function usersOfContract(tx: Queryable, id: Id<'printContract'>): Promise<EntityId[]> {
  const rows = await tx.query<{ entity: EntityId }>(
    sql`select entity from print_contract_use where contract = ${id} order by since, entity`,
  )
  return rows.map(({ entity }) => entity)
}

const columns = sql`
  c.id, c.entity, c.name, c.partner, c.cut_off as "cutOff", c.calendar, c.profile, c.sides,
  c.blank_last_side as "blankLastSide", c.sheet_marks as "sheetMarks", c.due_days as "dueDays",
  c.valid_from::text as "validFrom", c.valid_until::text as "validUntil", c.further_cut_offs as "furtherCutOffs",
  c.working_days as "workingDays", c.closed_on::text[] as "closedOn", c.ink, c.paper_grams as "paperGrams",
  c.envelope_grams as "envelopeGrams", c.sheets_per_envelope as "sheetsPerEnvelope", c.c4_from_sheets as "c4FromSheets",
  c.bundles, c.seed_address as "seedAddress",
  coalesce((
    select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('from', t.valid_from, 'postage', t.postage, 'zone', t.zone,
      'sheetsUpTo', t.sheets_up_to, 'gramsUpTo', t.grams_up_to, 'ink', t.ink, 'sides', t.sides, 'amount', t.amount,
      'postageAmount', t.postage_amount))
      order by t.valid_from, t.postage, t.zone, t.sheets_up_to, t.grams_up_to)
    from print_tariff t where t.contract = c.id), '[]') as tariffs`

/** The contracts in force, newest first: those of the entity in scope, or with the hub's role those of the given entities. */
export async function listContracts(tx: Queryable, entities?: readonly EntityId[]): Promise<PrintContract[]> {
  const chosen = entities === undefined ? sql`true` : sql`c.entity = any (${arrayOf('uuid', entities)})`
  return tx.query<PrintContract>(sql`
    select ${columns} from print_contract c where c.ended_at is null and ${chosen}
    order by c.created_at desc, c.id desc`)
}

/** One contract; undefined where it is not in scope. */
export async function findContract(tx: Queryable, id: Id<'printContract'>): Promise<PrintContract | undefined> {
  const [found] = await tx.query<PrintContract>(
    sql`select ${columns} from print_contract c where c.id = ${id} and c.ended_at is null`,
  )
  return found
}

/**
 * The contract that applies to an entity's letters on a day: its newest one that is valid then, else the newest one that is shared
 * with it.
 */
export async function contractByEntity(
  hub: Queryable,
  entities: readonly EntityId[],
  on?: Date,
): Promise<ReadonlyMap<EntityId, PrintContract>> {
  const wanted = arrayOf('uuid', [...new Set(entities)])
  const day = on === undefined ? sql`current_date` : sql`${brusselsDay(on)}::date`
  const rows = await hub.query<PrintContract & { readonly printsFor: EntityId }>(sql`
    with used as (
      select id as contract, entity, true as own from print_contract where entity = any (${wanted})
      union all
      select contract, entity, false from print_contract_use where entity = any (${wanted})
    )
    select distinct on (used.entity) used.entity as "printsFor", ${columns}
    from used join print_contract c on c.id = used.contract
    where c.ended_at is null and coalesce(c.valid_from <= ${day}, true) and coalesce(c.valid_until >= ${day}, true)
    order by used.entity, used.own desc, c.created_at desc, c.id desc`)
  return new Map(rows.map(({ printsFor, ...contract }) => [printsFor, contract]))
}
