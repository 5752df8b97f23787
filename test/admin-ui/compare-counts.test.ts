import { expect, test } from 'vitest'
import { compareCounts } from '../../admin-ui/src/print-runs/compare-counts.ts'
import { comparedOf, partsOf } from '../support/screens/paper-parts.ts'

const all = {
  letters: 100,
  accepted: 98,
  rejected: 2,
  printed: 98,
  posted: 98,
  returned: 1,
  withoutEnd: 0,
  sheets: 140,
  printedSheets: 140,
  amount: { amount: 12_000, currency: 'EUR' as const },
  parts: partsOf(4_000, 8_000),
  savingParts: partsOf(0, 0),
  withoutPrice: 0,
  envelopes: 98,
  bundled: 0,
  saving: { amount: 0, currency: 'EUR' as const },
  billed: {
    envelopes: 0,
    sheets: 0,
    amount: { amount: 0, currency: 'EUR' as const },
    ownSheets: 0,
    ownAmount: { amount: 0, currency: 'EUR' as const },
    parts: partsOf(0, 0),
    ownParts: partsOf(0, 0),
    compared: comparedOf(0, [0, 0], [0, 0]),
  },
}
const verdicts = (changed: Partial<typeof all>, late = false) =>
  compareCounts({ ...all, ...changed }, late).map(({ name, verdict }) => `${name} ${verdict}`)

test('a run of which every letter has an end closes: a rejected letter is neither printed nor posted', () => {
  expect(verdicts({})).toEqual(['received same', 'printed same', 'sheets same', 'posted same'])
})

test('a letter without a report waits, and is late once the run is', () => {
  expect(verdicts({ posted: 90 })).toContain('posted waiting')
  expect(verdicts({ posted: 90 }, true)).toContain('posted late')
  expect(verdicts({ accepted: 0, rejected: 0, printed: 0, posted: 0, sheets: 0, printedSheets: 0 })).toEqual([
    'received waiting',
    'printed waiting',
    'sheets waiting',
    'posted waiting',
  ])
})

test('a difference in sheets is reported at once, with its direction', () => {
  expect(verdicts({ printedSheets: 142 })).toContain('sheets more')
  expect(verdicts({ printedSheets: 138 }, true)).toContain('sheets fewer')
})

test('more letters than the hub counts never pass as equal', () => {
  expect(verdicts({ posted: 99 })).toContain('posted more')
})
