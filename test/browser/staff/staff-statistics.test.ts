import { expect, test } from 'vitest'
import type { Me } from '../../../admin-ui/src/ui/api/api-types.ts'
import type { Call } from '../../support/screens/open-fixture-server.ts'
import { office } from '../../support/screens/staff-fixtures.ts'
import { noStatistics, statisticsOf } from '../../support/screens/statistics-fixtures.ts'
import { expectFourLooks } from '../judge-page.ts'
import { tabTo } from '../open-browser.ts'
import { problem, useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('admin', office)
const { asked } = pages

test('figures, a chart with its table, times, and a table that sorts; what is not measured says so', async () => {
  await pages.show('/statistics?from=2025-12&to=2026-11')
  const { page } = pages
  await page.getByRole('heading', { name: 'Brieven per maand' }).waitFor()
  await page.getByRole('group', { name: 'Hoelang duurt het?' }).waitFor()
  await page.getByRole('group', { name: 'Per sjabloon' }).waitFor()
  await expectFourLooks(page, 'staff-statistics')
  const mail = page.getByRole('group', { name: 'Hoelang duurt het?' }).getByRole('row', { name: /E-mail/ })
  expect(await mail.getByText('niet gemeten').count()).toBe(2)
  await tabTo(page, 'Tabel')
  await page.keyboard.press('Enter')
  const months = page.getByRole('group', { name: 'Brieven per maand' })
  expect(await months.getByRole('row').count()).toBe(14)
  await expectFourLooks(page, 'staff-statistics-table')
  const templates = page.getByRole('group', { name: 'Per sjabloon' })
  await templates.getByRole('button', { name: 'Digitaal' }).click()
  const first = () => templates.getByRole('row').nth(1).getByRole('rowheader').textContent()
  expect(await first()).toContain('aanslag-verkeersbelasting')
  await templates.getByRole('button', { name: /^Digitaal/ }).click()
  expect(await first()).toContain('Eigen pdf')
})

test('the table of the present month ends with the same days of the month before', async () => {
  await pages.show('/statistics?from=2026-11&to=2026-11', {
    'GET /v1/statistics': ({ query }) => ({
      json: {
        ...statisticsOf((query.get('group') ?? 'month') as 'month', '2026-11', '2026-11'),
        sameDays: { from: '2026-09-30T22:00:00Z', until: '2026-10-23T07:41:00Z', letters: 1_234 },
      },
    }),
  })
  const { page } = pages
  await page
    .getByRole('radio', { name: 'Tabel' })
    .or(page.getByRole('button', { name: 'Tabel' }))
    .first()
    .click()
  const months = page.getByRole('group', { name: 'Brieven per maand' })
  const row = months.getByRole('row').last()
  expect(await row.getByRole('rowheader').textContent()).toBe('Dezelfde dagen van oktober 2026')
  expect(await row.getByRole('cell').first().textContent()).toBe('1.234')
  expect(await row.getByRole('cell').nth(1).textContent()).toBe('–')
  await expectFourLooks(page, 'staff-statistics-same-days')
})

test('the period and the grouping are in the address; letters without a cost centre are named', async () => {
  await pages.show('/statistics')
  const { page } = pages
  await page.getByRole('combobox', { name: 'Per', exact: true }).selectOption('costCentre')
  await page.getByRole('group', { name: 'Per kostenplaats' }).getByText('Zonder kostenplaats').waitFor()
  await page.getByRole('button', { name: 'Kies zelf' }).click()
  await page.getByLabel('Van', { exact: true }).selectOption({ index: 30 })
  await page.getByLabel('Tot en met').selectOption({ index: 35 })
  const { searchParams } = new URL(page.url())
  expect(searchParams.get('by')).toBe('costCentre')
  // A last month before the first one takes the first one along.
  expect(searchParams.get('from')).toBe(searchParams.get('to'))
  await expect
    .poll(() =>
      asked('GET', '/v1/statistics').map(
        ({ query }) => `${query.get('from')} ${query.get('to')} ${query.get('group')}`,
      ),
    )
    .toContain(`${searchParams.get('from')} ${searchParams.get('to')} costCentre`)
  await page.getByRole('button', { name: 'Download als csv' }).click()
  await expect
    .poll(() =>
      asked('GET', '/v1/statistics').some(
        ({ query }) => query.get('format') === 'csv' && query.get('group') === 'costCentre',
      ),
    )
    .toBe(true)
})

test('without letters, without permission, and while the hub is away', async () => {
  await pages.show('/statistics', { 'GET /v1/statistics': noStatistics })
  const { page } = pages
  await page.getByRole('heading', { name: 'Geen brieven in deze periode' }).waitFor()
  await expectFourLooks(page, 'staff-statistics-empty')
  await pages.show('/statistics', { 'GET /v1/statistics': problem(403, 'UP-1102') })
  await page.getByText('Dit is voor wie verstuurt').waitFor()
  await pages.show('/statistics?from=2026-11&to=1999-01', { 'GET /v1/statistics': problem(400, 'UP-1001') })
  await page.getByRole('heading', { name: 'Deze periode kan niet' }).waitFor()
})

test('an operator sees all entities together, and each of them in sums', async () => {
  const me = office['GET /v1/me']?.({} as Call).json as Me
  await pages.show('/statistics?from=2025-12&to=2026-11', { 'GET /v1/me': () => ({ json: { ...me, entities: [] } }) })
  const { page } = pages
  await page.getByRole('group', { name: 'Per entiteit' }).getByText('Gemeente Voorbeeldegem').waitFor()
  await page.getByText('Alle entiteiten, december 2025').waitFor()
  expect(await page.getByRole('combobox', { name: 'Per', exact: true }).getByRole('option').allTextContents()).toEqual([
    'Entiteit',
    'Kanaal',
  ])
  await expectFourLooks(page, 'staff-statistics-operator')
})

test('what paper costs, with printing and postage apart: as a chart with a text, and as a table whose rows add up', async () => {
  await pages.show('/statistics?from=2025-12&to=2026-01')
  const { page } = pages
  const card = page
    .getByRole('group', { name: 'Kosten op papier per maand' })
    .or(page.getByRole('region', { name: 'Kosten op papier per maand' }))
  const chart = page.getByRole('img', { name: /op papier\. Drukwerk .+ Port .+ Niet gesplitst / })
  await chart.waitFor()
  await page
    .getByRole('button', { name: 'Tabel' })
    .or(page.getByRole('radio', { name: 'Tabel' }))
    .nth(1)
    .click()
  await card.getByRole('row', { name: /^december 2025 € 8\.556,00 € 16\.554,00 € 16\.740,00 € 41\.850,00$/ }).waitFor()
  await expectFourLooks(page, 'staff-statistics-paper')
})
