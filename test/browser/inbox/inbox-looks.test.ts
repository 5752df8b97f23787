import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { InboxItem } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import {
  closedLetter,
  dayIn,
  genuine,
  inbox,
  inDays,
  letter,
  items as letters,
} from '../../support/screens/inbox-fixtures.ts'
import { type FixtureServer, type Fixtures, openFixtureServer } from '../../support/screens/open-fixture-server.ts'
import { expectFourLooks } from '../judge-page.ts'
import { openBrowser, openContext, openWhole } from '../open-browser.ts'

let browser: Browser
let server: FixtureServer
/** One for all screens, none of which stores anything: its process keeps the compiled app and the compiled axe. */
let page: Page
beforeAll(async () => {
  server = await openFixtureServer()
  browser = await openBrowser()
  page = await (await openContext(browser, { width: 1280, theme: 'light' })).newPage()
})
afterAll(async () => {
  await browser?.close()
  await server?.[Symbol.asyncDispose]()
})

const failing = (status: number) => () => ({ status, json: { status, title: 'No' } })
const screens: Readonly<Record<string, { path: string; fixtures?: Fixtures }>> = {
  'sign-in': { path: '/', fixtures: { 'GET /v1/me': failing(401) } },
  list: { path: '/' },
  'list-empty': { path: '/', fixtures: { 'GET /v1/inbox/messages': () => ({ json: { items: [], unread: 0 } }) } },
  'list-failed': { path: '/', fixtures: { 'GET /v1/inbox/messages': failing(503) } },
  letter: { path: '/letters/inb_tax' },
  'letter-acknowledge': { path: '/letters/inb_decision' },
  'letter-hidden': { path: '/letters/inb_hidden' },
  'letter-refused': {
    path: '/letters/inb_decision',
    fixtures: {
      'GET /v1/inbox/messages/inb_decision': () => ({
        json: closedLetter('inb_decision', {
          closed: { needs: 'closed', kind: 'Beslissing' },
          service: { state: 'refused', lastDay: dayIn(12), decidedAt: inDays(-1) },
        }),
      }),
    },
  },
  'letter-missing': { path: '/letters/inb_other' },
  preferences: { path: '/preferences' },
  check: { path: '/check' },
  'check-genuine': {
    path: '/check#facts.signature',
    fixtures: { 'POST /v1/letter-checks': () => ({ json: genuine }) },
  },
  'check-unknown': {
    path: '/check#facts.signature',
    fixtures: { 'POST /v1/letter-checks': () => ({ json: { genuine: false } }) },
  },
}

test.each(Object.keys(screens))('%s is accessible and fits, wide and narrow, light and dark', async (name) => {
  const screen = screens[name]
  if (screen === undefined) throw new Error(name)
  server.serve({ ...inbox, ...screen.fixtures })
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  // An address that differs only after `#` would not load the app again.
  await page.goto('about:blank')
  await openWhole(page, `${server.url}/inbox${screen.path}`)
  await page
    .getByRole('heading', { level: 1 })
    .or(page.getByRole('heading', { level: 2 }))
    .first()
    .waitFor()
  await expectFourLooks(page, `inbox-${name}`)
})

test('a letter is searched, acknowledged and opened by keyboard, and the words are in no address', async () => {
  await using context = await openContext(browser, { width: 320, theme: 'light' })
  const page = await context.newPage()
  const path = '/v1/inbox/messages/inb_decision'
  let isOpen = false
  const seen: unknown[] = []
  server.serve({
    ...inbox,
    [`GET ${path}`]: () => ({
      json: isOpen
        ? {
            ...letter,
            id: 'inb_decision',
            service: { state: 'acknowledged', lastDay: dayIn(12), decidedAt: inDays(0) },
          }
        : closedLetter('inb_decision'),
    }),
    [`POST ${path}/acknowledge`]: () => {
      isOpen = true
      return { json: letters[0] }
    },
    'POST /v1/inbox/search': ({ body }) => {
      seen.push(body)
      return { json: { items: letters.filter(({ id }) => id === 'inb_decision') } }
    },
  })
  await page.goto(`${server.url}/inbox/`)
  await page.getByLabel('Zoek in uw brieven').focus()
  await page.keyboard.type('b')
  await page.keyboard.press('Enter')
  await page.getByText('Typ minstens 2 tekens.').waitFor()
  await page.keyboard.type('eslissing')
  await page.keyboard.press('Enter')
  await page.getByText('1 brief gevonden').waitFor()
  expect(seen).toEqual([{ q: 'beslissing' }])
  expect(page.url()).not.toContain('beslissing')
  await page.getByRole('link', { name: 'Beslissing' }).click()
  await page.getByRole('button', { name: 'Bevestig en open de brief' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Ontvangst bevestigd op', { exact: false }).waitFor()
  expect(await page.getByRole('link', { name: 'Download het ondertekende bestand' }).getAttribute('href')).toBe(
    `${path}/receipt`,
  )
  await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('H1')
  await page.getByRole('link', { name: 'Terug naar de gevonden brieven' }).click()
  await page.getByText('1 brief gevonden').waitFor()
  expect(await page.getByLabel('Zoek in uw brieven').inputValue()).toBe('beslissing')
  expect(await page.evaluate('JSON.stringify(history.state)')).not.toContain('beslissing')
})

test('an appointment shows its hour and place; done, it leaves the tasks by keyboard, stays in the letter, and comes back', async () => {
  await using context = await openContext(browser, { width: 1280, theme: 'light' })
  const page = await context.newPage()
  let doneAt: string | undefined
  const actions = (): InboxItem['actions'] => [
    {
      kind: 'come',
      text: 'Kom langs.',
      due: dayIn(20),
      time: '14:30',
      place: 'Stadhuis, Markt 1',
      ...(doneAt !== undefined && { doneAt }),
    },
  ]
  const path = '/v1/inbox/messages/inb_tax'
  server.serve({
    ...inbox,
    // Slow once the letter was opened: what the reader did shows in the list before the list is fetched again.
    'GET /v1/inbox/messages': () => ({
      json: { items: [{ ...letters[0], actions: actions() }], unread: 0 },
      delayMs: doneAt === undefined ? 0 : 2_000,
    }),
    [`GET ${path}`]: () => ({ json: { ...letter, actions: actions() } }),
    [`PUT ${path}/actions/1/done`]: () => {
      doneAt = inDays(0)
      return { json: { doneAt } }
    },
    [`DELETE ${path}/actions/1/done`]: () => {
      doneAt = undefined
      return { status: 204 }
    },
  })
  await page.goto(`${server.url}/inbox/`)
  const asks = page.getByRole('region', { name: '1 brief vraagt iets van u' })
  await asks.getByText(/om 14\.30\suur, Stadhuis, Markt 1/).waitFor()
  await asks.getByRole('link').click()
  await page.getByRole('button', { name: 'Gedaan: Kom langs' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText(/^\s*Gedaan op/).waitFor()
  expect(await page.getByText('De afzender ziet dit niet', { exact: false }).isVisible()).toBe(true)
  await expect.poll(() => page.evaluate('document.activeElement.ariaLabel')).toBe('Maak ongedaan: Kom langs')
  await page.getByRole('link', { name: 'Alle brieven' }).click()
  await page.getByLabel('Zoek in uw brieven').waitFor()
  expect(await asks.count()).toBe(0)
  await page.getByText(/^\s*Gedaan op/).waitFor()
  await page.getByRole('heading', { level: 3 }).getByRole('link').click()
  await page.getByRole('button', { name: 'Maak ongedaan: Kom langs' }).click()
  await page.getByRole('button', { name: 'Gedaan: Kom langs' }).waitFor()
  await page.getByRole('link', { name: 'Alle brieven' }).click()
  await asks.waitFor()
})
