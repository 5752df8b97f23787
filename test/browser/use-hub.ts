import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'
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
  /** A browser of their own, signed in, at the start place of the file. Signing in by the form happens once for each person. */
  readonly openFor: (username: string, locale?: string) => Promise<SignedInPage>
}

/** Signed-in pages of staff of this hub, at `place` of the staff app; closed when the tests of the file have ended. */
export function useStaffPages(hub: HubTalk, place: string): StaffPages {
  let browser: Browser
  const contexts: BrowserContext[] = []
  const sessions = new Map<string, NonNullable<BrowserContextOptions['storageState']>>()
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(async () => {
    for (const context of contexts) await context.close()
    await browser?.close()
  })

  async function openFor(username: string, locale = 'nl-BE'): Promise<SignedInPage> {
    const person = hub.trial.staff.find((each) => each.username === username)
    if (person === undefined) throw new Error(`The trial has no ${username}`)
    const session = sessions.get(username)
    const context = await openContext(
      browser,
      { width: 1280, theme: 'light' },
      { locale, ...(session !== undefined && { storageState: session }) },
    )
    contexts.push(context)
    const page = await context.newPage()
    const faults: string[] = []
    page.on('console', (line) => /policy|refused to/i.test(line.text()) && faults.push(line.text()))
    page.on('pageerror', (error) => faults.push(error.message))
    await page.goto(`${hub.url}/admin/${place}`)
    if (session === undefined) {
      await page.getByRole('link', { name: locale === 'nl-BE' ? 'Meld u aan' : 'Sign in' }).click()
      await page.locator('[name=username]').fill(person.username)
      await page.locator('[name=password]').fill(person.password)
      await page.locator('[type=submit]').click()
      await page.waitForURL(`${hub.url}/admin/${place}*`)
      sessions.set(username, await context.storageState())
    }
    return { page, faults }
  }
  return { openFor }
}
