import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { openTestHub } from '../../support/hub/open-test-hub.ts'
import { expectAccessible } from '../judge-page.ts'
import { openBrowser, openContext, watchLoading } from '../open-browser.ts'

/** Each role alone on a whole hub: a real start page, and no screen of its menu that the API refuses. */
vi.setConfig({ testTimeout: 240_000 })
const hub = await openTestHub()
/** One person of the trial for each role. */
const people = {
  officer: 'els',
  reviewer: 'pieter',
  sender: 'nadia',
  archivist: 'amina',
  'data-protection-officer': 'ria',
  'entity-admin': 'tom',
} as const
type Role = keyof typeof people
const personOf = (username: string) => {
  const found = hub.trial.staff.find((each) => each.username === username)
  if (found === undefined) throw new Error(`The trial has no ${username}`)
  return found
}

let browser: Browser
let context: BrowserContext
let page: Page
let loaded: () => Promise<void>
/** Calls that the API refused since the page was opened. */
let refused: string[]
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => browser?.close())
beforeEach(async () => {
  context = await openContext(browser, { width: 1280, theme: 'light' })
  page = await context.newPage()
  loaded = watchLoading(page)
  refused = []
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (pathname.startsWith('/v1/') && [401, 403].includes(response.status()))
      refused.push(`${response.status()} ${response.request().method()} ${pathname}`)
  })
})
afterEach(async () => context.close())

async function signIn({ username, password }: { readonly username: string; readonly password: string }): Promise<void> {
  await page.goto(`${hub.url}/admin/`)
  await page.getByRole('link', { name: 'Meld u aan' }).click()
  await page.locator('[name=username]').fill(username)
  await page.locator('[name=password]').fill(password)
  await page.locator('[type=submit]').click()
  await page.waitForURL(`${hub.url}/admin/*`)
  await page.getByRole('navigation', { name: 'Hoofdmenu' }).waitFor()
  // Before the sign-in, the API answers that there is no session.
  refused = []
}

/** Removes all roles but one of a person of the trial; before they sign in, since the hub caches roles for half a minute. */
async function giveRole(username: string, role: Role): Promise<void> {
  const { name } = personOf(username)
  for (const { apiKeys } of hub.trial.entities) {
    const headers = { authorization: `Bearer ${apiKeys.live}`, 'content-type': 'application/json' }
    const { items } = (await (await fetch(`${hub.url}/v1/members?limit=100`, { headers })).json()) as {
      readonly items: readonly { readonly id: string; readonly name: string }[]
    }
    const member = items.find((each) => each.name === name)
    if (member === undefined) continue
    const body = JSON.stringify({ roles: [role] })
    const answer = await fetch(`${hub.url}/v1/members/${member.id}`, { method: 'PUT', headers, body })
    expect(answer.status, await answer.text()).toBe(200)
    return
  }
  throw new Error(`${name} works for no entity`)
}

/** Opens every place of the menu, and the pages to which it leads. */
async function visitAll(): Promise<string[]> {
  const menu = page.getByRole('navigation', { name: 'Hoofdmenu' })
  const places = await menu.getByRole('link').allInnerTexts()
  for (const place of places) {
    await menu.getByRole('link', { name: place.trim(), exact: true }).click()
    await page.locator('main h1').waitFor()
    await loaded()
    expect(await page.getByText('U hebt hier geen toegang').count(), place).toBe(0)
    const first = page.locator('main table a').first()
    if ((await first.count()) === 0) continue
    await first.click()
    await page.locator('main h1').waitFor()
    await loaded()
    await page.goBack()
  }
  return places.map((each) => each.trim())
}

async function expectTrueStart(): Promise<void> {
  await page.goto(`${hub.url}/admin/`)
  await page.getByText(/^(Voor u|Niets vraagt uw aandacht)$/).waitFor()
  expect(await page.getByText('We konden').count()).toBe(0)
  expect(await page.getByText('We weten niet zeker').count()).toBe(0)
  await expectAccessible(page)
}

const ofPaper = [
  'Printcontracten',
  'Soorten brieven',
  'Teruggekomen post',
  'Uitgesloten adressen',
  'Scans zonder brief',
] as const

test.each<readonly [Role, readonly string[]]>([
  [
    'officer',
    ['Start', 'Sjablonen', 'Huisstijlen', 'Versturen', 'Berichten', 'Opvolging', ...ofPaper, 'Valse brieven'],
  ],
  ['reviewer', ['Start', 'Sjablonen', 'Huisstijlen', 'Versturen', 'Berichten', 'Opvolging', ...ofPaper]],
  [
    'sender',
    [
      'Start',
      'Sjablonen',
      'Huisstijlen',
      'Versturen',
      'Eigen pdf',
      'Berichten',
      'Opvolging',
      ofPaper[0],
      ofPaper[1],
      'Gastenlijst',
      ofPaper[2],
      ofPaper[3],
      ofPaper[4],
      'Cijfers',
    ],
  ],
  ['archivist', ['Start', 'Berichten', 'Opvolging', ...ofPaper, 'Archief', 'Bewaren en vernietigen', 'Inzage']],
  ['data-protection-officer', ['Start', 'Inzage', 'Auditlog']],
  [
    'entity-admin',
    [
      'Start',
      'Sjablonen',
      'Huisstijlen',
      'Versturen',
      'Berichten',
      'Opvolging',
      'Printruns',
      ofPaper[0],
      ofPaper[1],
      'Gastenlijst',
      'Grenzen van sleutels',
      'Koppelingen',
      'eBox',
      'Elektronisch zegel',
      ofPaper[2],
      ofPaper[3],
      ofPaper[4],
      'Valse brieven',
      'Cijfers',
    ],
  ],
])('a person who is %s and nothing else', async (role, menu) => {
  await giveRole(people[role], role)
  await signIn(personOf(people[role]))
  await expectTrueStart()
  expect(await visitAll()).toEqual(menu)
  expect(refused).toEqual([])
})

test('an operator of the hub, alone', async () => {
  await signIn(personOf('omar'))
  await expectTrueStart()
  expect(await visitAll()).toEqual([
    'Start',
    'Opvolging',
    'Printruns',
    'Uitgesloten adressen',
    'Scans zonder brief',
    'Valse brieven',
    'Inzage',
    'Cijfers',
    'Werking',
    'Meldingen zonder bericht',
    'Grenzen van entiteiten',
    'Afzenderdomeinen',
  ])
  expect(refused).toEqual([])
})

test('one call without an answer does not affect the others', async () => {
  await signIn(personOf('omar'))
  await page.route('**/v1/print-runs*', (route) => route.fulfill({ status: 500, body: '{}' }))
  await page.goto(`${hub.url}/admin/`)
  await page.getByText('We weten niet zeker of dit alles is').waitFor()
  expect(await page.getByText('Niets vraagt uw aandacht').count()).toBe(0)
})
