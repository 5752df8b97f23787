import { sql } from 'drizzle-orm'
import type { Tx } from '../../../../core/db/database.ts'
import { rowsOf } from '../../../../core/db/rows-of.ts'
import { brusselsDay } from '../../../../core/words/days/brussels-day.ts'
import type { EntityId, Id } from '../../../../core/words/id.ts'
import { addressSheets } from '../../../../core/words/post/address-sheet.ts'
import { findContract, type PrintContract } from '../contracts/contracts.ts'
import { type Tariff, tariffOf, weightOf } from '../contracts/price.ts'
import { type DividedLetter, divideLetters, type LetterToDivide } from './form-envelopes.ts'

/** The most letters that one package holds. */
export const lettersPerPart = 1_000
/** Rows that one statement writes. */
const rowsAtOnce = 5_000

interface CutRun {
  readonly entity: EntityId
  readonly contract: Id<'printContract'>
  readonly cutOffAt: Date
}

/**
 * Divides a closing run into envelopes and parts, sorted by postage and postal code, once; afterwards no letter is taken out. A
 * repeated call returns the same. A run without letters is finished at once. Prices are those of the day of the run.
 */
export async function cutParts(tx: Tx, run: Id<'run'>, now: Date): Promise<{ n: number; letters: number }[]> {
  const [cut] = await tx.query<CutRun>(sql`
    update print_run set cut_at = ${now} where id = ${run} and status = 'closing' and cut_at is null
    returning entity, contract, cut_off_at as "cutOffAt"`)
  if (cut !== undefined) await divide(tx, run, cut)
  return tx.query(sql`select n, letters from print_part where run = ${run} order by n`)
}

async function divide(tx: Tx, run: Id<'run'>, { entity, contract: id, cutOffAt }: CutRun): Promise<void> {
  const contract = await findContract(tx, id)
  if (contract === undefined) throw new Error('A run belongs to a contract')
  const letters = await tx.query<LetterToDivide>(sql`
    select message, sequence, postage, zone, postal_code as "postalCode",
      sheets - coalesce(address_sheet, false)::int as sheets, encode(recipient_key, 'hex') as "recipientKey"
    from print_letter where run = ${run}`)
  const on = brusselsDay(cutOffAt)
  const divided = divideLetters(
    letters,
    { ...contract, addressSheets: addressSheets(contract.profile), on },
    lettersPerPart,
  )
  for (let from = 0; from < divided.length; from += rowsAtOnce)
    await writePlaces(tx, divided.slice(from, from + rowsAtOnce))
  await tx.query(sql`
    insert into print_part (run, n, entity, letters, sheets)
    select run, part, ${entity}::uuid, count(*), sum(sheets) from print_letter where run = ${run} group by run, part`)
  const seed = seedTariff(contract, on)
  await tx.query(sql`
    update print_run r set letters = coalesce(p.letters, 0), sheets = coalesce(p.sheets, 0),
      status = case when p.letters is null then 'reconciled' else r.status end,
      seed_state = case when p.letters is not null and ${contract.seedAddress !== null} then 'planned' end,
      seed_amount = ${seed?.amount ?? null}, seed_postage_amount = ${seed?.postageAmount ?? null}
    from (select sum(letters)::int as letters, sum(sheets)::int as sheets from print_part where run = ${run}) p
    where r.id = ${run}`)
}

async function writePlaces(tx: Tx, places: readonly DividedLetter[]): Promise<void> {
  const columns = {
    message: 'uuid',
    sequence: 'int',
    part: 'int',
    position: 'int',
    envelope: 'int',
    amount: 'int',
    postageAmount: 'int',
    sheets: 'int',
    addressSheet: 'boolean',
    aloneAmount: 'int',
    alonePostageAmount: 'int',
  } as const
  await tx.query(sql`
    update print_letter l set part = d.part, position = d.position, envelope = d.envelope, amount = d.amount,
      postage_amount = d."postageAmount", alone_amount = d."aloneAmount",
      alone_postage_amount = d."alonePostageAmount", sheets = d.sheets, address_sheet = d."addressSheet"
    from ${rowsOf('d', columns, places)} where l.message = d.message and l.sequence = d.sequence`)
}

/** The control copy is one sheet, posted in the cheapest class within Belgium that the contract has. */
function seedTariff(contract: PrintContract, on: string): Tariff | undefined {
  if (contract.seedAddress === null) return undefined
  const { tariffs, ink, sides } = contract
  const grams = weightOf(1, contract)
  return (['priority', 'non-priority'] as const)
    .flatMap((postage) => tariffOf(tariffs, { postage, sheets: 1, grams, zone: 'BE', ink, sides, on }) ?? [])
    .toSorted((a, b) => a.amount - b.amount)[0]
}
