import { expect, test } from 'vitest'
import { createFormat } from '../../admin-ui/src/ui/format/format.ts'

test('a date is written as in each language, also on the first day of a month', () => {
  const dates = (['nl', 'fr', 'de', 'en'] as const).map((language) => {
    const format = createFormat(language, { today: 'x' })
    return [format.date('2026-12-01'), format.date('2026-12-11'), format.weekday('2026-12-01')].map((each) =>
      each.replaceAll('\u00a0', ' '),
    )
  })
  expect(dates).toEqual([
    ['1 december 2026', '11 december 2026', 'dinsdag 1 december 2026'],
    ['1er décembre 2026', '11 décembre 2026', 'mardi 1er décembre 2026'],
    ['1. Dezember 2026', '11. Dezember 2026', 'Dienstag, 1. Dezember 2026'],
    ['1 December 2026', '11 December 2026', 'Tuesday, 1 December 2026'],
  ])
})
