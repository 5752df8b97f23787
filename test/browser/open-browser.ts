import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect, inject } from 'vitest'

/** A connection to the one Chromium of the suite; closing it leaves the browser to the other files. */
export async function openBrowser(): Promise<Browser> {
  return chromium.connect(inject('browserEndpoint'))
}

export interface Look {
  readonly width: number
  readonly theme: 'light' | 'dark'
}
export const looks: readonly Look[] = [
  { width: 1280, theme: 'light' },
  { width: 1280, theme: 'dark' },
  { width: 320, theme: 'light' },
  { width: 320, theme: 'dark' },
]

export async function openContext(browser: Browser, look: Look, locale = 'nl-BE'): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: 900 },
    colorScheme: look.theme,
    reducedMotion: 'reduce',
    locale,
    timezoneId: 'Europe/Brussels',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  // What is missing is missing: a test must not use up its whole time before it says so.
  context.setDefaultTimeout(20_000)
  return context
}

/**
 * A page that is there, in all four looks: it is loaded once, and changes its width and theme as a person's window does.
 * Every look is photographed and judged; the faults of all of them are told together.
 */
export async function expectFourLooks(page: Page, name: string): Promise<void> {
  const faults: string[] = []
  for (const { width, theme } of looks) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await page.screenshot({ path: `.cache/screens/${name}-${width}-${theme}.png`, fullPage: true })
    faults.push(...(await faultsOf(page)).map((fault) => `${width} px, ${theme}: ${fault}`))
  }
  expect(faults).toEqual([])
}

/** No violation of WCAG 2.0–2.2 A and AA nor of axe's best practices, and no sideways scroll. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await faultsOf(page)).toEqual([])
}

async function faultsOf(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  const overflow = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  return [
    ...found.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(' | ')}`),
    ...(overflow > 0 ? [`scrolls sideways by ${overflow} px`] : []),
  ]
}
