import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import type { InboxItem } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { dayIn, genuine, inbox, inDays, letter, items as letters } from '../../support/screens/inbox-fixtures.ts'
import { expectFourLooks } from '../judge-page.ts'
import { tabTo } from '../open-browser.ts'
import { useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('inbox', inbox)
const { show } = pages
let page: Page
beforeEach(() => {
  page = pages.page
})
const problem = (status: number) => ({ status, json: { status, code: 'UP-1503', title: 'No' } })

describe('the list', () => {
  test('shows first the letters with an action, nearest deadline first, then the new ones', async () => {
    await show('/')
    const asks = page.getByRole('region', { name: '3 brieven vragen iets van u' })
    await asks.waitFor()
    const subjects = await asks.getByRole('link').allTextContents()
    expect(subjects).toEqual([
      'We hebben nog één document van u nodig',
      'Beslissing',
      'Aanslagbiljet onroerende voorheffing 2026',
    ])
    expect(await asks.getByText('Bevestig dat u de brief krijgt').isVisible()).toBe(true)
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
        { kind: 'come', text: `Venez ${n}.`, due: dayIn(20 + n) },
        { kind: 'reply', text: 'Appelez-nous.', due: dayIn(2) },
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
    const posted = { byPost: true, expectedOn: dayIn(days) }
    await show('/', {
      'GET /v1/inbox/messages': () => ({ json: { items: [{ ...letters[0], ...posted }], unread: 0 } }),
      'GET /v1/inbox/messages/inb_tax': () => ({ json: { ...letter, ...posted } }),
    })
    await page.getByText(inList).waitFor()
    await page.getByRole('heading', { level: 3 }).getByRole('link').click()
    await page.getByText(onPage).waitFor()
  })
  test('says what the status on paper does not mean, of a registered letter and of one that came back', async () => {
    const say = (nl: string) => ({ nl, fr: nl, de: nl, en: nl })
    const sent = { name: say('Onderweg'), doesNotMean: say('Dit zegt niet dat de brief bij u aangekomen is.') }
    await show('/letters/inb_tax', {
      'GET /v1/inbox/messages/inb_tax': () => ({
        json: { ...letter, byPost: true, registered: true, postStatus: sent },
      }),
    })
    await page.getByText('Deze brief ging ook aangetekend met de post').waitFor()
    await page.getByText('Status op papier: Onderweg. Dit zegt niet dat de brief bij u aangekomen is.').waitFor()
    await expectFourLooks(page, 'inbox-letter-registered')
    const back = { name: say('Onbestelbaar'), doesNotMean: say('Dit zegt niet dat u iets verkeerd deed.') }
    await show('/letters/inb_tax', {
      'GET /v1/inbox/messages/inb_tax': () => ({ json: { ...letter, byPost: true, cameBack: true, postStatus: back } }),
    })
    await page.getByText('Deze brief ging met de post en kwam terug').waitFor()
    await page.getByText('Status op papier: Onbestelbaar. Dit zegt niet dat u iets verkeerd deed.').waitFor()
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
  test('says that its payment date has passed, here and in the list, until the reader marks it as paid', async () => {
    let doneAt: string | undefined
    const due = dayIn(-3)
    const actions = (): InboxItem['actions'] => [
      { kind: 'pay', text: 'Betaal € 384,20.', due, ...(doneAt !== undefined && { doneAt }) },
    ]
    const path = '/v1/inbox/messages/inb_tax'
    await show('/', {
      'GET /v1/inbox/messages': () => ({ json: { items: [{ ...letters[0], actions: actions() }], unread: 0 } }),
      [`GET ${path}`]: () => ({
        json: { ...letter, payment: { ...letter.payment, dueDate: due }, actions: actions(), isCopy: true },
      }),
      [`PUT ${path}/actions/1/done`]: () => {
        doneAt = inDays(0)
        return { json: { doneAt } }
      },
    })
    const asks = page.getByRole('region', { name: '1 brief vraagt iets van u' })
    await asks.getByText('De datum is voorbij').waitFor()
    await asks.getByRole('link').click()
    await page.getByText('De betaaldatum is voorbij.', { exact: false }).waitFor()
    expect(await page.getByText('Betaal niet twee keer.', { exact: false }).isVisible()).toBe(true)
    await page.getByRole('button', { name: 'Kopieer de begunstigde' }).click()
    await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toBe(letter.payment?.beneficiary)
    await page.getByRole('button', { name: 'Gedaan: Betaal € 384,20', exact: true }).click()
    await page.getByRole('heading', { name: /^U duidde op .* aan dat dit betaald is$/ }).waitFor()
    expect(await page.getByText('De betaaldatum is voorbij.', { exact: false }).count()).toBe(0)
    await page.getByRole('link', { name: 'Alle brieven' }).click()
    await page.getByRole('heading', { level: 1, name: 'Mijn brieven' }).waitFor()
    await expect.poll(() => asks.count()).toBe(0)
  })
  test('is found, read and paid by keyboard alone, and the way back leads to the list', async () => {
    await show('/')
    await page.getByRole('region', { name: '3 brieven vragen iets van u' }).waitFor()
    await tabTo(page, 'Aanslagbiljet onroerende voorheffing 2026')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Aanslagbiljet onroerende voorheffing 2026' }).waitFor()
    await tabTo(page, /rekeningnummer/)
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toBe('BE68539007547034')
    await tabTo(page, 'Alle brieven', 'Shift+Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: '3 brieven vragen iets van u' }).waitFor()
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
