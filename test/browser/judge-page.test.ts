import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultsOf, faultsOfFourLooks } from './judge-page.ts'
import { openBrowser, openContext } from './open-browser.ts'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  page = await (await openContext(browser, { width: 1280, theme: 'light' })).newPage()
})
afterAll(() => browser?.close())

/** A page without a fault, to which one is added. */
async function show(inside: string, style = ''): Promise<void> {
  await page.setContent(
    `<!doctype html><html lang="nl"><head><title>Proef</title><meta name="viewport" content="width=device-width">
      <style>:root { color-scheme: light dark } ${style}</style></head>
      <body><main><h1>Proef</h1>${inside}</main></body></html>`,
  )
}
const idsOf = (faults: readonly string[]) => faults.map((fault) => fault.split(':')[0])

test.each([
  ['color-contrast', 'all', '<p style="color: #999; background: #fff">Te bleek</p>'],
  ['color-contrast', 'of themes', '<p style="color: #999; background: #fff">Te bleek</p>'],
  ['label', 'all', '<input type="text">'],
  ['heading-order', 'all', '<h4>Te diep</h4>'],
  [
    'target-size',
    'all',
    '<button style="all: unset; font-size: 8px">a</button><button style="all: unset; font-size: 8px">b</button>',
  ],
  [
    'link-in-text-block',
    'of themes',
    '<p style="color: #000; background: #fff">Lees <a href="/x" style="color: #333; text-decoration: none">dit</a> eerst.</p>',
  ],
  ['image-alt', 'all', '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'],
  ['label', 'all', '<iframe title="Brief" srcdoc="<html lang=nl><title>x</title><input>"></iframe>'],
] as const)('%s is found by the rules of ‘%s’ in %s', async (id, rules, inside) => {
  await show('<p>Gewone tekst.</p>')
  expect(await faultsOf(page, rules)).toEqual([])
  await show(inside)
  expect(idsOf(await faultsOf(page, rules))).toContain(id)
})

test.each([
  [
    '1280 px, dark: color-contrast',
    '@media (prefers-color-scheme: dark) and (min-width: 1000px) { p { color: #444; background: #111 } }',
  ],
  [
    '320 px, light: color-contrast',
    '@media (prefers-color-scheme: light) and (max-width: 500px) { p { color: #999; background: #fff } }',
  ],
  ['320 px, dark: scrolls sideways by', '@media (max-width: 500px) { p { width: 400px } }'],
  ['text of 200 %: scrolls sideways by', '@media (min-width: 1000px) { p { width: 40rem } }'],
])('a fault in one look alone is reported with it: %s', async (fault, style) => {
  await show('<p>Gewone tekst.</p>')
  expect(await faultsOfFourLooks(page, 'judge-page')).toEqual([])
  await show('<p>Gewone tekst.</p>', style)
  expect((await faultsOfFourLooks(page, 'judge-page')).map((each) => each.slice(0, fault.length))).toContain(fault)
})
