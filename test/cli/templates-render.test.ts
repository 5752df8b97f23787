import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { packageRoot } from '../../core/package-root.ts'
import { type RanCommand, runCommand } from '../support/hub/run-command.ts'
import { filesIn, writeTemplateFolder } from '../support/hub/template-folders.ts'

const root = await mkdtemp(join(tmpdir(), 'uitpost-render-'))
afterAll(() => rm(root, { recursive: true, force: true }))
const seeds = join(packageRoot, 'seeds', 'templates', 'agentschap-voorbeeldbelastingen')
/** No hub can be reached. */
const uitpost = (...argv: string[]): Promise<RanCommand> =>
  runCommand(['templates', ...argv], { DATA_DIR: join(root, 'geen-hub') })

let count = 0
let folder: string
beforeEach(async () => {
  folder = join(root, `brief-${++count}`)
  await writeTemplateFolder(folder)
})
const key = (): string => folder.slice(root.length + 1)
const change = (text: string): Promise<void> => writeFile(join(folder, 'nl.md'), text)

describe('render', () => {
  test('draws every sample, language and size without a hub, the same bytes each time', async () => {
    const draw = (out: string): Promise<RanCommand> => uitpost('render', join(seeds, 'bezwaar-ontvangen'), '--out', out)
    expect(await draw(join(root, 'uit-1'))).toMatchObject({ code: 0, err: '' })
    await draw(join(root, 'uit-2'))
    const files = await filesIn(join(root, 'uit-1'))
    expect(files).toEqual(await filesIn(join(root, 'uit-2')))
    const names = Object.keys(files).map((path) => path.replace(/^\/bezwaar-ontvangen\/[^.]+\./, ''))
    const written = ['nl', 'fr', 'de', 'en'].flatMap((language) =>
      ['pdf', 'large.pdf', 'html', 'email.html', 'txt'].map((end) => `${language}.${end}`),
    )
    expect(new Set(names)).toEqual(new Set(written))
    const pdf = Object.entries(files).find(([path]) => path.endsWith('nl.pdf'))
    expect(pdf?.[1].slice(0, 8)).toBe('%PDF-1.7')
  })

  test('only what is requested; without a house style, a plain one with the sender that the text names', async () => {
    await change('Uw brief\n\nBeste {{wie}},\n\n{{signature "lien"}}\n')
    const drawn = await uitpost('render', folder, '--out', join(root, 'uit-3'), '--format', 'text', '--no-large')
    expect(drawn).toMatchObject({ code: 0, out: expect.stringContaining('a plain one') as string })
    expect(Object.keys(await filesIn(join(root, 'uit-3')))).toEqual([`/${key()}/gewoon.nl.txt`])
  })

  test('faults have their place; the other templates are drawn', async () => {
    const two = join(root, `twee-${count}`)
    await mkdir(two)
    await cp(folder, join(two, 'goed'), { recursive: true })
    await cp(folder, join(two, 'fout'), { recursive: true })
    await writeFile(join(two, 'fout/nl.md'), 'Uw brief\n\n{{#if wie}}\n')
    const drawn = await uitpost('render', two, '--out', join(root, 'uit-4'), '--format', 'pdf')
    expect(drawn.code).toBe(3)
    expect(drawn.err).toMatch(/fout\/nl\.md:\d+:\d+: /)
    expect(drawn.out).toMatch(/^goed {2}2 files/m)
  })

  test('a folder without templates, and one that is not there', async () => {
    await mkdir(join(root, 'niets'), { recursive: true })
    expect(await uitpost('render', join(root, 'niets'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('no template in') as string,
    })
    expect(await uitpost('push', join(root, 'weg'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('ENOENT') as string,
    })
  })
})

test('large print over the page limit is a hint at its sample, and the letter is drawn', async () => {
  await change(`Uw brief\n\nBeste {{wie}},\n\n${'Dit is een alinea.\n\n'.repeat(450)}`)
  const drawn = await uitpost('render', folder, '--out', join(root, 'uit-lang'), '--format', 'pdf')
  expect(drawn).toMatchObject({ code: 0, out: expect.stringContaining('2 files') as string })
  expect(drawn.err).toMatch(
    /gewoon\.yaml:1:1: Hint: With sample `gewoon` the letter in nl in large print has \d+ pages; at most 20 go into an envelope\./,
  )
})

test('characters beyond the Latin ones are the same in the second letter as in the first', async () => {
  await change('Een ⅓ voor {{wie}}\n\nU krijgt ⅓ als uw score ≥ 7 is.\n\n# Ω\n\n- Українці\n\n> ẋ̂ M̂\n')
  const sample = await readFile(join(folder, 'samples', 'gewoon.yaml'), 'utf8')
  const draw = async (out: string): Promise<Readonly<Record<string, string>>> => {
    expect(await uitpost('render', folder, '--out', join(root, out), '--format', 'pdf')).toMatchObject({ code: 0 })
    return filesIn(join(root, out))
  }
  const alone = await draw('uit-alleen')
  // Drawn before it, with other values in the same words.
  await writeFile(join(folder, 'samples', 'aaa.yaml'), sample.replaceAll(/\b[A-Z]\p{Ll}+/gu, 'Ωmega'))
  const after = await draw('uit-na')
  for (const [path, pdf] of Object.entries(alone)) expect(after[path] === pdf, path).toBe(true)
})
