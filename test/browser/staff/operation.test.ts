import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { office } from '../../support/screens/staff-fixtures.ts'
import { unreadReports } from '../../support/screens/unread-report-fixtures.ts'
import { expectFourLooks } from '../judge-page.ts'
import { openContext, tabTo } from '../open-browser.ts'
import { useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('admin', office)
const { show, asked } = pages
let page: Page
beforeEach(() => {
  page = pages.page
})
const button = (name: string | RegExp) => page.getByRole('button', { name })

describe('the operation', () => {
  test('pauses a channel with a reason', async () => {
    await show('/operation', { 'POST /v1/channels/email/pause': () => ({ json: { name: 'email', paused: true } }) })
    await button('Pauzeer E-mail').click()
    const dialog = page.getByRole('alertdialog', { name: 'E-mail pauzeren?' })
    await dialog.getByRole('button', { name: 'Pauzeer E-mail' }).click()
    await dialog.getByText('Schrijf waarom u pauzeert').waitFor()
    expect(asked('POST', '/v1/channels/email/pause')).toEqual([])
    await dialog.getByLabel('Waarom?').fill('Onderhoud')
    await dialog.getByRole('button', { name: 'Pauzeer E-mail' }).click()
    await page.getByText('E-mail is gepauzeerd.').waitFor()
    expect(asked('POST', '/v1/channels/email/pause')[0]?.body).toEqual({ reason: 'Onderhoud' })
  })
  test('shows when a channel took nothing, and why', async () => {
    const began = '2026-11-20T08:05:00Z'
    const stops = [
      {
        kind: 'pause',
        beganAt: '2026-11-23T08:00:00Z',
        by: { actor: 'staff:1', name: 'Yusuf Werkbank' },
        reason: 'Onderhoud',
      },
      { kind: 'rest', beganAt: began, endedAt: '2026-11-20T08:25:00Z', reason: '421' },
    ]
    await show('/operation', { 'GET /v1/channels/email/stops': () => ({ json: { items: stops } }) })
    await button('Geschiedenis E-mail').click()
    const dialog = page.getByRole('dialog', { name: 'Geschiedenis van E-mail' })
    await dialog.getByText('Yusuf Werkbank').waitFor()
    await dialog.getByText('Antwoordde niet').waitFor()
    await expectFourLooks(page, 'operation-history')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })
  test('shows who paused what, why and what waits, and which lines of a return file do not count', async () => {
    await show('/operation?tab=stuck', { 'POST /v1/return-files/rtf_1/settle': () => ({ json: {} }) })
    await page.getByText('Yusuf Werkbank: ‘Onderhoud bij de eBox, wacht op antwoord’. 12 berichten wachten.').waitFor()
    await page.getByText('Regel 118: we kennen deze brief niet').waitFor()
    await page.getByText('Gemeente Voorbeeldegem · aanslagbiljet').waitFor()
    await button('Afgehandeld retour-1123-2.csv').click()
    await page.getByText('retour-1123-2.csv is afgehandeld.').waitFor()
    expect(asked('POST', '/v1/return-files/rtf_1/settle')).toHaveLength(1)
  })
  test('is closed only with a reason, which the sender reads', async () => {
    await show('/operation?tab=stuck', { 'POST /v1/dead-letters/dle_1/close': () => ({ json: {} }) })
    await button('Sluit af PR-2026-00921').click()
    const dialog = page.getByRole('alertdialog')
    await dialog.getByRole('button', { name: 'Sluit 1 bericht af' }).click()
    await dialog.getByText('Schrijf waarom; de verzender leest dit').waitFor()
    await dialog.getByLabel('Reden voor de verzender').fill('Te lang. Kort de bijlage in.')
    await dialog.getByRole('button', { name: 'Sluit 1 bericht af' }).click()
    await page.getByText('Het bericht is afgesloten.').waitFor()
    expect(asked('POST', '/v1/dead-letters/dle_1/close')[0]?.body).toEqual({ reason: 'Te lang. Kort de bijlage in.' })
  })
  test('tries a stuck message again', async () => {
    await show('/operation?tab=stuck', { 'POST /v1/dead-letters/dle_1/replay': () => ({ json: {} }) })
    await button('Opnieuw PR-2026-00921').click()
    await button('Probeer 1 bericht opnieuw').click()
    await page.getByText('We proberen het bericht opnieuw.').waitFor()
    expect(asked('POST', '/v1/dead-letters/dle_1/replay')).toHaveLength(1)
  })
})

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
  await show('/operation?tab=stuck', { 'POST /v1/dead-letter-replays': () => answers.shift() ?? answer({}) })
  const group = page.getByRole('row', { name: /De databank weigerde een bewerking.*17.*Probeer ze opnieuw/ })
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
  expect(asked('POST', '/v1/dead-letter-replays').map(({ body }) => body)).toEqual([
    filter,
    { ...filter, until: '2026-11-25T10:00:00.000Z' },
  ])
})

test('a reason that trying again does not solve says so before it is tried', async () => {
  await show('/operation?tab=stuck')
  await page
    .getByRole('row', { name: /Een bijlage kan niet verwerkt worden/ })
    .getByRole('button')
    .click()
  const dialog = page.getByRole('alertdialog', { name: '1 brief opnieuw proberen?' })
  await dialog.getByText('Dit helpt niet: zolang de brieven zo blijven, lopen ze weer vast.').waitFor()
  await dialog.getByText(/De verzender bewaart de bijlage opnieuw/).waitFor()
})

test('the chart is announced as sums, and read as a table by keyboard alone', async () => {
  await using english = await openContext(pages.browser, { width: 1280, theme: 'light' }, { locale: 'en-GB' })
  page = await english.newPage()
  pages.server.serve(office)
  await page.goto(`${pages.server.url}/admin/operation?tab=traffic`)
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
  await show('/operation', { 'GET /v1/dispatchers': () => ({ json: { items: [] } }) })
  await page.getByRole('heading', { name: 'Er draait geen dispatcher' }).waitFor()
  expect(await page.locator('.st-todo h3').first().textContent()).toBe('Er draait geen dispatcher')
})

test('a mail server that takes nothing is named first, with what happens to the mail and what to do', async () => {
  const server = { takes: 'all', priority: 10, weight: 1, taken: 41_200, failed: 12, lastFailure: 'ECONNREFUSED' }
  const aside = {
    ...server,
    name: 'mail1.voorbeeldegem.example:587',
    state: 'DOWN',
    asideUntil: '2026-11-25T10:04:00Z',
  }
  const other = { ...server, name: 'mail2.voorbeeldegem.example:587' }
  const email = { name: 'email', paused: false, failures: 0, waiting: 3, underWay: 0 }
  const serving = (...servers: object[]) => ({
    'GET /v1/channels': () => ({ json: { items: [{ ...email, servers }] } }),
  })
  await show('/operation', serving(aside, { ...other, state: 'PARTLY' }))
  const problems = page.locator('.st-todo li')
  const named = problems.filter({ hasText: 'Mailserver mail1.voorbeeldegem.example:587 neemt geen e-mail aan' })
  await named.getByText('E-mails vertrekken langs de andere servers.').waitFor()
  await named.getByText('Ga na of hij draait').waitFor()
  expect(await problems.filter({ hasText: 'mail2.voorbeeldegem.example' }).count()).toBe(0)
  await show('/operation', serving(aside, { ...other, state: 'DOWN' }))
  await problems.filter({ hasText: 'mail2.voorbeeldegem.example:587' }).waitFor()
  expect(await problems.getByText('Er werkt geen andere server: e-mails wachten.').count()).toBe(2)
})

test('an email that was not understood gets a meaning, and a letter where it names none', async () => {
  const settle = 'POST /v1/unread-reports/unr_2/settle'
  const letter = 'msg_01kb2c7d8e9f0g1h2j3k4m5n6p'
  await show('/operation', {
    'GET /v1/unread-reports': () => ({ json: { items: unreadReports } }),
    [settle]: () => ({ json: { ...unreadReports[1], meaning: 'hard' } }),
  })
  // What is in another tab is announced on top, with the way there.
  await button(/^Toon details .* teruggekomen e-mails zijn niet begrepen$/).click()
  const own = page.getByLabel('Wat de e-mail van webmail.example betekent')
  await own.selectOption('hard')
  await expectFourLooks(page, 'unread-reports')
  const row = page.locator('tr', { has: own })
  await row.getByRole('button', { name: 'Afgehandeld' }).click()
  await row.getByText('Vul het nummer van de brief in').waitFor()
  expect(asked('POST', '/v1/unread-reports/unr_2/settle')).toEqual([])
  await row.getByLabel('Nummer van de brief').fill(letter)
  await row.getByRole('button', { name: 'Afgehandeld' }).click()
  await page.getByText('De e-mail is afgehandeld.').waitFor()
  expect(asked('POST', '/v1/unread-reports/unr_2/settle')[0]?.body).toEqual({ meaning: 'hard', message: letter })
})

test('the eBox shows what its services answered and what to do, and a certificate that ends warns', async () => {
  await show('/operation')
  await page.getByText('Hoogstens 20 tegelijk').waitFor()
  await page.getByRole('tab', { name: 'eBox' }).click()
  const calls = page.getByRole('group', { name: 'Vragen aan de eBox' })
  await calls.getByRole('row', { name: /De eBox aanvaardt deze afzender niet/ }).waitFor()
  await calls.getByRole('row', { name: /De eBox antwoordde niet zoals het hoort/ }).waitFor()
  await page.getByText('48.211 berichten in de eBox zijn nog niet gelezen.').waitFor()
  await page.getByText(/500 daarvan hadden we de status al lang moeten opvragen/).waitFor()
  await page.getByRole('heading', { name: /^Het certificaat voor .* loopt binnenkort af$/ }).waitFor()
  await expectFourLooks(page, 'operation-ebox')
})
