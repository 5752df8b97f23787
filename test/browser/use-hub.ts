import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, inject } from 'vitest'
import type { TrialFile } from '../../cli/trial/trial-file.ts'
import { type HubTalk, talkTo } from '../support/hub/open-test-hub.ts'
import { openBrowser, openContext } from './open-browser.ts'

/** The hub that several files share. @throws when it cannot be opened */
export async function useSharedHub(): Promise<HubTalk> {
  const answer = await fetch(inject('sharedHub'))
  if (!answer.ok) throw new Error(await answer.text())
  return talkTo((await answer.json()) as TrialFile)
}

export interface SignedInPage {
  readonly page: Page
  /** What the console reported: breaches of the policy, and uncaught errors. */
  readonly faults: string[]
}
export interface StaffPages {
  /**
   * A page, signed in, at the start place of the file; closed after the test. Pages of one person in one language are tabs of one
   * browser, which signs in by the form once.
   */
  readonly openFor: (username: string, locale?: string) => Promise<SignedInPage>
}

/** The browser of one person in one language. */
interface PersonBrowser {
  readonly context: BrowserContext
  /** Its process is that of all pages of the person (`start-browser.ts`), and keeps the compiled app and the compiled axe. */
  readonly keeper: Page
  /** Of the sign-in; undefined before it. */
  session: Awaited<ReturnType<BrowserContext['storageState']>> | undefined
}

/** Signed-in pages of staff of this hub, at `place` of the staff app. */
export function useStaffPages(hub: HubTalk, place: string): StaffPages {
  let browser: Browser
  const people = new Map<string, PersonBrowser>()
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(async () => {
    for (const { context } of people.values()) await context.close()
    await browser?.close()
  })
  afterEach(async () => {
    for (const person of people.values()) await asAfterSignIn(person)
  })

  async function browserOf(username: string, locale: string): Promise<PersonBrowser> {
    const known = people.get(`${username} ${locale}`)
    if (known !== undefined) return known
    const context = await openContext(browser, { width: 1280, theme: 'light' }, { locale })
    const keeper = await context.newPage()
    // Any answer with a body: it has the origin of the app.
    await keeper.goto(`${hub.url}/health/live`)
    const made: PersonBrowser = { context, keeper, session: undefined }
    people.set(`${username} ${locale}`, made)
    return made
  }

  async function openFor(username: string, locale = 'nl-BE'): Promise<SignedInPage> {
    const person = hub.trial.staff.find((each) => each.username === username)
    if (person === undefined) throw new Error(`The trial has no ${username}`)
    const own = await browserOf(username, locale)
    const page = await own.context.newPage()
    const faults: string[] = []
    page.on('console', (line) => /policy|refused to/i.test(line.text()) && faults.push(line.text()))
    page.on('pageerror', (error) => faults.push(error.message))
    await page.goto(`${hub.url}/admin/${place}`)
    if (own.session === undefined) {
      await page.getByRole('link', { name: locale === 'nl-BE' ? 'Meld u aan' : 'Sign in' }).click()
      await page.locator('[name=username]').fill(person.username)
      await page.locator('[name=password]').fill(person.password)
      await page.locator('[type=submit]').click()
      await page.waitForURL(`${hub.url}/admin/${place}*`)
      own.session = await own.context.storageState()
    }
    return { page, faults }
  }
  return { openFor }
}

/** Closes the pages of the test, and forgets what they stored. */
async function asAfterSignIn({ context, keeper, session }: PersonBrowser): Promise<void> {
  await context.setOffline(false)
  for (const page of context.pages()) if (page !== keeper) await page.close()
  await context.unrouteAll()
  await context.clearCookies()
  if (session !== undefined) await context.addCookies(session.cookies)
  await keeper.evaluate('localStorage.clear()')
}
