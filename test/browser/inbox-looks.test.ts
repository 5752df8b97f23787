import { mkdir } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { genuine, inbox } from '../support/inbox-fixtures.ts'
import { type FixtureServer, type Fixtures, openFixtureServer } from '../support/open-fixture-server.ts'
import { expectFourLooks, openBrowser, openContext } from './open-browser.ts'

let browser: Browser
let server: FixtureServer
beforeAll(async () => {
  await mkdir('.cache/screens', { recursive: true })
  server = await openFixtureServer()
  browser = await openBrowser()
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
  await using context = await openContext(browser, { width: 1280, theme: 'light' })
  const page = await context.newPage()
  await page.goto(`${server.url}/inbox${screen.path}`, { waitUntil: 'networkidle' })
  await page
    .getByRole('heading', { level: 1 })
    .or(page.getByRole('heading', { level: 2 }))
    .first()
    .waitFor()
  await expectFourLooks(page, `inbox-${name}`)
})
