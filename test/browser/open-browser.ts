import { existsSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import packaged from '@sparticuz/chromium'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

const systemChromium = '/usr/bin/chromium'

/** The system's Chromium where there is one, else the one that comes in a package. */
export async function openBrowser(): Promise<Browser> {
  if (existsSync(systemChromium)) return chromium.launch({ executablePath: systemChromium })
  return chromium.launch({ executablePath: await packaged.executablePath(), args: packaged.args })
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

/** No violation of WCAG 2.0–2.2 A and AA nor of axe's best practices, and no sideways scroll. */
export async function expectAccessible(page: Page): Promise<void> {
  const found = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  const faults = found.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(' | ')}`)
  expect(faults).toEqual([])
  const overflow = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  expect(overflow).toBeLessThanOrEqual(0)
}
