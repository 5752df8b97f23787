import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inDays } from '../support/inbox-fixtures.ts'
import { type FixtureServer, type Fixtures, openFixtureServer } from '../support/open-fixture-server.ts'
import { message, office, staff } from '../support/staff-fixtures.ts'
import { version } from '../support/template-fixtures.ts'
import { drawnPage, inkOf, openBrowser, openContext } from './open-browser.ts'

let browser: Browser
let server: FixtureServer
let context: BrowserContext
let page: Page
beforeAll(async () => {
  server = await openFixtureServer()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.[Symbol.asyncDispose]()
})
beforeEach(async () => {
  context = await openContext(browser, { width: 1280, theme: 'light' })
  page = await context.newPage()
})
afterEach(async () => context.close())

async function show(path: string, fixtures: Fixtures = {}): Promise<void> {
  server.serve({ ...office, ...fixtures })
  await page.goto(`${server.url}/admin${path}`)
}
const problem = (status: number, code: string) => () => ({ status, json: { status, code, title: 'No' } })
const asked = (method: string, path: string) =>
  server.calls.filter((call) => call.method === method && call.path === path)
const heading = (name: string) => page.getByRole('heading', { name })
const button = (name: string | RegExp) => page.getByRole('button', { name })
const focused = () => page.evaluate<string>('document.activeElement.textContent')

describe('the frame', () => {
  test('requests as staff, for the chosen entity, and keeps the choice', async () => {
    await show('/messages')
    await button(/U werkt voor.*Voorbeeldbelastingen/).click()
    await button('Gemeente Voorbeeldegem').click()
    await expect.poll(() => server.calls.at(-1)?.headers['uitpost-entity']).toBe('ent_town')
    expect(server.calls.every((call) => call.headers['uitpost-door'] === 'staff')).toBe(true)
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
    expect(server.calls.some((call) => call.path === '/v1/dead-letters')).toBe(false)
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

describe('the list of messages', () => {
  test('keeps its filters in the address bar, sends them to the API, and removes them one by one', async () => {
    await show('/messages')
    await button('Onbestelbaar').click()
    await page.waitForURL('**/messages?status=undeliverable')
    await page.getByLabel('Kanaal', { exact: true }).selectOption('print')
    await page.getByLabel('Sjabloon', { exact: true }).selectOption('aanslagbiljet')
    await page.getByLabel('Kenmerk', { exact: true }).fill('OV-2026-0081377')
    await page.getByRole('main').getByRole('button', { name: 'Zoek' }).click()
    await expect
      .poll(() => Object.fromEntries(asked('GET', '/v1/messages').at(-1)?.query ?? []))
      .toEqual({
        status: 'undeliverable',
        channel: 'print',
        template: 'aanslagbiljet',
        reference: 'OV-2026-0081377',
      })
    await button(/OV-2026-0081377\s*, filter wegnemen/).click()
    await expect.poll(() => new URL(page.url()).searchParams.get('reference')).toBe(null)
    await page.goBack()
    await button(/OV-2026-0081377\s*, filter wegnemen/).waitFor()
    await button('Wis de filters').click()
    await expect.poll(() => new URL(page.url()).search).toBe('')
  })
  test('of today starts at midnight', async () => {
    await show('/messages?period=today')
    await page.getByRole('link', { name: 'OV-2026-0081190' }).waitFor()
    const after = new Date(asked('GET', '/v1/messages').at(-1)?.query.get('createdAfter') ?? 0)
    expect(Date.now() - after.getTime()).toBeLessThan(25 * 3_600_000)
    expect(after.toLocaleTimeString('nl-BE', { timeZone: 'Europe/Brussels' })).toBe('00:00:00')
  })
  test('comes page by page', async () => {
    await show('/messages')
    await button('Toon meer').click()
    await page.getByRole('link', { name: 'OV-2026-0000005' }).waitFor()
    expect(await button('Toon meer').count()).toBe(0)
    expect(await page.getByText('5 getoond').count()).toBe(1)
  })
  test('that finds nothing names the searched text', async () => {
    await show('/messages?reference=OMV-2O26', { 'GET /v1/messages': () => ({ json: { items: [] } }) })
    await heading('Niets gevonden voor ‘OMV-2O26’').waitFor()
  })
  test('says so when a person’s name was removed by rule', async () => {
    await show('/messages?status=held')
    await page.getByText('naam verwijderd').waitFor()
  })
})

describe('one message', () => {
  test('shows where it is, why it went that way, and what comes', async () => {
    await show('/messages/msg_1')
    await heading('Aanslagbiljet voor Zeger Fictief').waitFor()
    await page.getByText('U kunt het nog tegenhouden tot').waitFor()
    const route = page.getByRole('region', { name: 'Gekozen weg, en waarom' })
    expect(await route.getByText('De ontvanger opende nog nooit een eBox.').count()).toBe(1)
    const timeline = page.getByRole('region', { name: 'Wat er gebeurde' })
    const first = () => timeline.getByRole('listitem').first().textContent()
    expect(await first()).toContain('Kanaal gekozen: op papier')
    expect(await timeline.getByText('De ontvanger is daar niet bekend.').count()).toBe(1)
    await button('Oudste eerst').click()
    expect(await first()).toContain('Aanvaard')
    expect(await page.getByText('534802•••••').count()).toBe(1)
  })
  test('shows the letter on paper and as text that runs no script', async () => {
    await show('/messages/msg_1')
    expect(await inkOf(page)).toBeGreaterThan(0)
    expect(await page.locator(drawnPage).getAttribute('aria-label')).toContain(message.reference)
    await button('Als tekst').click()
    await page.getByText('Beste meneer Fictief,').waitFor()
    expect(await page.title()).toBe('Aanslagbiljet voor Zeger Fictief – Uitpost')
    // The headings of the letter continue those of the panel around it.
    expect(
      await page.getByRole('heading', { level: 3, name: 'Aanslagbiljet onroerende voorheffing 2026' }).count(),
    ).toBe(1)
  })
  test('downloads what was sent under a name without personal data', async () => {
    await show('/messages/msg_1')
    const waiting = page.waitForEvent('download')
    await button('Download : Brief').or(button('Download: Brief')).click()
    expect((await waiting).suggestedFilename()).toBe('msg_1-letter.pdf')
    expect(asked('GET', '/v1/messages/msg_1/documents/doc_1').at(-1)?.headers['uitpost-entity']).toBe('ent_tax')
  })
  test('is held after a question, and can be released', async () => {
    const changed = (status: string) => () => ({ json: { ...message, status } })
    await show('/messages/msg_1', {
      'POST /v1/messages/msg_1/hold': changed('held'),
      'POST /v1/messages/msg_1/release': changed('processing'),
    })
    await button('Houd aan').click()
    const dialog = page.getByRole('alertdialog', { name: 'Dit bericht aanhouden?' })
    await dialog.getByText('€ 1,58', { exact: false }).waitFor()
    await dialog.getByLabel('Waarom?').fill('Wacht op dossier')
    await dialog.getByRole('button', { name: 'Houd 1 bericht aan' }).click()
    await page.getByText('Het bericht is aangehouden. Het vertrekt').waitFor()
    const [call] = asked('POST', '/v1/messages/msg_1/hold')
    expect(call?.body).toEqual({ reason: 'Wacht op dossier' })
    expect(call?.headers['x-csrf-token']).toBe('csrf-staff')
    await button('Maak ongedaan').click()
    await expect.poll(() => asked('POST', '/v1/messages/msg_1/release').length).toBe(1)
  })
  test('that is too late to cancel says so in the dialog, and nothing is lost', async () => {
    await show('/messages/msg_1', { 'POST /v1/messages/msg_1/cancel': problem(409, 'UP-3001') })
    await button('Annuleer').click()
    const dialog = page.getByRole('alertdialog')
    await dialog.getByRole('button', { name: 'Annuleer 1 bericht' }).click()
    await dialog.getByText('Te laat: het bericht is al overgedragen.').waitFor()
    expect(await dialog.getByText('req_7QX4M2').count()).toBe(1)
  })
  test('keeps the focus inside a dialog and returns it', async () => {
    await show('/messages/msg_1')
    await button('Annuleer').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('alertdialog').waitFor()
    for (let press = 0; press < 8; press++) {
      await page.keyboard.press('Tab')
      // Past the last field the browser's own window may have the focus, the page behind never.
      expect(await page.evaluate("document.activeElement.matches('body, dialog, dialog *')")).toBe(true)
    }
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('alertdialog').count()).toBe(0)
    expect(await focused()).toContain('Annuleer')
    await page.keyboard.press('Enter')
    await button('Nog niet').click()
    await expect.poll(focused).toContain('Annuleer')
    expect(asked('POST', '/v1/messages/msg_1/cancel')).toEqual([])
  })
  test('is sent again once, however often the button is pressed, and leads to the new one', async () => {
    let answer = problem(503, 'UP-1503') as () => { status: number; json: unknown }
    await show('/messages/msg_1', {
      'GET /v1/messages/msg_1': () => ({ json: { ...message, status: 'undeliverable', final: true } }),
      'POST /v1/messages/msg_1/resend': () => answer(),
      'GET /v1/messages/msg_new': () => ({ json: { ...message, id: 'msg_new', resendOf: 'msg_1' } }),
    })
    await button('Verstuur opnieuw').click()
    await page.getByRole('alertdialog').getByLabel('Kanaal').selectOption('print')
    await button('Verstuur 1 bericht').click()
    await page.getByText('Dit lukte niet. Er is niets veranderd.').waitFor()
    answer = () => ({ status: 202, json: { id: 'msg_new', status: 'accepted' } })
    await button('Verstuur 1 bericht').click()
    await page.getByRole('link', { name: 'Bekijk het eerste bericht' }).waitFor()
    const calls = asked('POST', '/v1/messages/msg_1/resend')
    expect(calls.map((call) => call.body)).toEqual([{ channels: ['print'] }, { channels: ['print'] }])
    expect(new Set(calls.map((call) => call.headers['idempotency-key'])).size).toBe(1)
  })
  test('is sent again to another address: only the changed values are sent', async () => {
    const address = { street: 'Kerkstraat', houseNumber: '12', postalCode: '9000', municipality: 'Gent', country: 'BE' }
    const recipient = { ...message.recipient, email: 'zeger@voorbeeld.example', address }
    await show('/messages/msg_1', {
      'GET /v1/messages/msg_1': () => ({
        json: { ...message, status: 'undeliverable', final: true, cancellable: false, recipient },
      }),
      'POST /v1/messages/msg_1/resend': () => ({ status: 202, json: { id: 'msg_new', status: 'accepted' } }),
      'GET /v1/messages/msg_new': () => ({ json: { ...message, id: 'msg_new', resendOf: 'msg_1' } }),
    })
    await button('Verstuur opnieuw').click()
    const dialog = page.getByRole('alertdialog')
    await dialog.getByText('De e-mail kwam terug').waitFor()
    await dialog.getByText('Op papier kost dit ongeveer € 1,58.').waitFor()
    await dialog.getByLabel('Straat').fill('Modellaan')
    await dialog.getByLabel('Huisnummer').fill('3')
    await dialog.getByRole('button', { name: 'Verstuur 1 bericht' }).click()
    await page.getByRole('link', { name: 'Bekijk het eerste bericht' }).waitFor()
    const { country: _, ...kept } = address
    expect(asked('POST', '/v1/messages/msg_1/resend')[0]?.body).toEqual({
      recipient: { address: { ...kept, street: 'Modellaan', houseNumber: '3' } },
    })
  })
  test('is sent to another person as a copy: faults are shown at their fields, and two equal requests send once', async () => {
    const sent = { ...message, status: 'delivered', final: true, template: { key: 'brief', version: 1 } }
    let answer = () =>
      ({
        status: 400,
        json: {
          code: 'UP-1001',
          issues: [
            { in: 'body', pointer: '/recipient/enterpriseNumber', code: 'UP-2102', detail: 'No' },
            { in: 'body', pointer: '/recipient/address/postalCode', code: 'UP-2104', detail: 'No' },
          ],
        },
      }) as { status: number; json: unknown }
    await show('/messages/msg_1', {
      'GET /v1/messages/msg_1': () => ({ json: sent }),
      'POST /v1/messages/msg_1/copies': () => answer(),
      'GET /v1/messages/msg_copy': () => ({ json: { ...sent, id: 'msg_copy', copyOf: 'msg_1' } }),
    })
    await button('Stuur een afschrift').click()
    const dialog = page.getByRole('alertdialog', { name: 'Een afschrift sturen?' })
    await dialog.getByLabel('Aan wie?').selectOption('enterprise')
    const fill = async (fields: Record<string, string>) => {
      for (const [label, value] of Object.entries(fields)) await dialog.getByLabel(label, { exact: true }).fill(value)
    }
    await fill({ Naam: 'Advocaten Raad', Ondernemingsnummer: '0206.731.640', Straat: 'Kerkstraat', Postcode: '90' })
    await dialog.getByRole('button', { name: 'Stuur 1 afschrift' }).click()
    await dialog.getByText('Een postcode heeft 4 cijfers').waitFor()
    await dialog.getByText('Dit ondernemingsnummer klopt niet').waitFor()
    await fill({ Ondernemingsnummer: '0206.731.645', Huisnummer: '1', Postcode: '9000', Gemeente: 'Gent' })
    answer = problem(503, 'UP-1503')
    await dialog.getByRole('button', { name: 'Stuur 1 afschrift' }).click()
    await dialog.getByText('Dit lukte niet. Er is niets veranderd.').waitFor()
    answer = () => ({ status: 202, json: { id: 'msg_copy', status: 'accepted' } })
    await dialog.getByRole('button', { name: 'Stuur 1 afschrift' }).click()
    await page.getByRole('link', { name: 'Bekijk het eerste bericht' }).waitFor()
    // A copy is not copied again.
    expect(await button('Stuur een afschrift').count()).toBe(0)
    const calls = asked('POST', '/v1/messages/msg_1/copies')
    const address = { street: 'Kerkstraat', houseNumber: '1', postalCode: '9000', municipality: 'Gent' }
    expect(calls.at(-1)?.body).toEqual({
      recipient: { type: 'enterprise', name: 'Advocaten Raad', enterpriseNumber: '0206731645', address },
    })
    const keys = calls.map((call) => call.headers['idempotency-key'])
    expect([keys.length, new Set(keys).size, keys[1] === keys[2]]).toEqual([3, 2, true])
  })
  test('offers no action to a person who may only read', async () => {
    const [tax] = staff.entities
    await show('/messages/msg_1', {
      'GET /v1/me': () => ({ json: { ...staff, entities: [{ ...tax, permissions: ['messages:read'] }] } }),
    })
    await heading('Wat er gebeurde').waitFor()
    expect(await button('Annuleer').count()).toBe(0)
    expect(await page.getByRole('link', { name: 'Naar het archiefstuk' }).count()).toBe(0)
  })
})

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
  test('shows who paused what, why and what waits, and which lines of a return file do not count', async () => {
    await show('/operation', { 'POST /v1/return-files/rtf_1/settle': () => ({ json: {} }) })
    await page.getByText('Yusuf Werkbank: ‘Onderhoud bij de eBox, wacht op antwoord’. 12 berichten wachten.').waitFor()
    await page.getByText('Regel 118: we kennen deze brief niet').waitFor()
    await page.getByText('Gemeente Voorbeeldegem · aanslagbiljet').waitFor()
    await button('Afgehandeld retour-1123-2.csv').click()
    await page.getByText('retour-1123-2.csv is afgehandeld.').waitFor()
    expect(asked('POST', '/v1/return-files/rtf_1/settle')).toHaveLength(1)
  })
  test('is closed only with a reason, which the sender reads', async () => {
    await show('/operation', { 'POST /v1/dead-letters/dle_1/close': () => ({ json: {} }) })
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
    await show('/operation', { 'POST /v1/dead-letters/dle_1/replay': () => ({ json: {} }) })
    await button('Opnieuw PR-2026-00921').click()
    await button('Probeer 1 bericht opnieuw').click()
    await page.getByText('We proberen het bericht opnieuw.').waitFor()
    expect(asked('POST', '/v1/dead-letters/dle_1/replay')).toHaveLength(1)
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
