import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { expectAccessible } from './judge-page.ts'
import { inkOf, openBrowser, openContext } from './open-browser.ts'
import { takePicture } from './take-picture.ts'
import { useSharedHub } from './use-hub.ts'

/** The screens on a whole hub: real sign-in, real letters, real archive. Two apps and two sign-ins take their time. */
vi.setConfig({ testTimeout: 240_000 })
const hub = await useSharedHub()

let browser: Browser
let context: BrowserContext
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => browser?.close())
beforeEach(async () => {
  context = await openContext(browser, { width: 1280, theme: 'light' })
  page = await context.newPage()
})
afterEach(async () => context.close())

async function signIn(app: string, person: { readonly username: string; readonly password: string }): Promise<void> {
  await page.goto(`${hub.url}${app}`)
  await page.getByRole('link', { name: 'Meld u aan' }).click()
  await page.locator('[name=username]').fill(person.username)
  await page.locator('[name=password]').fill(person.password)
  await page.locator('[type=submit]').click()
  await page.waitForURL(`${hub.url}${app.split('?')[0]}*`)
}

const citizen = hub.trial.citizens[0]
const staff = hub.trial.staff.find(({ roles }) => roles.includes('sender') && roles.includes('archivist'))
if (citizen === undefined || staff === undefined) throw new Error('The trial has no such people')

interface Posted {
  readonly id: string
  readonly status: string
  readonly deliveries: readonly { readonly providerReference?: string }[]
  readonly record?: { readonly id: string }
}
const get = async (id: string) => (await (await hub.ask(`/v1/messages/${id}`)).json()) as Posted

/** A letter to the citizen in the inbox, as a sender's system posts it. */
async function postLetter(reference: string): Promise<string> {
  const [key = ''] = hub.trial.templates
  const template = (await (await hub.ask(`/v1/templates/${key}`)).json()) as {
    readonly samples: readonly { readonly data: object }[]
  }
  const answer = await hub.ask('/v1/messages', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'Idempotency-Key': reference },
    body: JSON.stringify({
      template: { key },
      recipient: { type: 'citizen', insz: citizen?.insz, name: citizen?.name },
      data: template.samples[0]?.data,
      reference,
      channels: ['inbox'],
    }),
  })
  expect(answer.status, await answer.clone().text()).toBe(202)
  return ((await answer.json()) as Posted).id
}

test('a letter goes from the sender to the citizen, who reads it, and staff see all of it', async () => {
  const reference = 'BROWSER-2026-0001'
  const id = await postLetter(reference)
  const { deliveries } = await hub.until(
    () => get(id),
    (message) => message.status === 'delivered',
  )

  await signIn('/inbox/', citizen)
  await takePicture(page, 'real-inbox')
  // By its own address: the hub has work of its own, and other tests send letters too.
  await page.locator(`.in-letter a[href$="/letters/${deliveries[0]?.providerReference}"]`).click()
  await page.getByRole('article').waitFor()
  await takePicture(page, 'real-letter')
  await expectAccessible(page)
  await hub.until(
    () => get(id),
    (message) => message.status === 'read',
  )

  // The same browser, now also at the staff portal: the two sessions do not mix.
  await signIn('/admin/messages', staff)
  await page.getByRole('link', { name: reference }).click()
  await page.getByRole('region', { name: 'Gekozen weg, en waarom' }).waitFor()
  await page.getByText('De ontvanger heeft het bericht gelezen.').waitFor()
  expect(await inkOf(page)).toBeGreaterThan(1_000)
  await takePicture(page, 'real-message')
  await page.getByRole('button', { name: 'Als tekst' }).click()
  await page.locator('.st-lettertext').waitFor()
  await expectAccessible(page)
  await page.goto(`${hub.url}/inbox/`)
  await page.getByText(citizen.name, { exact: false }).first().waitFor()
})

test('an archived record is found by a word and is proven in the browser', async () => {
  const reference = 'BROWSER-2026-0002'
  const id = await postLetter(reference)
  const { record } = await hub.until(
    () => get(id),
    (message) => message.status === 'delivered' && message.record !== undefined,
  )
  await signIn('/admin/archive', staff)
  await page.getByLabel('Waarom zoekt u?').fill('Proef van de schermen')
  await page.getByRole('button', { name: 'Ga verder' }).click()
  await page.getByLabel('Kenmerk', { exact: true }).fill(reference)
  await page.getByRole('main').getByRole('button', { name: 'Zoek' }).click()
  await page.locator(`a[href$="${record?.id}"]`).click()
  // The sequencer includes a record within seconds; until then the screen says so.
  await hub.until(
    async () => {
      await page.getByRole('button', { name: 'Controleer nu' }).click()
      const verdict = page.getByRole('heading', { name: /Ongewijzigd|Wordt vastgelegd|gewijzigd|klopt niet|niet na/ })
      return (await verdict.textContent()) ?? ''
    },
    (verdict) => !verdict.startsWith('Wordt'),
  )
  await page.getByRole('heading', { name: 'Ongewijzigd sinds' }).waitFor()
  await takePicture(page, 'real-record')
  await expectAccessible(page)
})

test('the operator sees the channels, and a person without that role gets one notice', async () => {
  const operator = hub.trial.staff.find(({ roles }) => roles.includes('hub-operator'))
  await signIn('/admin/operation', staff)
  await page.getByRole('heading', { name: 'U hebt hier geen toegang' }).waitFor()
  expect(await page.getByRole('heading', { name: 'U hebt hier geen toegang' }).count()).toBe(1)
  await expectAccessible(page)
  if (operator === undefined) throw new Error('The trial has no operator')
  await context.clearCookies()
  await signIn('/admin/operation', operator)
  await page.getByRole('heading', { name: 'Werking van de hub' }).waitFor()
  await page.getByRole('heading', { name: 'Kanalen' }).waitFor()
  await takePicture(page, 'real-operation')
  await expectAccessible(page)
})

test('the reference of the API and the page of a problem open under their policy without a fault', async () => {
  const faults: string[] = []
  page.on('console', (line) => line.type() === 'error' && faults.push(line.text()))
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('requestfailed', (request) => faults.push(`${request.url()}: ${request.failure()?.errorText}`))
  await page.goto(`${hub.url}/docs`)
  // The viewer draws every operation before it shows anything.
  await page.locator('.opblock').first().waitFor({ timeout: 120_000 })
  expect(faults).toEqual([])
  await page.goto(`${hub.url}/docs/problems/UP-2101`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await takePicture(page, 'real-problem')
  await expectAccessible(page)
  expect(faults).toEqual([])
})

test('signing out also ends the session at the identity provider, and the ID token is in no address', async () => {
  const visited: string[] = []
  const faults: string[] = []
  page.on('request', (request) => visited.push(request.url()))
  page.on('console', (line) => /policy|refused to/i.test(line.text()) && faults.push(line.text()))
  await signIn('/admin/', staff)
  await page.getByRole('button', { name: staff.name }).click()
  await page.getByRole('button', { name: 'Afmelden' }).click()
  await page.getByRole('button', { name: 'Meld me af' }).click()
  await page.getByRole('heading', { name: 'Meld u aan bij Uitpost' }).waitFor()
  await page.waitForURL(`${hub.url}/admin/*`)
  await page.getByRole('link', { name: 'Meld u aan' }).click()
  // With a session left at the provider, the person would be signed in again without a password.
  await page.locator('[name=password]').waitFor()
  expect(visited.filter((url) => url.includes('id_token_hint'))).toEqual([])
  expect(faults).toEqual([])
})
