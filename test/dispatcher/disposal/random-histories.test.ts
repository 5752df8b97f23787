import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compactPacks } from '../../../archive/retention/compact-packs.ts'
import { placeHold } from '../../../archive/retention/holds.ts'
import type { EntityId } from '../../../core/words/id.ts'
import { bert, type Disposals, type Kept, openDisposals, rule } from './use-disposals.ts'

interface Letter {
  /** Years before the disposal. */
  readonly age: number
  readonly series: 'short' | 'long' | 'kept' | 'unruled'
  readonly dossier: 'D-1' | 'D-2' | undefined
  readonly recipient: 1 | 2 | 3
  readonly isHeld: boolean
}
interface History {
  readonly letters: readonly Letter[]
  readonly heldDossier: boolean
  readonly heldRecipient: 1 | 2 | undefined
}

const letter: fc.Arbitrary<Letter> = fc.record({
  age: fc.integer({ min: 0, max: 7 }),
  series: fc.constantFrom('short', 'long', 'kept', 'unruled'),
  dossier: fc.constantFrom('D-1', 'D-2', undefined),
  recipient: fc.constantFrom(1, 2, 3),
  isHeld: fc.boolean(),
})
const history: fc.Arbitrary<History> = fc.record({
  letters: fc.array(letter, { minLength: 1, maxLength: 14 }),
  heldDossier: fc.boolean(),
  heldRecipient: fc.constantFrom(1, 2, undefined),
})

/** What the rules of this test say: short 2 years, long 5 years; kept and unruled never. */
function goes({ age, series, dossier, recipient, isHeld }: Letter, { heldDossier, heldRecipient }: History): boolean {
  const isDue = (series === 'short' && age > 2) || (series === 'long' && age > 5)
  return isDue && !isHeld && !(heldDossier && dossier === 'D-1') && recipient !== heldRecipient
}

test('exactly the due records that nothing holds go, and every other document of the entity reads back', async () => {
  const at = await openDisposals()
  let run = 0
  await fc.assert(
    fc.asyncProperty(history, async (given) => {
      run += 1
      const entity = await at.newEntity(`OVO${String(run).padStart(6, '0')}`)
      const stranger = await at.newEntity(`OVO9${String(run).padStart(5, '0')}`)
      const kept = await letLetters(at, entity, given.letters)
      const [others] = await letLetters(at, stranger, [
        { age: 0, series: 'short', dossier: 'D-1', recipient: 1, isHeld: false },
      ])
      await at.rule(entity, 'short', { ...rule, periodMonths: 24 } as typeof rule)
      await at.rule(entity, 'long')
      await at.rule(entity, 'kept', { destination: 'keep', legalGround: 'Blijvend' })
      await hold(at, entity, given, kept)
      for (const series of ['short', 'long']) {
        const id = await at.propose(entity, series)
        await at.work()
        const due = given.letters.filter((each) => each.series === series && goes(each, given))
        if (due.length === 0) continue
        await at.approve(entity, id)
        await at.work()
        expect((await at.read(entity, id)).status).toBe('done')
      }
      while ((await compactPacks(at.context, 50)).packs > 0);
      await at.expectGone(
        entity,
        kept.filter((_, i) => goes(given.letters[i]!, given)),
      )
      await at.expectWhole(
        entity,
        kept.filter((_, i) => !goes(given.letters[i]!, given)),
      )
      await at.expectWhole(stranger, [others!])
    }),
    { numRuns: 5 },
  )
})

/** Archives letters, the oldest first, a year at a time; each history has the same years. */
async function letLetters(at: Disposals, entity: EntityId, letters: readonly Letter[]): Promise<Kept[]> {
  const kept = new Map<Letter, Kept>()
  for (let age = Math.max(...letters.map((each) => each.age)); age >= 0; age--) {
    const ofYear = letters.filter((each) => each.age === age)
    await at.moveTo(`${2033 - age}-02-15T10:00:00Z`)
    for (const series of ['short', 'long', 'kept', 'unruled'] as const) {
      const some = ofYear.filter((each) => each.series === series)
      const made = await at.archive(
        entity,
        some.map(({ dossier, recipient }) => ({
          series,
          letterDate: at.clock.now().toISOString().slice(0, 10),
          recipientIndex: Buffer.alloc(32, recipient),
          // Without a dossier, a name of its own.
          dossier: dossier ?? `D-${entity}`,
        })),
      )
      for (const [i, each] of some.entries()) kept.set(each, made[i]!)
    }
  }
  return letters.map((each) => kept.get(each)!)
}

async function hold(at: Disposals, entity: EntityId, given: History, kept: readonly Kept[]): Promise<void> {
  const things = [
    ...given.letters.flatMap((each, i) => (each.isHeld ? [{ record: kept[i]!.record }] : [])),
    ...(given.heldDossier ? [{ dossier: 'D-1' }] : []),
    ...(given.heldRecipient === undefined ? [] : [{ recipient: Buffer.alloc(32, given.heldRecipient) }]),
  ]
  for (const thing of things)
    await at.context.database.asHub((tx) =>
      placeHold(tx, at, entity, { thing, reason: 'Beroep' }, { actor: bert, now: at.clock.now() }),
    )
}
