import type { Tx } from '../../../../core/db/database.ts'
import type { EntityId } from '../../../../core/words/id.ts'
import { takeBarcodes } from './barcode-ranges.ts'

interface Numbered {
  readonly entity: EntityId
  /** To an address in another country: a barcode of S10. */
  readonly abroad: boolean
}

/**
 * Takes a barcode for each letter out of the ranges of the account of its entity, all letters of an account together. @returns each
 * letter with its account; the barcode is null where the ranges are used up.
 */
export async function takeForAccounts<Letter extends Numbered>(
  tx: Tx,
  letters: readonly Letter[],
  accounts: ReadonlyMap<EntityId, { readonly account: string }>,
): Promise<(Letter & { readonly account: string; readonly barcode: string | null })[]> {
  const groups = new Map<string, { account: string; abroad: boolean; some: Letter[] }>()
  for (const letter of letters) {
    const account = accounts.get(letter.entity)?.account
    if (account === undefined) continue
    const name = `${letter.abroad}/${account}`
    const group = groups.get(name) ?? { account, abroad: letter.abroad, some: [] }
    group.some.push(letter)
    groups.set(name, group)
  }
  const taken: (Letter & { readonly account: string; readonly barcode: string | null })[] = []
  for (const { account, abroad, some } of groups.values()) {
    const barcodes = abroad
      ? await takeBarcodes(tx, account, 's10', some.length)
      : await takeDomestic(tx, account, some.length)
    taken.push(...some.map((letter, at) => ({ ...letter, account, barcode: barcodes[at] ?? null })))
  }
  return taken
}

/** Both forms are valid within the country: that of which the account has a range. */
async function takeDomestic(tx: Tx, account: string, count: number): Promise<string[]> {
  const digits = await takeBarcodes(tx, account, 'digits', count)
  return [...digits, ...(await takeBarcodes(tx, account, 'licence-plate', count - digits.length))]
}
