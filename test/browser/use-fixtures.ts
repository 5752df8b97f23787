import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import {
  type Answer,
  type Call,
  type FixtureServer,
  type Fixtures,
  openFixtureServer,
} from '../support/screens/open-fixture-server.ts'
import { openBrowser, openContext } from './open-browser.ts'

/** One page of an app for each test, without what an earlier test stored, with fixtures in place of the hub. */
export interface FixturePages {
  readonly browser: Browser
  readonly page: Page
  /** Of all tests of the file; cookies, storage and a lost connection end with the test. */
  readonly context: BrowserContext
  readonly server: FixtureServer
  /** Opens a place of the app; these answers replace those of the same name of the file. */
  readonly show: (path: string, fixtures?: Fixtures) => Promise<void>
  /** The calls to this address since the page was opened. */
  readonly asked: (method: string, path: string) => readonly Call[]
}

/** Fixture pages for the tests of this file. */
export function useFixtures(app: 'admin' | 'inbox', answers: Fixtures): FixturePages {
  let browser: Browser
  let server: FixtureServer
  let context: BrowserContext
  let page: Page
  /** Its process is that of all pages of the file (`start-browser.ts`), and keeps the compiled app and the compiled axe. */
  let keeper: Page
  beforeAll(async () => {
    server = await openFixtureServer()
    browser = await openBrowser()
    context = await openContext(browser, { width: 1280, theme: 'light' })
    keeper = await context.newPage()
    // Any answer with a body: it has the origin of the apps.
    await keeper.goto(`${server.url}/v1/`)
  })
  afterAll(async () => {
    await context?.close()
    await browser?.close()
    await server?.[Symbol.asyncDispose]()
  })
  beforeEach(async () => {
    page = await context.newPage()
  })
  afterEach(async () => {
    await context.setOffline(false)
    await Promise.all(context.pages().map((each) => (each === keeper ? undefined : each.close())))
    await context.unrouteAll()
    await context.clearCookies()
    await keeper.evaluate('localStorage.clear()')
  })
  return {
    get browser() {
      return browser
    },
    get page() {
      return page
    },
    get context() {
      return context
    },
    get server() {
      return server
    },
    show: async (path, fixtures = {}) => {
      server.serve({ ...answers, ...fixtures })
      await page.goto(`${server.url}/${app}${path}`)
    },
    asked: (method, path) => server.calls.filter((call) => call.method === method && call.path === path),
  }
}

/** An answer of the hub that refuses. */
export const problem = (status: number, code: string) => (): Answer => ({ status, json: { status, code, title: 'No' } })
