import { expect, test } from 'vitest'
import { attempts, callbacks, keys } from '../../support/screens/callback-fixtures.ts'
import type { Call } from '../../support/screens/open-fixture-server.ts'
import { office } from '../../support/screens/staff-fixtures.ts'
import { expectFourLooks } from '../judge-page.ts'
import { tabTo } from '../open-browser.ts'
import { useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('admin', office)
const { asked } = pages

test('callbacks are shown with their state and attempts; one attempt opens with request and answer, by keyboard', async () => {
  await pages.show('/callbacks')
  const { page } = pages
  const table = page.getByRole('group', { name: 'Callbacks' })
  await table.getByText('Staat stil').waitFor()
  await table.getByText('1.000 of meer').waitFor()
  await page.getByText('Geen antwoord binnen 10 seconden').waitFor()
  await page.getByText('Doorverwezen (302), niet gevolgd').waitFor()
  await tabTo(page, 'Toon vraag en antwoord van Bezorgd')
  await page.keyboard.press('Enter')
  await page.getByLabel('U antwoordde', { exact: true }).getByText('maintenance').waitFor()
  await expectFourLooks(page, 'staff-callbacks')
  await page.getByRole('button', { name: 'Alleen mislukt' }).click()
  await expect.poll(() => page.getByText('Aangenomen (204)').count()).toBe(0)
  await table.getByRole('button', { name: 'dossiers', exact: true }).click()
  await page.getByRole('heading', { name: 'Pogingen van ‘dossiers’' }).waitFor()
})

test('a new callback shows its secret once, in a dialog that Escape does not close; a refused URL keeps what was typed', async () => {
  let made = false
  await pages.show('/callbacks', {
    'POST /v1/callbacks': () => {
      if (!made) {
        made = true
        const issues = [{ in: 'body', pointer: '/url', code: 'UP-2080', reason: 'address', detail: 'No' }]
        return { status: 400, json: { status: 400, code: 'UP-1001', title: 'No', issues } }
      }
      const ping = { ok: true, outcome: 'accepted', status: 204, ms: 3 }
      return { status: 201, json: { ...callbacks[1], secret: 'whsec_dGVzdA==', ping } }
    },
  })
  const { page } = pages
  await page.getByRole('button', { name: 'Nieuwe callback' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByRole('button', { name: 'Maak de callback' }).click()
  await dialog.getByText('Vul een volledig adres in').waitFor()
  expect(asked('POST', '/v1/callbacks')).toEqual([])
  await dialog.getByLabel('Adres van uw systeem').fill('https://10.0.0.1/uitpost')
  await dialog.getByRole('button', { name: 'Kies meldingen' }).click()
  for (const type of ['Gelezen', 'Bezorgd', 'Onbestelbaar'])
    await dialog.getByRole('checkbox', { name: type, exact: true }).uncheck()
  await dialog.getByRole('button', { name: 'Maak de callback' }).click()
  await dialog.getByText('Kies minstens één soort melding.').waitFor()
  expect(asked('POST', '/v1/callbacks')).toEqual([])
  for (const type of ['Bezorgd', 'Onbestelbaar'])
    await dialog.getByRole('checkbox', { name: type, exact: true }).check()
  await expectFourLooks(page, 'staff-callback-new')
  await dialog.getByRole('button', { name: 'Maak de callback' }).click()
  await dialog.getByText('Dit is geen adres op het openbare internet.').waitFor()
  expect(await dialog.getByLabel('Adres van uw systeem').inputValue()).toBe('https://10.0.0.1/uitpost')
  await dialog.getByRole('button', { name: 'Maak de callback' }).click()
  await page.getByText('whsec_dGVzdA==').waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.getByText('whsec_dGVzdA==').waitFor()
  await expectFourLooks(page, 'staff-callback-secret')
  await page.getByRole('button', { name: 'Ik heb het bewaard' }).click()
  await expect.poll(() => page.getByText('whsec_dGVzdA==').count()).toBe(0)
  expect(asked('POST', '/v1/callbacks').at(-1)?.body).toEqual({
    url: 'https://10.0.0.1/uitpost',
    types: ['delivered', 'undeliverable'],
  })
})

test('a test, a pause that can be undone, resuming, a replay, a new secret and the end of a callback', async () => {
  const step = (name: string) => `POST /v1/callbacks/cbk_2/${name}`
  await pages.show('/callbacks', {
    [step('test')]: () => ({ json: attempts[3] }),
    [step('suspend')]: () => ({ json: callbacks[1] }),
    [step('resume')]: () => ({ json: callbacks[1] }),
    [step('replay')]: () => ({ status: 202, json: { events: 120 } }),
    [step('rotate-secret')]: () => ({ json: { secret: 'whsec_bmlldXc=', previousUntil: '2026-12-07T10:00:00Z' } }),
    'DELETE /v1/callbacks/cbk_2': () => ({ status: 204, json: {} }),
  })
  const { page } = pages
  await page.getByRole('button', { name: 'dossiers', exact: true }).click()
  await page.getByRole('button', { name: 'Stuur een proefmelding' }).click()
  await page.getByText('Aangenomen (204) · 29 ms').waitFor()
  await page.getByRole('button', { name: /^Pauzeer.*dossiers/ }).click()
  await page.getByRole('button', { name: 'Maak ongedaan' }).click()
  await expect.poll(() => asked('POST', '/v1/callbacks/cbk_2/resume').length).toBe(1)
  await page.getByText('Stuur opnieuw vanaf een moment').click()
  await page.getByLabel('Vanaf').fill('2099-01-01T10:00')
  await page.getByRole('button', { name: 'Stuur opnieuw' }).click()
  await page.getByText('Kies een moment dat voorbij is.').waitFor()
  await page.getByLabel('Vanaf').fill('2026-11-01T10:00')
  await page.getByRole('button', { name: 'Stuur opnieuw' }).click()
  await page.getByText('120 meldingen vertrekken opnieuw.').waitFor()
  await page.getByRole('button', { name: 'Vervang het geheim' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Vervang het geheim' }).click()
  await page.getByText('whsec_bmlldXc=').waitFor()
  await page.getByRole('button', { name: 'Ik heb het bewaard' }).click()
  await page.getByRole('button', { name: 'Verwijder' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Verwijder' }).click()
  await page.getByText('‘dossiers’ is verwijderd.').waitFor()
})

test('without a callback the screen says what one is for', async () => {
  await pages.show('/callbacks', { 'GET /v1/callbacks': () => ({ json: { items: [] } }) })
  const { page } = pages
  await page.getByRole('heading', { name: 'U hebt nog geen callback' }).waitFor()
  await expectFourLooks(page, 'staff-callbacks-empty')
})

test('a callback gets another address once it accepted a ping, and other events', async () => {
  const bodies: unknown[] = []
  await pages.show('/callbacks', {
    'PATCH /v1/callbacks/cbk_1': ({ body }: Call) => {
      bodies.push(body)
      if (bodies.length > 1) return { json: callbacks[0] }
      const ping = { ok: false, outcome: 'refused', status: 500, ms: 3 }
      return { status: 409, json: { status: 409, code: 'UP-3099', title: 'No', ping } }
    },
  })
  const { page } = pages
  await page.getByRole('button', { name: 'Wijzig adres of meldingen' }).click()
  const dialog = page.getByRole('alertdialog', { name: '‘boekhouding’ wijzigen' })
  await dialog.getByLabel('Adres van uw systeem').fill('https://nieuw.voorbeeld.example/uitpost')
  await dialog.getByRole('button', { name: 'Kies meldingen' }).click()
  await dialog.getByRole('button', { name: 'Test en bewaar' }).click()
  await dialog.getByText('Het nieuwe adres nam de proefmelding niet aan: Niet aangenomen (500).').waitFor()
  await expectFourLooks(page, 'staff-callback-change')
  await dialog.getByRole('button', { name: 'Test en bewaar' }).click()
  await page.getByText('‘boekhouding’ is gewijzigd.').waitFor()
  expect(bodies[1]).toEqual({
    url: 'https://nieuw.voorbeeld.example/uitpost',
    types: ['delivered', 'read', 'undeliverable'],
    name: 'boekhouding',
  })
})

test('a key is made and shown once, replaced before it expires, and revoked after a confirmation', async () => {
  const made: unknown[] = []
  await pages.show('/callbacks', {
    'POST /v1/api-keys': ({ body }: Call) => {
      made.push(body)
      return { status: 201, json: { ...keys[0], key: 'uitpost_live_geheim' } }
    },
    'POST /v1/api-keys/key_1/revoke': () => ({ json: keys[3] }),
  })
  const { page } = pages
  const table = page.getByRole('group', { name: 'Sleutels' })
  await table.getByText('Gemaakt door Bram Testers').waitFor()
  await table.getByText('Ingetrokken').waitFor()
  await page.getByRole('button', { name: 'Nieuwe sleutel' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Nieuwe sleutel' })
  await dialog.getByRole('button', { name: 'Maak de sleutel' }).click()
  await dialog.getByText('Geef de sleutel een naam.').waitFor()
  await dialog.getByLabel('Naam').fill('website 2')
  await dialog.getByRole('checkbox', { name: 'brieven lezen' }).uncheck()
  await expectFourLooks(page, 'staff-key-new')
  await dialog.getByRole('button', { name: 'Maak de sleutel' }).click()
  const shown = page
    .getByRole('dialog', { name: 'Bewaar deze sleutel nu' })
    .or(page.getByRole('alertdialog', { name: 'Bewaar deze sleutel nu' }))
  await shown.getByText('uitpost_live_geheim').waitFor()
  await page.keyboard.press('Escape')
  await shown.getByRole('button', { name: 'Ik heb hem bewaard' }).click()
  expect(made).toEqual([{ name: 'website 2', mode: 'live', permissions: ['messages:send'] }])
  await table.getByRole('button', { name: /^Vervang.*website$/ }).click()
  await page.getByRole('alertdialog', { name: '‘website’ vervangen' }).getByRole('button', { name: 'Nog niet' }).click()
  await table.getByRole('button', { name: /^Trek in.*boekhouding$/ }).click()
  await page
    .getByRole('alertdialog', { name: 'Sleutel ‘boekhouding’ intrekken?' })
    .getByRole('button', { name: 'Trek in' })
    .click()
  await page.getByText('‘boekhouding’ is ingetrokken.').waitFor()
})
