import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { inDays } from '../../support/screens/inbox-fixtures.ts'
import { office, staff } from '../../support/screens/staff-fixtures.ts'
import { version } from '../../support/screens/template-fixtures.ts'
import { drawnPage } from '../open-browser.ts'
import { problem, useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('admin', office)
const { show, asked } = pages
let page: Page
beforeEach(() => {
  page = pages.page
})
const heading = (name: string) => page.getByRole('heading', { name })
const button = (name: string | RegExp) => page.getByRole('button', { name })
const focused = () => page.evaluate<string>('document.activeElement.textContent')

describe('the frame', () => {
  test('requests as staff, for the chosen entity, and keeps the choice', async () => {
    await show('/messages')
    await button(/U werkt voor.*Voorbeeldbelastingen/).click()
    await button('Gemeente Voorbeeldegem').click()
    await expect.poll(() => pages.server.calls.at(-1)?.headers['uitpost-entity']).toBe('ent_town')
    expect(pages.server.calls.every((call) => call.headers['uitpost-door'] === 'staff')).toBe(true)
    // A sender of that town has no archive.
    expect(await page.getByRole('link', { name: 'Archief' }).count()).toBe(0)
    await page.reload()
    await button(/U werkt voor.*Voorbeeldegem/).waitFor()
  })
  test('shows only the places that the person may open', async () => {
    const [tax] = staff.entities
    await show('/', {
      'GET /v1/me': () => ({
        json: { ...staff, isOperator: false, entities: [{ ...tax, permissions: ['templates:read'] }] },
      }),
    })
    await page.getByRole('link', { name: 'Sjablonen' }).waitFor()
    for (const name of ['Berichten', 'Archief', 'Printruns', 'Werking']) {
      expect(await page.getByRole('link', { name }).count()).toBe(0)
    }
    expect(pages.server.calls.some((call) => call.path === '/v1/dead-letters')).toBe(false)
  })
  test('finds a message by its reference with the keyboard alone', async () => {
    await show('/')
    await heading('Voor u').waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('OV-2026-0081190')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/admin/messages?reference=OV-2026-0081190')
    await heading('Berichten').waitFor()
    await expect.poll(() => asked('GET', '/v1/messages').at(-1)?.query.get('reference')).toBe('OV-2026-0081190')
  })
  test('skips to the content, and announces to a screen reader where they arrived', async () => {
    await show('/')
    await heading('Voor u').waitFor()
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Naar de inhoud')
    await page.getByRole('link', { name: 'Berichten', exact: true }).click()
    await expect.poll(focused).toBe('Berichten')
    expect(await page.title()).toBe('Berichten – Uitpost')
  })
  test('on a phone opens its menu by button and closes it on the way', async () => {
    await page.setViewportSize({ width: 320, height: 700 })
    await show('/')
    const menu = button('Menu')
    expect(await page.getByRole('link', { name: 'Berichten', exact: true }).isVisible()).toBe(false)
    await menu.click()
    expect(await menu.getAttribute('aria-expanded')).toBe('true')
    await page.getByRole('link', { name: 'Berichten', exact: true }).click()
    await heading('Berichten').waitFor()
    expect(await menu.getAttribute('aria-expanded')).toBe('false')
  })
  test('leads to the staff portal and back to the requested page', async () => {
    await show('/messages?status=held', { 'GET /v1/me': problem(401, 'UP-1101') })
    const link = page.getByRole('link', { name: 'Meld u aan' })
    await link.waitFor()
    expect(await link.getAttribute('href')).toBe('/auth/staff/login?returnTo=/admin/messages%3Fstatus%3Dheld')
  })
  test('says that the session ends soon, and signs out when it does', async () => {
    await page.clock.install()
    await show('/', { 'GET /v1/me': () => ({ json: { ...staff, expiresAt: inDays(10 / 1440) } }) })
    await heading('Voor u').waitFor()
    expect(await page.getByText('Uw aanmelding loopt af').count()).toBe(0)
    await page.clock.fastForward('08:30')
    await page.getByText('Uw aanmelding loopt af').waitFor()
    await page.clock.fastForward('02:00')
    await heading('Uw aanmelding is afgelopen').waitFor()
  })
  test('a session that ended elsewhere shows the sign-in at the next request', async () => {
    await show('/messages', { 'GET /v1/messages': problem(401, 'UP-1101') })
    await heading('Uw aanmelding is afgelopen').waitFor()
  })
  test('switches to English when chosen, and announces it to a screen reader', async () => {
    await show('/messages')
    await button('Bram Testers').click()
    await button('English').click()
    await heading('Messages').waitFor()
    expect(await page.evaluate('document.documentElement.lang')).toBe('en')
  })
})

test('a number of a person that is typed in the header gets into no address and no history', async () => {
  await show('/messages', { 'POST /v1/messages/searches': () => ({ json: { items: [] } }) })
  for (const field of ['#vind', '[name="reference"]']) {
    await page.locator(field).fill('85.63.12-124.93')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/messages/person')
    expect(await page.getByLabel('Naam, rijksregisternummer of ondernemingsnummer').inputValue()).toBe(
      '85.63.12-124.93',
    )
    expect(await page.evaluate('location.href + JSON.stringify(history.state)')).not.toMatch(/85\D?63/)
    await page.getByRole('link', { name: 'Berichten' }).first().click()
    await page.locator('[name="reference"]').waitFor()
  }
  await page.locator('#vind').fill('Verhelst')
  await page.keyboard.press('Enter')
  await page.getByLabel('Waarom zoekt u?').fill('Vraag aan het loket')
  await page.getByRole('button', { name: 'Zoek', exact: true }).click()
  await page.getByText('Geen brieven gevonden').waitFor()
  const [call] = asked('POST', '/v1/messages/searches')
  expect([call?.body, call?.headers['uitpost-purpose']]).toEqual([{ name: 'Verhelst' }, 'Vraag aan het loket'])
})

test('start leads from each number to its list', async () => {
  await show('/')
  await page.getByRole('heading', { name: '1 bericht is onbestelbaar' }).waitFor()
  // An administrator of the entity sees who was given access.
  const access = page.locator('.up-card', { has: page.getByRole('heading', { name: 'Wie kreeg toegang' }) })
  await access.getByText('Een nieuwe sleutel, met meer rechten dan de maker zelf heeft').waitFor()
  expect(await access.getByText('Door de hub').count()).toBe(2)
  const item = page.getByRole('listitem').filter({ hasText: '1 bericht is onbestelbaar' })
  await item.getByRole('link', { name: 'Toon het bericht' }).click()
  await page.waitForURL('**/messages/msg_*')
})

test('a template is read beside its letter, filled in with a sample', async () => {
  await show('/templates')
  await page.getByRole('link', { name: 'Aanslagbiljet' }).waitFor()
  // With faults there is no letter to see.
  await show('/templates/aanslagbiljet/versions/4')
  await page.getByText('De tekst heeft nog fouten.').waitFor()
  const sound = { ...version, faults: [] }
  await show('/templates/aanslagbiljet/versions/4', {
    'GET /v1/templates/aanslagbiljet/versions/4': () => ({ json: sound }),
  })
  await page.locator(drawnPage).waitFor()
  const [call] = asked('POST', '/v1/templates/aanslagbiljet/versions/4/preview')
  expect(call?.body).toMatchObject({ sample: 'gewoon' })
  await page.getByRole('tab', { name: 'Grote letters' }).click()
  await expect
    .poll(() => asked('POST', '/v1/templates/aanslagbiljet/versions/4/preview').at(-1)?.query.get('variant'))
    .toBe('large')
  await page.getByRole('button', { name: 'Français' }).click()
  await page.getByText('Bonjour {{aanhef}}').waitFor()
})
