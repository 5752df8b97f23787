import { expect, test } from 'vitest'
import { draftsOf, lineFault, linesOf } from '../../admin-ui/src/print-contracts/tariff-draft.ts'
import { draftOf, faultsOf, termsOf, withClosedDays } from '../../admin-ui/src/print-contracts/terms-draft.ts'
import { printContract } from '../support/screens/print-fixtures.ts'

test.each([
  ['nl', '1,58'],
  ['en', '1.58'],
] as const)(
  'prices are shown with the decimal sign of the screen, in %s, and are read back unchanged',
  (language, price) => {
    const drafts = draftsOf(printContract.tariffs, language)
    expect(drafts[0]?.price).toBe(price)
    expect(drafts.flatMap((each) => lineFault(each, [each]) ?? [])).toEqual([])
    expect(linesOf(drafts).map(({ amount }) => amount)).toEqual(printContract.tariffs.map(({ amount }) => amount))
  },
)

test('closing days are shown in the form that the field asks for, and are read back unchanged', () => {
  const draft = withClosedDays(draftOf(printContract), ['2027-05-07', '2026-12-24'])
  expect(draft.closedOn).toBe('24/12/2026\n07/05/2027')
  expect(faultsOf(draft)).toEqual({})
  expect(termsOf(draft)).toMatchObject({ closedOn: ['2026-12-24', '2027-05-07'] })
})
