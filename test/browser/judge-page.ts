import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeBuilder } from '@axe-core/playwright'
import type { Frame, Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Look, untilDrawn } from './open-browser.ts'
import { keepPicture, takePicture } from './take-picture.ts'

type Violation = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number]

/** WCAG 2.0–2.2 A and AA, and the best practices of axe. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** Rules whose outcome depends on colours; a theme changes nothing else (test/admin-ui/themes.test.ts). */
const rulesOfThemes = ['color-contrast', 'link-in-text-block']
type Rules = 'all' | 'of themes'

/** All rules once in each width, where the structure and the sizes of a page may differ; those of themes in each theme of it. */
const looks: readonly (Look & { readonly rules: Rules })[] = [
  { width: 1280, theme: 'light', rules: 'all' },
  { width: 1280, theme: 'dark', rules: 'of themes' },
  { width: 320, theme: 'dark', rules: 'all' },
  { width: 320, theme: 'light', rules: 'of themes' },
]

// The copy that the package for Playwright itself uses.
const axeSource = readFileSync(
  createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
)

/** No fault in any of the four looks, nor with letters of twice the size. */
export async function expectFourLooks(page: Page, name: string): Promise<void> {
  expect(await faultsOfFourLooks(page, name)).toEqual([])
}

/**
 * A loaded page, in all four looks: it is loaded once, and changes its width and theme as a person's window does. The faults of
 * all looks are listed together.
 */
export async function faultsOfFourLooks(page: Page, name: string): Promise<string[]> {
  const faults: string[] = []
  for (const { width, theme, rules } of looks) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await untilDrawn(page)
    const picture = `${name}-${width}-${theme}`
    await takePicture(page, picture)
    const found = await faultsOf(page, rules)
    if (found.length > 0) await keepPicture(page, picture)
    faults.push(...found.map((fault) => `${width} px, ${theme}: ${fault}`))
  }
  faults.push(...(await faultsOfLargeText(page)))
  return faults
}

/** No violation of WCAG 2.0–2.2 A and AA nor of axe's best practices, and no sideways scroll. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await faultsOf(page, 'all')).toEqual([])
}

const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

/** One line for each violation of these rules, with the elements, and one when the page is wider than its window. */
export async function faultsOf(page: Page, rules: Rules): Promise<string[]> {
  const found = await violationsOf(page, rules)
  const overflow = await page.evaluate<number>(sideways)
  return [
    ...found.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(' | ')}`),
    ...(overflow > 0 ? [`scrolls sideways by ${overflow} px`] : []),
  ]
}

/**
 * axe runs inside the page: `AxeBuilder` opens a second page for every call, which costs more than the check itself, and passes
 * over a frame that does not answer within a second. A page without frames is judged in one call that returns the violations
 * alone; to hand over the parts of a page, with every element that is right, takes longer than the check.
 */
async function violationsOf(page: Page, rules: Rules): Promise<readonly Violation[]> {
  const options = JSON.stringify({
    runOnly: rules === 'all' ? { type: 'tag', values: tags } : { type: 'rule', values: rulesOfThemes },
    resultTypes: ['violations'],
    // Style sheets are read by experimental rules only, which do not run.
    preload: false,
  })
  if (page.frames().length === 1) {
    await loadAxe(page.mainFrame())
    return page.evaluate<Violation[]>(`axe.run(document, ${options}).then(({ violations }) => violations)`)
  }
  const parts = await partsOf(page.mainFrame(), '{ exclude: [] }', options)
  return page.evaluate<Violation[]>(`axe.finishRun([${parts.join()}], ${options}).then(({ violations }) => violations)`)
}

async function loadAxe(frame: Frame): Promise<void> {
  if (!(await frame.evaluate<boolean>("'axe' in globalThis"))) await frame.evaluate(axeSource)
}

/** What axe found in this frame and then in each frame inside it, as JSON, in the order that `axe.finishRun` requires. */
async function partsOf(frame: Frame, context: string, options: string): Promise<string[]> {
  await loadAxe(frame)
  const inside = await frame.evaluate<readonly FrameContext[]>(`axe.utils.getFrameContexts(${context}, ${options})`)
  const parts = [await frame.evaluate<string>(`axe.runPartial(${context}, ${options}).then(JSON.stringify)`)]
  for (const { frameSelector, frameContext } of inside) {
    const handle = await frame.evaluateHandle(`axe.utils.shadowSelect(${JSON.stringify(frameSelector)})`)
    const child = await handle.asElement()?.contentFrame()
    if (!child) throw new Error(`The frame ${JSON.stringify(frameSelector)} has no content to check`)
    parts.push(...(await partsOf(child, JSON.stringify(frameContext), options)))
  }
  return parts
}
interface FrameContext {
  readonly frameSelector: unknown
  readonly frameContext: unknown
}

/** Letters twice as large on a wide screen: everything still fits on the page. */
async function faultsOfLargeText(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 1280, height: 900 })
  const overflow = await page.evaluate<number>(`document.documentElement.style.fontSize = '200%', ${sideways}`)
  // The page may be judged again.
  await page.evaluate("document.documentElement.style.removeProperty('font-size')")
  return overflow > 0 ? [`text of 200 %: scrolls sideways by ${overflow} px`] : []
}
