import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../core/package-root.ts'
import { readTracked } from '../support/programs/read-sources.ts'

/** A block of rules of a theme, and the declarations in it. */
const ofThemes = /(?:\[data-theme[^\]]*\]|@media[^{]*prefers-color-scheme[^{]*\{\s*[^{]*)\s*\{([^}]*)\}/g
const colour = String.raw`(?:#[\da-f]{3,8}|rgb\([\d ]+/ \d+%\))`
const shadow = String.raw`(?:-?\d+(?:px)? )+${colour}`
const harmless = new RegExp(
  `^(?:color-scheme: (?:light|dark)|--up-[\\w-]+: (?:${colour}|${shadow}(?:, ${shadow})*))$`,
  'i',
)

const declarationsOf = (css: string): string[][] =>
  [...css.replaceAll(/\/\*[^]*?\*\//g, '').matchAll(ofThemes)].map(([, inside = '']) =>
    inside
      .split(';')
      .map((each) => each.trim())
      .filter((each) => each !== ''),
  )

test('a theme changes colours and shadows only, so that sizes are judged in one theme of each width', async () => {
  const sheets = await readTracked('.css')
  const found = sheets.flatMap(({ text }) => declarationsOf(text)).flat()
  expect(found.length).toBeGreaterThan(50)
  expect(found.filter((each) => !harmless.test(each))).toEqual([])
  expect(sheets.filter(({ text }) => text.includes('light-dark(')).map(({ file }) => file)).toEqual([])
})

test.each([':root[data-theme=dark] { --up-gap: 2rem }', '@media (prefers-color-scheme: dark) { p { padding: 1px } }'])(
  'a size in a theme is found: %s',
  (css) => {
    expect(
      declarationsOf(css)
        .flat()
        .filter((each) => !harmless.test(each)),
    ).toHaveLength(1)
  },
)

test('the dark theme that a reader chose is that of the system', () => {
  const blocks = declarationsOf(readFileSync(join(packageRoot, 'admin-ui/src/ui/tokens.css'), 'utf8'))
  const dark = blocks.filter((each) => each.includes('color-scheme: dark'))
  expect(dark).toHaveLength(2)
  expect(dark[0]).toEqual(dark[1])
})
