import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { inject } from 'vitest'

/** A connection to the one Chromium of the suite; closing it leaves the browser to the other files. */
export async function openBrowser(): Promise<Browser> {
  return chromium.connect(inject('browserEndpoint'))
}

export interface Look {
  readonly width: number
  readonly theme: 'light' | 'dark'
}

export interface ContextOptions {
  readonly locale?: string
}

export async function openContext(browser: Browser, look: Look, options: ContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: 900 },
    colorScheme: look.theme,
    reducedMotion: 'reduce',
    locale: 'nl-BE',
    timezoneId: 'Europe/Brussels',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  })
  // A short timeout: a missing element must be reported before the test has used up its whole time.
  context.setDefaultTimeout(45_000)
  return context
}

/** Resolves after this many frames: what a change of size, theme or data causes has been drawn by then. */
const frames = (count: number): string =>
  `new Promise((resolve) => {
    const next = (left) => (left === 0 ? resolve() : requestAnimationFrame(() => next(left - 1)))
    next(${count})
  })`

export async function untilDrawn(page: Page): Promise<void> {
  await page.evaluate(frames(2))
}

/**
 * Watches the requests of the page from now on.
 * @returns what resolves when the page has loaded: nothing is marked as busy, no request is under way, and three frames later none
 * has begun. It throws when that is not so within 45 s.
 */
export function watchLoading(page: Page): () => Promise<void> {
  return watchRequests(page).loaded
}

function watchRequests(page: Page) {
  let underWay = 0
  const begun = (): void => {
    underWay += 1
  }
  const ended = (): void => {
    underWay -= 1
  }
  page.on('request', begun).on('requestfinished', ended).on('requestfailed', ended)
  const loaded = async (): Promise<void> => {
    const lastMs = Date.now() + 45_000
    for (;;) {
      const calm = await page.evaluate<boolean>(
        `${frames(3)}.then(() => document.querySelector('[aria-busy=true]') === null)`,
      )
      if (calm && underWay === 0) return
      if (Date.now() > lastMs) throw new Error(`${page.url()} has not loaded: ${underWay} requests are under way`)
    }
  }
  const stop = (): void => {
    page.off('request', begun).off('requestfinished', ended).off('requestfailed', ended)
  }
  return { loaded, stop }
}

/** Opens the address, and resolves when the page has loaded. */
export async function openWhole(page: Page, url: string): Promise<void> {
  const { loaded, stop } = watchRequests(page)
  try {
    await page.goto(url)
    await loaded()
  } finally {
    stop()
  }
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
