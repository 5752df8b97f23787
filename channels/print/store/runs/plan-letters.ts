import { sql } from 'drizzle-orm'
import type { Tx } from '../../../../core/db/database.ts'
import { rowsOf } from '../../../../core/db/rows-of.ts'
import { brusselsDay } from '../../../../core/words/days/brussels-day.ts'
import { type EntityId, type Id, type MessageId, newId } from '../../../../core/words/id.ts'
import type { Postage } from '../../../../core/words/message.ts'
import type { PlannedLetter } from '../../../collector.ts'
import { contractByEntity, type PrintContract } from '../contracts/contracts.ts'
import { nextCutOff } from '../contracts/cut-off.ts'
import { measureLetter } from '../contracts/measure-letter.ts'
import type { PagedDocument } from '../contracts/price.ts'

/** A delivery that is to be printed. */
export interface LetterToPrint {
  readonly entity: EntityId
  readonly message: MessageId
  readonly sequence: number
  readonly postage: Postage
  /** Empty for an address abroad. */
  readonly postalCode: string
  readonly country: string
  /** A keyed hash, equal for letters to the same recipient and address; absent: the letter shares no envelope. */
  readonly recipientKey?: Buffer | undefined
  /** The letter and its enclosures; the contract decides how many sheets they take. */
  readonly documents: readonly PagedDocument[]
}
/**
 * Puts letters into the open run of their entity's contract (hub's role), opening it where there is none. A run that another
 * transaction is closing is left alone: letters of this moment go into the next one. A letter that was planned before keeps its
 * run.
 * @throws Error when an entity has no contract; `reach` reports that earlier.
 */
export async function planForPrint(tx: Tx, letters: readonly LetterToPrint[], now: Date): Promise<PlannedLetter[]> {
  const before = await plansOf(tx, letters)
  const known = new Set(before.map(({ message, sequence }) => `${message}.${sequence}`))
  const fresh = letters.filter(({ message, sequence }) => !known.has(`${message}.${sequence}`))
  if (fresh.length === 0) return before
  await putIntoRuns(tx, fresh, now)
  return plansOf(tx, letters)
}

async function putIntoRuns(tx: Tx, letters: readonly LetterToPrint[], now: Date): Promise<void> {
  const contracts = await contractByEntity(
    tx,
    letters.map((letter) => letter.entity),
    now,
  )
  const runs = new Map<EntityId, OpenRun>()
  for (const [entity, contract] of contracts) runs.set(entity, await openRun(tx, entity, contract, now))
  const rows = letters.map((letter) => {
    const run = runs.get(letter.entity)
    if (run === undefined) throw new Error('The entity has no print contract')
    const { zone, sheets, amount, postageAmount, addressSheet } = measureLetter(run.contract, letter, run.day)
    return {
      ...letter,
      run: run.id,
      zone,
      sheets,
      amount,
      postageAmount,
      addressSheet: addressSheet === 1 ? true : null,
    }
  })
  await tx.query(sql`
    insert into print_letter (message, sequence, entity, run, postage, zone, postal_code, sheets, amount, recipient_key, address_sheet, country,
      postage_amount, state, changed_at)
    select new.*, 'planned', ${now}::timestamptz
    from ${rowsOf(
      'new',
      {
        message: ['uuid', (row) => row.message],
        sequence: ['int', (row) => row.sequence],
        entity: ['uuid', (row) => row.entity],
        run: ['uuid', (row) => row.run],
        postage: ['text', (row) => row.postage],
        zone: ['text', (row) => row.zone],
        postal_code: ['text', (row) => row.postalCode],
        sheets: ['int', (row) => row.sheets],
        amount: ['int', (row) => row.amount ?? null],
        recipient_key: ['bytea', (row) => row.recipientKey ?? null],
        address_sheet: ['boolean', (row) => row.addressSheet],
        // The zone already says it of a letter within the country.
        country: ['text', (row) => (row.country === 'BE' ? null : row.country)],
        postageAmount: ['int', (row) => row.postageAmount ?? null],
      },
      rows,
    )}
    on conflict (message, sequence) do nothing`)
}

/** The runs of letters, in the order of the argument; a letter in no run is left out. */
export async function plansOf(
  tx: Tx,
  letters: readonly { readonly message: MessageId; readonly sequence: number }[],
): Promise<PlannedLetter[]> {
  const rows = await tx.query<
    Omit<PlannedLetter, 'amount' | 'divided'> & { amount: number | null; divided: boolean }
  >(sql`
    select l.message, l.sequence, l.run, r.cut_off_at as "cutOffAt", l.amount, l.part is not null as divided
    from ${rowsOf('given', { message: 'uuid', sequence: 'int', place: ['int', (_, index) => index] }, letters)}
    join print_letter l using (message, sequence) join print_run r on r.id = l.run
    order by given.place`)
  return rows.map(({ amount, divided, ...row }) => ({
    ...row,
    ...(amount !== null && { amount }),
    ...(divided && { divided }),
  }))
}

export interface OpenRun {
  readonly id: Id<'run'>
  readonly contract: PrintContract
  /** Day of the cut-off in Brussels: the tariff of that day applies. */
  readonly day: string
}

/** Locks the run against closing until this transaction ends. */
export async function openRun(tx: Tx, entity: EntityId, contract: PrintContract, now: Date): Promise<OpenRun> {
  for (let cutOffAt = nextCutOff(contract, now); ; cutOffAt = nextCutOff(contract, cutOffAt)) {
    await tx.query(sql`
      insert into print_run (id, entity, contract, cut_off_at, status, opened_at)
      values (${newId('run', now)}, ${entity}, ${contract.id}, ${cutOffAt}, 'open', ${now})
      on conflict (contract, cut_off_at, entity) do nothing`)
    const [run] = await tx.query<{ id: Id<'run'> }>(sql`
      select id from print_run
      where contract = ${contract.id} and entity = ${entity} and cut_off_at = ${cutOffAt} and status = 'open' for share`)
    const day = brusselsDay(cutOffAt)
    if (run !== undefined) return { id: run.id, contract, day }
  }
}
