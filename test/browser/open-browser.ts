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
  // A short timeout: a missing element must be reported before the test has used up its whole time.
  context.setDefaultTimeout(20_000)
  return context
}

/** The number of points that are not white on the first page of a PDF that the app drew. */
export async function inkOf(page: Page): Promise<number> {
  await page.locator(drawnPage).first().waitFor()
  return page.evaluate<number>(`(() => {
    const drawn = document.querySelector('${drawnPage}')
    const { data } = drawn.getContext('2d').getImageData(0, 0, drawn.width, drawn.height)
    return data.filter((value, at) => at % 4 === 0 && value < 250).length
  })()`)
}
export const drawnPage = 'canvas[data-drawn=true]'

const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

/**
 * A loaded page, in all four looks: it is loaded once, and changes its width and theme as a person's window does. Every look is
 * photographed and judged; the faults of all of them are reported together.
 */
export async function expectFourLooks(page: Page, name: string): Promise<void> {
  const faults: string[] = []
  for (const { width, theme } of looks) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await page.screenshot({ path: `.cache/screens/${name}-${width}-${theme}.png`, fullPage: true })
    faults.push(...(await faultsOf(page)).map((fault) => `${width} px, ${theme}: ${fault}`))
  }
  faults.push(...(await faultsOfLargeText(page)))
  expect(faults).toEqual([])
}

/** Letters twice as large on a wide screen: everything still fits on the page. */
async function faultsOfLargeText(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 1280, height: 900 })
  const overflow = await page.evaluate<number>(`document.documentElement.style.fontSize = '200%', ${sideways}`)
  return overflow > 0 ? [`text of 200 %: scrolls sideways by ${overflow} px`] : []
}

/** Moves by Tab alone to the element with this name. @throws when it is not among the next 60 stops */
export async function tabTo(page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let stop = 0; stop < 60; stop++) {
    await page.keyboard.press(key)
    const here = await page.evaluate<string>(
      // Past the last stop the focus is on the page itself, which holds every name.
      `document.activeElement === document.body ? ''
        : document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent`,
    )
    if (typeof name === 'string' ? here.includes(name) : name.test(here)) return
  }
  throw new Error(`No stop of the keyboard is named ${name}`)
}

/** No violation of WCAG 2.0–2.2 A and AA nor of axe's best practices, and no sideways scroll. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await faultsOf(page)).toEqual([])
}

async function faultsOf(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  const overflow = await page.evaluate<number>(sideways)
  return [
    ...found.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(' | ')}`),
    ...(overflow > 0 ? [`scrolls sideways by ${overflow} px`] : []),
  ]
}
