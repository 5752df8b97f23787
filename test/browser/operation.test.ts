import { mkdir } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type FixtureServer, type Fixtures, openFixtureServer } from '../support/open-fixture-server.ts'
import { office } from '../support/staff-fixtures.ts'
import { expectFourLooks, openBrowser, openContext, tabTo } from './open-browser.ts'

let browser: Browser
let server: FixtureServer
let page: Page
beforeAll(async () => {
  await mkdir('.cache/screens', { recursive: true })
  server = await openFixtureServer()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.[Symbol.asyncDispose]()
})
afterEach(() => page.context().close())

async function show(fixtures: Fixtures = {}, locale = 'nl-BE'): Promise<void> {
  server.serve({ ...office, ...fixtures })
  page = await (await openContext(browser, { width: 1280, theme: 'light' }, locale)).newPage()
  await page.goto(`${server.url}/admin/operation`)
}
const asked = (path: string) => server.calls.filter((call) => call.method === 'POST' && call.path === path)
const answer = (more: object) => ({
  json: {
    dryRun: false,
    matched: 17,
    replayed: 17,
    settled: 0,
    failed: 0,
    faults: [],
    remaining: 0,
    until: '2026-11-25T10:00:00.000Z',
    ...more,
  },
})

test('many stuck letters are tried again after a dialog that gives their number, and the result names those that failed', async () => {
  const answers = [
    answer({ replayed: 10, remaining: 7 }),
    answer({ matched: 7, replayed: 5, settled: 1, failed: 1, faults: [{ code: '23514', letters: 1 }] }),
  ]
  await show({ 'POST /v1/dead-letter-replays': () => answers.shift() ?? answer({}) })
  const group = page.getByRole('row', { name: /De databank weigerde een bewerking.*17/ })
  await group.getByRole('button').click()
  const dialog = page.getByRole('alertdialog', { name: '17 brieven opnieuw proberen?' })
  await dialog.getByText('De brieven gaan verder waar ze vastliepen.').waitFor()
  await expectFourLooks(page, 'operation-bulk')
  await dialog.getByLabel('Waarom?').fill('Databank hersteld')
  await dialog.getByRole('button', { name: 'Probeer 17 brieven opnieuw' }).click()
  await page.getByText('15 brieven gaan verder.').waitFor()
  await page.getByText('1 brief was intussen al afgehandeld.').waitFor()
  await page.getByText('1 × 23514').waitFor()
  const filter = { kind: 'database', stage: 'deliver', entity: 'ent_1', reason: 'Databank hersteld' }
  expect(asked('/v1/dead-letter-replays').map(({ body }) => body)).toEqual([
    filter,
    { ...filter, until: '2026-11-25T10:00:00.000Z' },
  ])
})

test('a reason that trying again does not solve says so before it is tried', async () => {
  await show()
  await page
    .getByRole('row', { name: /Een bijlage kan niet verwerkt worden/ })
    .getByRole('button')
    .click()
  const dialog = page.getByRole('alertdialog', { name: '1 brief opnieuw proberen?' })
  await dialog.getByText('Dit helpt niet: zolang de brieven zo blijven, lopen ze weer vast.').waitFor()
  await dialog.getByText(/De verzender bewaart de bijlage opnieuw/).waitFor()
})

test('the chart is announced as sums, and read as a table by keyboard alone', async () => {
  await show({}, 'en-GB')
  await page
    .getByRole('img', { name: /^6,622 letters left\. My letters: 3,972\. Email: 1,656\. Paper: 994\.$/ })
    .waitFor()
  await tabTo(page, 'Table')
  await page.keyboard.press('Enter')
  const table = page.getByRole('table').filter({ hasText: 'Attempts without an answer' })
  await table.getByRole('row', { name: /^10:00–11:00 684 285 171 2 5$/ }).waitFor()
  await expectFourLooks(page, 'operation-table')
  await page.getByRole('button', { name: '7 days' }).click()
  await table.getByRole('row', { name: /^Total/ }).waitFor()
})

test('without a dispatcher the page says first that letters wait and nothing is lost', async () => {
  await show({ 'GET /v1/dispatchers': () => ({ json: { items: [] } }) })
  await page.getByRole('heading', { name: 'Er draait geen dispatcher' }).waitFor()
  expect(await page.locator('.st-todo h3').first().textContent()).toBe('Er draait geen dispatcher')
})
