import type { Queryable } from '../../../../core/db/database.ts'
import { brusselsDay } from '../../../../core/words/days/brussels-day.ts'
import type { EntityId } from '../../../../core/words/id.ts'
import type { LetterQuote, LetterToQuote } from '../../../collector.ts'
import { contractByEntity, type PrintContract } from './contracts.ts'
import { nextCutOff } from './cut-off.ts'
import { measureLetter } from './measure-letter.ts'

/**
 * What letters would cost by the contract and the tariff table of the day on which they would leave, one result each in the same
 * order; undefined where the entity has no contract on that day. Nothing is planned. One statement for each day of planning.
 */
export async function quoteLetters(
  db: Queryable,
  letters: readonly LetterToQuote[],
): Promise<(LetterQuote | undefined)[]> {
  const byDay = new Map<string, LetterToQuote[]>()
  for (const letter of letters) {
    const day = brusselsDay(letter.plannedAt)
    const some = byDay.get(day)
    if (some === undefined) byDay.set(day, [letter])
    else some.push(letter)
  }
  const contracts = new Map<string, ReadonlyMap<EntityId, PrintContract>>()
  for (const [day, some] of byDay)
    contracts.set(
      day,
      await contractByEntity(
        db,
        some.map(({ entity }) => entity),
        some[0]?.plannedAt,
      ),
    )
  return letters.map(({ entity, postage, address, documents, plannedAt }) => {
    const contract = contracts.get(brusselsDay(plannedAt))?.get(entity)
    if (contract === undefined) return undefined
    const cutOffAt = nextCutOff(contract, plannedAt)
    const tariffDay = brusselsDay(cutOffAt)
    const { sheets, zone, amount, postageAmount, validFrom } = measureLetter(
      contract,
      { postage, country: address?.country ?? 'BE', documents },
      tariffDay,
    )
    const { name, partner, bundles } = contract
    return {
      sheets,
      zone,
      cutOffAt,
      tariffDay,
      bundles,
      ...(amount !== undefined && { amount }),
      ...(postageAmount !== undefined && { postageAmount }),
      ...(validFrom !== undefined && { tariff: { contract: name, partner, validFrom } }),
    }
  })
}
