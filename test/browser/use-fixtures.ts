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

/** One page of an app for each test, in a browser of its own, with fixtures in place of the hub. */
export interface FixturePages {
  readonly browser: Browser
  readonly page: Page
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
