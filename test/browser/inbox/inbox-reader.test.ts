import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Preferences } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { dayIn, inbox, inDays } from '../../support/screens/inbox-fixtures.ts'
import { expectFourLooks } from '../judge-page.ts'
import { useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('inbox', inbox)
const { show } = pages
let page: Page
beforeEach(() => {
  page = pages.page
})
const keeps = inbox['PUT /v1/inbox/preferences'] ?? (() => problem(404))
const problem = (status: number) => ({ status, json: { status, code: 'UP-1503', title: 'No' } })

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
    await page.getByRole('button', { name: /Bakkerij De Proefkruimel bv 3 ongelezen brieven/ }).click()
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
    await page.getByText('U krijgt geen e-mail bij een nieuwe brief.').waitFor()
    await page.getByLabel('Op papier').check()
    await page.getByText('1 brief is al bij de drukkerij en komt nog met de post.').waitFor()
    await page.getByText(/^1 daarvan komt met de post als u hem niet opent voor/).waitFor()
    await expectFourLooks(page, 'inbox-preferences-change')
    await page.getByLabel('Maak mijn brieven in grote letters').check()
    await page.getByRole('button', { name: 'Bewaar mijn voorkeuren' }).click()
    await page.getByText('Uw voorkeuren zijn bewaard.').waitFor()
    expect(pages.server.calls.find((call) => call.method === 'PUT')?.body).toMatchObject({
      channel: 'paper',
      largePrint: true,
    })
  })
  test('quiet times are checked and saved apart; the other choices stay', async () => {
    await show('/preferences')
    await page.getByLabel('Geen e-mails ’s nachts').check()
    await page.getByLabel('Ik ben even weg').check()
    await page.getByRole('button', { name: 'Bewaar mijn rust' }).click()
    await page.getByText('Kies twee dagen. De laatste dag komt niet voor de eerste.').waitFor()
    await page.getByLabel('Van', { exact: true }).fill(dayIn(5))
    await page.getByLabel('Tot en met').fill(dayIn(15))
    await page.getByLabel('Tot', { exact: true }).selectOption('7')
    await expectFourLooks(page, 'inbox-quiet-times')
    await page.getByRole('button', { name: 'Bewaar mijn rust' }).click()
    await page.getByText('Uw rust is bewaard.').waitFor()
    expect(pages.server.calls.findLast((call) => call.method === 'PUT')?.body).toMatchObject({
      channel: 'digital',
      quiet: {
        weekends: false,
        night: { from: 21, until: 7 },
        away: { from: dayIn(5), until: dayIn(15) },
      },
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
      json: {
        channel: 'digital',
        language: 'nl',
        largePrint: false,
        alerts: true,
        quiet: { weekends: false },
        underWay: { toPrinter: 0, unopened: 0, unopenedWithTerm: 0 },
        ...rest,
        alertAddress,
      },
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
