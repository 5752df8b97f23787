import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import type { InboxItem, Preferences } from '../../admin-ui/src/ui/api/inbox-types.ts'
import { genuine, inbox, inDays, letter, items as letters } from '../support/screens/inbox-fixtures.ts'
import { tabTo } from './open-browser.ts'
import { useFixtures } from './use-fixtures.ts'

const pages = useFixtures('inbox', inbox)
const { show } = pages
let page: Page
beforeEach(() => {
  page = pages.page
})
const keeps = inbox['PUT /v1/inbox/preferences'] ?? (() => problem(404))
const problem = (status: number) => ({ status, json: { status, code: 'UP-1503', title: 'No' } })

describe('the list', () => {
  test('shows first the letters with an action, nearest deadline first, then the new ones', async () => {
    await show('/')
    const asks = page.getByRole('region', { name: '2 brieven vragen iets van u' })
    await asks.waitFor()
    const subjects = await asks.getByRole('link').allTextContents()
    expect(subjects).toEqual(['We hebben nog één document van u nodig', 'Aanslagbiljet onroerende voorheffing 2026'])
    expect(await page.getByText('2 nieuwe brieven').count()).toBe(1)
    expect(await asks.getByText('Betaal € 384,20', { exact: true }).isVisible()).toBe(true)
    expect(await page.getByText('U leest voor').isVisible()).toBe(true)
  })
  test('fetches more letters on demand, until the last page', async () => {
    await show('/')
    await page.getByRole('button', { name: 'Toon meer brieven' }).click()
    const first = page.getByRole('link', { name: 'Uw nieuwe identiteitskaart ligt klaar' })
    await first.waitFor()
    expect(await page.getByRole('button', { name: 'Toon meer brieven' }).count()).toBe(0)
    await expect
      .poll(() => page.evaluate('document.activeElement.textContent'))
      .toBe('Uw nieuwe identiteitskaart ligt klaar')
  })
  test('shows three tasks first, the others on demand, each by its own verb and language', async () => {
    const task = (n: number): InboxItem => ({
      ...letters[0],
      id: `inb_${n}`,
      subject: `Invitation ${n}`,
      language: 'fr',
      actions: [
        { kind: 'come', text: `Venez ${n}.`, due: inDays(20 + n).slice(0, 10) },
        { kind: 'reply', text: 'Appelez-nous.', due: inDays(2).slice(0, 10) },
      ],
    })
    await show('/', { 'GET /v1/inbox/messages': () => ({ json: { items: [1, 2, 3, 4, 5].map(task), unread: 0 } }) })
    const asks = page.getByRole('region', { name: '5 brieven vragen iets van u' })
    await asks.getByText('Venez 3').waitFor()
    expect(await asks.getByText('Venez 4').count()).toBe(0)
    expect(await asks.getByText('Appelez-nous').count()).toBe(0)
    expect(await asks.getByRole('link', { name: 'Invitation 1' }).getAttribute('lang')).toBe('fr')
    await asks.getByRole('button', { name: 'Toon alle 5' }).click()
    await asks.getByText('Venez 5').waitFor()
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Invitation 4')
  })
  test('marks a letter that went by post, and its page says so', async () => {
    const posted = { ...letters[0], byPost: true }
    await show('/', {
      'GET /v1/inbox/messages': () => ({ json: { items: [posted], unread: 0 } }),
      'GET /v1/inbox/messages/inb_tax': () => ({ json: { ...letter, byPost: true, html: undefined } }),
    })
    await page.getByText('Ook met de post verstuurd').waitFor()
    await page.getByRole('heading', { level: 3 }).getByRole('link').click()
    await page.getByText('Deze brief ging ook met de post').waitFor()
    expect(await page.getByText('De tekst van deze brief staat in de pdf.').isVisible()).toBe(true)
  })
  test.each([
    [2, /Op papier verstuurd, verwacht rond \d/, /U krijgt hem rond \d.* in de bus\./],
    [-9, /Ook met de post verstuurd/, /Hij werd rond \d.* in de bus verwacht\./],
  ])('says when a letter on paper is expected: %i days from now', async (days, inList, onPage) => {
    const posted = { byPost: true, expectedOn: inDays(days).slice(0, 10) }
    await show('/', {
      'GET /v1/inbox/messages': () => ({ json: { items: [{ ...letters[0], ...posted }], unread: 0 } }),
      'GET /v1/inbox/messages/inb_tax': () => ({ json: { ...letter, ...posted } }),
    })
    await page.getByText(inList).waitFor()
    await page.getByRole('heading', { level: 3 }).getByRole('link').click()
    await page.getByText(onPage).waitFor()
  })
  test('without letters says so and leads to the preferences', async () => {
    await show('/', { 'GET /v1/inbox/messages': () => ({ json: { items: [], unread: 0 } }) })
    await page.getByRole('heading', { name: 'U hebt nog geen brieven' }).waitFor()
    await page.getByRole('link', { name: 'Kijk uw voorkeuren na' }).click()
    await page.getByRole('heading', { level: 1, name: 'Hoe wilt u uw brieven krijgen?' }).waitFor()
  })
  test('that cannot be fetched gives the request id, and comes back on a second try', async () => {
    let broken = true
    await show('/', {
      'GET /v1/inbox/messages': (call) => (broken ? problem(503) : (inbox['GET /v1/inbox/messages']?.(call) ?? {})),
    })
    await page.getByRole('heading', { name: 'We konden uw brieven niet ophalen' }).waitFor()
    expect(await page.getByText('req_7QX4M2').isVisible()).toBe(true)
    broken = false
    await page.getByRole('button', { name: 'Probeer opnieuw' }).click()
    await page.getByRole('link', { name: 'Uw omgevingsvergunning is toegekend' }).waitFor()
  })
  test('without connection shows how old it is', async () => {
    await show('/')
    await page.getByRole('link', { name: 'Uw omgevingsvergunning is toegekend' }).waitFor()
    await pages.context.setOffline(true)
    await page.getByText('Geen verbinding').waitFor()
    expect(await page.getByText('U ziet de stand van').isVisible()).toBe(true)
  })
  test('shows only new letters when chosen, and keeps that in the address', async () => {
    await show('/')
    await page.getByRole('link', { name: 'Nieuw', exact: false }).first().click()
    await page.waitForURL('**/inbox/?show=new')
    await expect.poll(() => pages.server.calls.some((call) => call.query.get('unread') === 'true')).toBe(true)
  })
})

describe('a letter', () => {
  test('is opened from the list and its payment values can be copied', async () => {
    await show('/')
    await page
      .getByRole('heading', { level: 3 })
      .getByRole('link', { name: 'Aanslagbiljet onroerende voorheffing 2026' })
      .click()
    await page.getByRole('heading', { level: 1, name: 'Aanslagbiljet onroerende voorheffing 2026' }).waitFor()
    expect(await page.getByText('€ 384,20', { exact: true }).first().isVisible()).toBe(true)
    await page.getByRole('button', { name: 'Kopieer het rekeningnummer' }).click()
    await page.getByText('Gekopieerd').waitFor()
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('BE68539007547034')
    await page.getByRole('button', { name: 'Kopieer de mededeling' }).click()
    await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toBe('+++085/1927/54115+++')
    await page.getByRole('button', { name: 'Kopieer het bedrag' }).click()
    await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toBe('384,20')
    expect(await page.getByRole('img', { name: 'QR-code met de betaalgegevens' }).isVisible()).toBe(true)
  })
  test('is found, read and paid by keyboard alone, and the way back leads to the list', async () => {
    await show('/')
    await page.getByRole('region', { name: '2 brieven vragen iets van u' }).waitFor()
    await tabTo(page, 'Aanslagbiljet onroerende voorheffing 2026')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Aanslagbiljet onroerende voorheffing 2026' }).waitFor()
    await tabTo(page, /rekeningnummer/)
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toBe('BE68539007547034')
    await tabTo(page, 'Alle brieven', 'Shift+Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: '2 brieven vragen iets van u' }).waitFor()
  })
  test('puts a deadline in the calendar', async () => {
    await show('/letters/inb_tax')
    const saved = page.waitForEvent('download')
    await page.getByRole('link', { name: /Zet in mijn agenda: Betaal/ }).click()
    expect((await saved).suggestedFilename()).toBe('actions.ics')
    expect(pages.server.calls.at(-1)).toMatchObject({ path: '/v1/inbox/messages/inb_tax/actions.ics' })
    expect(pages.server.calls.at(-1)?.query.get('action')).toBe('1')
  })
  test('shows the text of the letter and no active content', async () => {
    await show('/letters/inb_tax')
    await page.getByRole('heading', { level: 2, name: 'Zo hebben we het bedrag berekend' }).waitFor()
    expect(await page.title()).toContain('Aanslagbiljet')
    expect(await page.locator('.in-paper :is(img, script, [onclick])').count()).toBe(0)
    // The only links in there are our own: the deadlines for a calendar.
    expect(await page.locator('.in-paper a[href]:not([href*="/actions.ics"])').count()).toBe(0)
    expect(await page.getByText('Niet volgen').isVisible()).toBe(true)
  })
  test('of another person looks like a letter that does not exist', async () => {
    await show('/letters/inb_other')
    await page.getByRole('heading', { name: 'U kunt deze brief nu niet lezen' }).waitFor()
    expect(await page.getByText('Misschien is de brief voor iemand anders', { exact: false }).isVisible()).toBe(true)
  })
  test('of another person for whom the reader may read offers to switch, and opening it reads nothing', async () => {
    await show('/letters/inb_bakery', {
      'HEAD /v1/inbox/messages/inb_bakery': ({ query }) => (query.get('as') === '0999999328' ? {} : problem(404)),
      'GET /v1/inbox/messages/inb_bakery': ({ query }) =>
        query.get('as') === '0999999328' ? { json: { ...letter, subject: 'Voor de bakkerij' } } : problem(404),
    })
    await page.getByText('Deze brief is voor Bakkerij De Proefkruimel bv.').waitFor()
    expect(pages.server.calls.filter((call) => call.method === 'GET' && call.query.has('as'))).toEqual([])
    await page.getByRole('button', { name: 'Lees voor Bakkerij De Proefkruimel bv' }).click()
    await page.getByRole('heading', { level: 1, name: 'Voor de bakkerij' }).waitFor()
  })
})

describe('the reader', () => {
  test('signs in where there is no session', async () => {
    await show('/', { 'GET /v1/me': () => problem(401) })
    const link = page.getByRole('link', { name: 'Meld u aan' })
    expect(await link.getAttribute('href')).toBe('/auth/citizen/login?returnTo=/inbox/')
    expect(await page.getByText('U leest voor').count()).toBe(0)
  })
  test('comes back to the sign-in when the session has ended', async () => {
    await show('/', { 'GET /v1/inbox/messages': () => problem(401) })
    await page.getByRole('heading', { level: 1, name: 'Uw aanmelding is afgelopen' }).waitFor()
    expect(await page.getByText('U komt terug op deze bladzijde', { exact: false }).isVisible()).toBe(true)
  })
  test('signs out with the token of the session', async () => {
    await show('/')
    await page.getByRole('button', { name: 'Afmelden' }).first().click()
    await page.getByRole('link', { name: 'Meld u aan' }).waitFor()
    const call = pages.server.calls.find((each) => each.path === '/auth/logout')
    expect(call?.headers['x-csrf-token']).toBe('csrf-citizen')
  })
  test('sees each fact of a letter once: what the page shows by itself is not repeated from the text', async () => {
    await show('/letters/inb_tax')
    await page.getByText('Beste mevrouw Voorbeeld,').waitFor()
    expect(await page.getByRole('heading', { name: 'Wat moet u doen?' }).count()).toBe(1)
    expect(await page.getByRole('heading', { name: 'Zo betaalt u' }).count()).toBe(0)
    expect(await page.getByText('23 november 2026').count()).toBe(1)
  })
  test('reads for another person, and every call says for whom', async () => {
    await show('/')
    await page.getByRole('button', { name: /U leest voor/ }).click()
    await page.getByRole('button', { name: /Bakkerij De Proefkruimel/ }).click()
    await page.getByRole('heading', { level: 1, name: 'Brieven voor Bakkerij De Proefkruimel bv' }).waitFor()
    await expect
      .poll(() => pages.server.calls.filter((call) => call.query.get('as') === '0999999328').length)
      .toBeGreaterThan(1)
  })
  test('is informed when a mandate has ended, and goes back to their own letters', async () => {
    const isOver = () => pages.server.calls.some(({ query }) => query.has('as'))
    await show('/', {
      'GET /v1/me': (call) => {
        const answer = inbox['GET /v1/me']?.(call) ?? {}
        return isOver() && 'json' in answer ? { json: { ...(answer.json as object), mandates: [] } } : answer
      },
      'GET /v1/inbox/messages': (call) =>
        call.query.has('as')
          ? { status: 403, json: { status: 403, code: 'UP-3085', title: 'No' } }
          : (inbox['GET /v1/inbox/messages']?.(call) ?? {}),
    })
    await page.getByRole('button', { name: /U leest voor/ }).click()
    await page.getByRole('button', { name: /Georges Proefmans/ }).click()
    await page.getByRole('heading', { name: 'Uw volmacht is afgelopen' }).waitFor()
    await page.getByRole('button', { name: 'Lees uw eigen brieven' }).click()
    await page.getByRole('heading', { level: 1, name: 'Mijn brieven' }).waitFor()
  })
})

describe('preferences', () => {
  test('are saved as chosen', async () => {
    await show('/preferences')
    await page.getByLabel('Op papier').check()
    await page.getByLabel('Maak mijn brieven in grote letters').check()
    await page.getByRole('button', { name: 'Bewaar mijn voorkeuren' }).click()
    await page.getByText('Uw voorkeuren zijn bewaard.').waitFor()
    expect(pages.server.calls.find((call) => call.method === 'PUT')?.body).toMatchObject({
      channel: 'paper',
      largePrint: true,
    })
  })
  test('are still there after a session that ended while they were chosen', async () => {
    let ended = true
    await show('/preferences', {
      'PUT /v1/inbox/preferences': (call) => (ended ? problem(401) : keeps(call)),
    })
    await page.getByLabel('Op papier').check()
    await page.getByRole('button', { name: 'Bewaar mijn voorkeuren' }).click()
    await page.getByRole('heading', { level: 1, name: 'Uw aanmelding is afgelopen' }).waitFor()
    ended = false
    await page.reload()
    await page.getByLabel('Op papier').waitFor()
    expect(await page.getByLabel('Op papier').isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Bewaar mijn voorkeuren' }).click()
    await page.getByText('Uw voorkeuren zijn bewaard.').waitFor()
    await page.reload()
    await page.getByLabel('Digitaal').waitFor()
    expect(await page.getByLabel('Digitaal').isChecked()).toBe(true)
  })
  test('take an address for mails about new letters once its code is entered, and say when one fails', async () => {
    const kept = (alertAddress: Preferences['alertAddress'], rest: Partial<Preferences> = {}) => ({
      json: { channel: 'digital', language: 'nl', largePrint: false, alerts: true, ...rest, alertAddress },
    })
    const email = 'jan@voorbeeld.example'
    const waiting = { email, expiresAt: inDays(0.02) }
    const confirmed = { status: 'confirmed', confirmedAt: inDays(0), confirmBefore: inDays(365) } as const
    const wrong = { status: 400, json: { status: 400, code: 'UP-2107', title: 'No', attemptsLeft: 4 } }
    await show('/preferences', {
      'PUT /v1/inbox/alert-address': () => kept({ status: 'none', waiting }, { alerts: false }),
      'POST /v1/inbox/alert-address/confirm': ({ body }) =>
        (body as { code: string }).code === '123 456' ? kept(confirmed, { email }) : wrong,
    })
    await page.getByLabel('Uw e-mailadres').fill('jan')
    await page.getByRole('button', { name: 'Stuur mij een code' }).click()
    await page.getByText('Vul een volledig e-mailadres in').waitFor()
    await page.getByLabel('Uw e-mailadres').fill(email)
    await page.getByRole('button', { name: 'Stuur mij een code' }).click()
    const code = page.getByLabel('Code uit de e-mail')
    await code.fill('000000')
    await page.getByRole('button', { name: 'Bevestig mijn adres' }).click()
    await page.getByText('Deze code klopt niet.').waitFor()
    await code.fill('123 456')
    await page.getByRole('button', { name: 'Bevestig mijn adres' }).click()
    await page.getByText(`Uw e-mailadres is ${email}.`).waitFor()
    expect(await page.getByLabel('Stuur mij een e-mail bij elke nieuwe brief').isChecked()).toBe(true)
    await show('/', { 'GET /v1/inbox/preferences': () => kept({ ...confirmed, status: 'failed' }, { email }) })
    await page.getByText(`E-mails naar ${email} komen terug.`).waitFor()
  })
  test('of a person whose letters one only reads cannot be chosen', async () => {
    await show('/preferences')
    await page.getByRole('button', { name: /U leest voor/ }).click()
    await page.getByRole('button', { name: /Georges Proefmans/ }).click()
    await page.getByText('U kunt niet kiezen hoe Georges Proefmans brieven krijgt').waitFor()
    expect(await page.getByRole('button', { name: 'Bewaar mijn voorkeuren' }).count()).toBe(0)
  })
})

test('the language of the screens changes at once and is remembered', async () => {
  await show('/')
  await page.getByRole('button', { name: /andere taal kiezen/ }).click()
  await page.getByRole('button', { name: 'Français' }).click()
  await page.getByRole('heading', { level: 1, name: 'Mes lettres' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Mes lettres' }).waitFor()
  expect(await page.evaluate('document.documentElement.lang')).toBe('fr')
})

test('without script the page says what to do, in four languages', async () => {
  await using plain = await pages.browser.newContext({ javaScriptEnabled: false })
  const blank = await plain.newPage()
  pages.server.serve(inbox)
  await blank.goto(`${pages.server.url}/inbox/`)
  for (const language of ['nl', 'fr', 'de', 'en'])
    expect(await blank.locator(`.up-noscript p[lang=${language}]`).isVisible()).toBe(true)
})

describe('is this letter real', () => {
  test('a typed code is answered without signing in', async () => {
    await show('/check', { 'GET /v1/me': () => problem(401), 'POST /v1/letter-checks': () => ({ json: genuine }) })
    await page.getByRole('button', { name: 'Kijk na' }).click()
    await page.getByText('Vul de controlecode van uw brief in.').waitFor()
    expect(pages.server.calls.some((call) => call.method === 'POST')).toBe(false)
    await page.getByLabel('Controlecode').fill('k7q4m 2xrtp')
    await page.getByRole('button', { name: 'Kijk na' }).click()
    await page.getByRole('heading', { name: 'Ja, deze brief is echt' }).waitFor()
    expect(await page.getByText('Agentschap Voorbeeldbelastingen').isVisible()).toBe(true)
    expect(pages.server.calls.find((call) => call.method === 'POST')?.body).toEqual({ code: 'k7q4m 2xrtp' })
  })
  test('a scanned code is answered at once and leaves the address', async () => {
    await show('/check#facts.signature', { 'POST /v1/letter-checks': () => ({ json: { genuine: false } }) })
    await page.getByRole('heading', { name: 'We kennen deze code niet' }).waitFor()
    expect(pages.server.calls.filter((call) => call.method === 'POST').map((call) => call.body)).toEqual([
      { qr: 'facts.signature' },
    ])
    expect(new URL(page.url()).hash).toBe('')
  })
  test('too many checks give a page that says to wait', async () => {
    await show('/check', { 'POST /v1/letter-checks': () => problem(429) })
    await page.getByLabel('Controlecode').fill('k7q4m 2xrtp')
    await page.getByRole('button', { name: 'Kijk na' }).click()
    await page.getByText('Wacht een minuut', { exact: false }).waitFor()
  })
})

test('the footer links to the pages that the installation has, and to no other', async () => {
  await show('/')
  const footer = page.getByRole('contentinfo')
  await footer.getByRole('link', { name: 'Privacy' }).waitFor()
  expect(await footer.getByRole('link').allTextContents()).toEqual(['Is deze brief echt?', 'Hulp', 'Privacy'])
})
