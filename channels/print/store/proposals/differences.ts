import type { ChangeableTerms, PrintContract } from '../contracts/contracts.ts'
import type { Tariff } from '../contracts/price.ts'
import type { Wanted } from './proposal.ts'

/** One value that a proposal changes; null: there was none, or there will be none. */
export interface TermDifference {
  readonly field: keyof ChangeableTerms
  readonly before: unknown
  readonly after: unknown
}
/** One line of a tariff table, with the amount of the table that applies before it; null: no such line. */
export interface TariffDifference extends PostageChange {
  readonly line: LineWithoutAmount
  readonly before: number | null
  readonly after: number | null
}
/** The part of two amounts that is postage; null: no such line, or the split is not known. */
export interface PostageChange {
  readonly postageBefore: number | null
  readonly postageAfter: number | null
}
type LineWithoutAmount = Omit<Tariff, 'from' | 'amount' | 'postageAmount'>

/** The terms that differ, in the order in which a contract shows them. Lists are compared as sets: their order says nothing. */
export function differingTerms(before: ChangeableTerms, after: ChangeableTerms): TermDifference[] {
  const fields = Object.keys(after) as (keyof ChangeableTerms)[]
  return fields
    .filter((field) => shape(before[field]) !== shape(after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }))
}

/** The lines of a new table beside those of the table that applies until then: what changes, comes or goes. */
export function differingTariffs(
  tariffs: readonly Tariff[],
  { from, lines }: Extract<Wanted, { kind: 'tariffs' }>,
): TariffDifference[] {
  const newest = tariffs
    .map((line) => line.from)
    .filter((each) => each < from)
    .toSorted()
    .at(-1)
  const old = new Map(tariffs.filter((line) => line.from === newest).map((line) => [keyOf(line), line]))
  const fresh = new Map(lines.map((line) => [keyOf(line), line]))
  const both = new Map<string, Omit<Tariff, 'from'>>([...old, ...fresh])
  return [...both.entries()]
    .map(([key, line]) => ({
      line: lineOf(line),
      before: old.get(key)?.amount ?? null,
      after: fresh.get(key)?.amount ?? null,
      postageBefore: old.get(key)?.postageAmount ?? null,
      postageAfter: fresh.get(key)?.postageAmount ?? null,
    }))
    .filter((each) => each.before !== each.after || each.postageBefore !== each.postageAfter)
}

/** What a line is for, without its day and amount. */
export const lineOf = ({ postage, zone, sheetsUpTo, gramsUpTo, ink, sides }: LineWithoutAmount) => ({
  postage,
  zone,
  sheetsUpTo,
  ...(gramsUpTo !== undefined && { gramsUpTo }),
  ...(ink !== undefined && { ink }),
  ...(sides !== undefined && { sides }),
})
const keyOf = (line: LineWithoutAmount): string => JSON.stringify(Object.values(lineOf(line)))

function shape(value: PrintContract[keyof ChangeableTerms]): string {
  if (Array.isArray(value)) return JSON.stringify([...value].map(String).toSorted())
  // JSON of the database has its own order of keys.
  if (value !== null && typeof value === 'object')
    return JSON.stringify(Object.entries(value).toSorted(([a], [b]) => a.localeCompare(b)))
  return JSON.stringify(value ?? null)
}
