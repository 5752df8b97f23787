import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { storePack } from '../../archive/keep/store-pack.ts'
import { sweepPacks } from '../../archive/keep/sweep-packs.ts'
import { openDocument } from '../../archive/read/open-document.ts'
import { archiveAtHand } from './archive-at-hand.ts'

const at = await archiveAtHand()
const mine = await at.newEntity('OVO000001')
const packs = (): Promise<string[]> => readdir(join(at.folder, 'blobs/packs', mine))

test('a pack without rows goes after a day, one with rows never', async () => {
  // The store tells when it wrote by the clock of the machine.
  at.clock.advance(Date.now() - at.clock.now().getTime())
  const kept = at.letter(mine)
  await at.keep(kept)
  await storePack(at.context, [at.letter(mine)])
  at.clock.advance(23 * 3_600_000)
  expect(await sweepPacks(at.context)).toBe(0)
  expect(await packs()).toHaveLength(2)
  at.clock.advance(2 * 3_600_000)
  expect(await sweepPacks(at.context)).toBe(1)
  expect(await packs()).toHaveLength(1)
  expect(await openDocument(at.context, { entity: mine }, kept.record, 1)).toBeDefined()
  expect(await sweepPacks(at.context)).toBe(0)
})
