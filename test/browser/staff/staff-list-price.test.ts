import type { Page } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import type { ListTotals, RowPreview } from '../../../admin-ui/src/ui/api/list-types.ts'
import { listTotals, rowPreview, waitingList } from '../../support/screens/list-price-fixtures.ts'
import type { Call, Fixtures } from '../../support/screens/open-fixture-server.ts'
import { partsOf } from '../../support/screens/paper-parts.ts'
import { pdf } from '../../support/screens/staff-documents.ts'
import { office } from '../../support/screens/staff-fixtures.ts'
import { expectFourLooks } from '../judge-page.ts'
import { problem, useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('admin', office)
let page: Page
beforeEach(() => {
  page = pages.page
})

const answers = (totals: ListTotals = listTotals): Fixtures => ({
  'GET /v1/batches/bat_1': () => ({ json: waitingList }),
  'GET /v1/batches/bat_1/totals': () => ({ json: totals }),
})
const rowAnswers = (row: number, change: Partial<RowPreview> = {}): Fixtures => ({
  [`POST /v1/batches/bat_1/rows/${row}/preview`]: () => ({ json: rowPreview(row, change) }),
  [`GET /v1/previews/prv_${row}/letter.pdf`]: () => ({ bytes: pdf, type: 'application/pdf' }),
})
const eur = (amount: number) => ({ amount, currency: 'EUR' as const })

test('the price of a list: letters by channel and form, the tariff, the cost centre, and that it is an estimate', async () => {
  await pages.show('/send/_lists/bat_1', answers())
  const card = page.getByRole('region', { name: 'Wat vertrekt er, en wat kost het?' })
  await card.getByRole('row', { name: /Papier, 1 blad, non-prior/ }).waitFor()
  const text = (await card.innerText()).replaceAll('\u00a0', ' ')
  expect(text).toContain('Tarief van Drukpartner Voorbeeld, geldig sinds 1 juli 2026.')
  expect(text).toContain('Kostenplaats 4711.')
  expect(text).toContain('Dit is een raming tot de brieven vertrekken.')
  expect(text).toMatch(/€\s1\.843,32/)
  expect(await card.getByRole('row', { name: /Papier, grote letters, 4 bladen/ }).innerText()).toMatch(
    /12\s+€\s2,16\s+€\s25,92/,
  )
  await expectFourLooks(page, 'staff-list-price')
})

test('while it is computed its progress is shown, and what the sum leaves out is said', async () => {
  const { lines, costCentres } = listTotals
  const partly: ListTotals = {
    ...listTotals,
    status: 'computing',
    priced: 2_250,
    unreachable: 2,
    unpriced: 1,
    refused: 3,
    unanswered: 14,
    lines: [
      ...lines,
      { variant: 'normal', letters: 2, price: eur(0) },
      {
        channel: 'print',
        postage: 'registered',
        zone: 'WORLD',
        sheets: 2,
        variant: 'normal',
        letters: 1,
        price: eur(0),
      },
    ],
    costCentres: [...costCentres, { letters: 7, price: eur(910), unpriced: 1 }],
    spent: { ...listTotals.spent, letters: 50, price: eur(4_120) },
    waiting: { letters: 20, sheets: 20, price: eur(2_600), paperParts: partsOf(900, 1_700), unpriced: 0 },
  }
  let totals = partly
  await pages.show('/send/_lists/bat_1', { ...answers(), 'GET /v1/batches/bat_1/totals': () => ({ json: totals }) })
  await page.getByText('We rekenen: 2.250 van 5.000 rijen.').waitFor()
  for (const words of [
    '2 brieven kunnen langs geen enkel kanaal',
    'Van 1 brief kennen we de prijs niet',
    '3 rijen kunnen nu niet meer vertrekken',
    'Van 14 ontvangers weten we nog niet of de eBox mag.',
    'Papier, 2 bladen, aangetekend, Rest van de wereld',
    'Al vertrokken: 50 brieven',
  ])
    await page.getByText(words, { exact: false }).first().waitFor()
  await page.getByText('Per kostenplaats').click()
  await page.getByRole('row', { name: /Zonder kostenplaats/ }).waitFor()
  await expectFourLooks(page, 'staff-list-price-computing')
  totals = listTotals
  await page.getByText('We rekenen', { exact: false }).waitFor({ state: 'detached' })
})

test('without letters, without the list and without the hub there is a sentence that says what to do', async () => {
  const none: ListTotals = {
    ...listTotals,
    letters: 0,
    lines: [],
    costCentres: [],
    tariffs: [],
    price: eur(0),
    estimated: false,
  }
  await pages.show('/send/_lists/bat_1', answers(none))
  await page.getByText('Nog geen brieven om te versturen').waitFor()
  await pages.show('/send/_lists/bat_1', { ...answers(), 'GET /v1/batches/bat_1/totals': problem(500, 'UP-0000') })
  await page.getByText('de prijs van deze lijst', { exact: false }).first().waitFor()
})

test('the letter of a row: whose it is, its channel and price, why, and arrow keys to the next row', async () => {
  await pages.show('/send/_lists/bat_1?row=1047', {
    ...answers(),
    ...rowAnswers(1047, { mended: true }),
    ...rowAnswers(1048),
  })
  const letter = page.getByRole('region', { name: 'De brief van rij 1.047' })
  await letter.locator('canvas[data-drawn=true]').first().waitFor()
  const text = await letter.innerText()
  expect(text).toMatch(/Zeger Fictief,\s+op papier, €\s1,30/)
  expect(text).toContain('Waarom op papier?')
  expect(text).toContain('De ontvanger koos voor papier.')
  expect(text).toContain('2 bladzijden · zoals na uw herstel')
  await expectFourLooks(page, 'staff-list-row-letter')
  await page.setViewportSize({ width: 1280, height: 900 })
  await letter.getByRole('button', { name: 'Volgende rij' }).focus()
  await page.keyboard.press('ArrowRight')
  await page
    .getByRole('region', { name: 'De brief van rij 1.048' })
    .locator('canvas[data-drawn=true]')
    .first()
    .waitFor()
  expect(page.url()).toContain('row=1048')
  await page.keyboard.press('ArrowLeft')
  await page.getByRole('region', { name: 'De brief van rij 1.047' }).waitFor()
})

test('an arrow key that is held asks for the last row only', async () => {
  const rows = Array.from({ length: 8 }, (_, n) => rowAnswers(100 + n))
  await pages.show('/send/_lists/bat_1?row=100', Object.assign(answers(), ...rows) as Fixtures)
  await page.locator('canvas[data-drawn=true]').first().waitFor()
  await page.getByRole('button', { name: 'Volgende rij' }).focus()
  for (let n = 0; n < 7; n++) await page.keyboard.press('ArrowRight')
  await expect.poll(() => page.locator('canvas[data-drawn=true]').count(), { timeout: 30_000 }).toBeGreaterThan(0)
  const last = Number(new URL(page.url()).searchParams.get('row'))
  const asked = () =>
    pages.server.calls.filter(({ path }: Call) => /rows\/\d+\/preview/.test(path)).map(({ path }) => path)
  await expect.poll(() => asked().at(-1), { timeout: 30_000 }).toBe(`/v1/batches/bat_1/rows/${last}/preview`)
  expect(last).toBeGreaterThan(100)
  expect(asked().length).toBeLessThan(8)
})

test('a row with made-up values names them, and one without letter says how to get it', async () => {
  const gaps = [{ pointer: '/recipient/address/houseNumber', column: 'Huisnummer' }]
  await pages.show('/send/_lists/bat_1?row=3', { ...answers(), ...rowAnswers(3, { heap: 'fixable', gaps }) })
  await page.getByText('Huisnummer is een voorbeeld: de lijst heeft er nog geen juiste waarde voor.').waitFor()
  await pages.show('/send/_lists/bat_1?row=4', {
    ...answers(),
    'POST /v1/batches/bat_1/rows/4/preview': problem(409, 'UP-3091'),
  })
  await page.getByText('Deze rij heeft nog geen brief').waitFor()
  await expectFourLooks(page, 'staff-list-row-none')
})
