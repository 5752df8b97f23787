import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { folderShape } from '../../../api/templates/folder-shape.ts'
import { readTemplateFolders } from '../../../seeds/read-template-folder.ts'
import { readTemplateFolder } from '../../../templates/folder/read-template-folder.ts'
import { isSameContent, type TemplateContent } from '../../../templates/folder/template-content.ts'
import type { TemplateFolder } from '../../../templates/folder/template-folder.ts'
import { changeFolder, planFolderChange } from '../../../templates/folder/update-template-folder.ts'

let root: string
let folder: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'uitpost-folder-'))
  folder = join(root, 'brief')
})
afterEach(() => rm(root, { recursive: true, force: true }))

const content = (changes: Partial<TemplateContent['source']> = {}): TemplateContent => ({
  key: 'brief',
  name: { nl: 'Brief' },
  source: {
    languages: { nl: { subject: 'Uw brief', body: 'Dag.' } },
    fallback: ['nl'],
    variables: [],
    actions: [],
    blocks: [],
    samples: [],
    ...changes,
  },
})
async function read(where: string = folder): Promise<TemplateFolder> {
  const found = await readTemplateFolder(where, folderShape)
  if (!found.ok) throw new Error(JSON.stringify(found.faults))
  return found.folder
}
const write = async (wanted: TemplateContent, there?: TemplateFolder): Promise<void> =>
  changeFolder(folder, await planFolderChange(folder, wanted, there))

test('whatever a hub returns is read back unchanged', async () => {
  const word = fc.string({ unit: 'grapheme', maxLength: 30 })
  const line = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .filter((text) => /\S/.test(text) && !/[\p{C}\p{Zl}\p{Zp}]/u.test(text))
  const anyContent = fc.record({
    subject: line,
    body: fc.array(word).map((lines) => lines.join('\n').replaceAll(/[\r\ufeff]/g, '')),
    samples: fc.uniqueArray(
      fc.record({ name: line, data: fc.dictionary(line, fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 }) }),
      { selector: ({ name }) => name, maxLength: 4 },
    ),
    example: fc.jsonValue({ maxDepth: 2 }),
  })
  await fc.assert(
    fc.asyncProperty(anyContent, async ({ subject, body, samples, example }) => {
      await rm(folder, { recursive: true, force: true })
      const variables = [{ name: 'a', type: 'object' as const, example }]
      const wanted = content({
        languages: { nl: { subject, body } },
        samples: JSON.parse(JSON.stringify(samples)),
        variables,
      })
      await write(wanted)
      expect(isSameContent(await read(), wanted)).toBe(true)
    }),
    { numRuns: 150 },
  )
})

test('the demo templates written again have the same meaning, and written once more the same bytes', async () => {
  for (const seed of await readTemplateFolders()) {
    await rm(folder, { recursive: true, force: true })
    await write({ ...seed, key: 'brief' })
    const there = await read()
    expect(isSameContent(there, { ...seed, key: 'brief' })).toBe(true)
    expect(await planFolderChange(folder, there, there)).toEqual({ write: new Map(), remove: [] })
  }
})

test('only what differs is written: comments and the form of the rest stay', async () => {
  await mkdir(join(folder, 'samples'), { recursive: true })
  const about = '# Van de dienst Inning\nname: { nl: Brief } # kort\nchannels: [inbox, print]\n'
  await writeFile(join(folder, 'template.yaml'), about)
  await writeFile(join(folder, 'nl.md'), 'Uw brief\n\n\nDag.\n\n')
  await writeFile(join(folder, 'samples/een.yaml'), '# gewoon\ndata: {}\n')
  const there = await read()
  await write(content({ channels: ['inbox'], samples: [{ name: 'een', data: {} }] }), there)
  expect(await readFile(join(folder, 'template.yaml'), 'utf8')).toBe(
    '# Van de dienst Inning\nname: { nl: Brief } # kort\nchannels:\n  - inbox\n',
  )
  expect(await readFile(join(folder, 'nl.md'), 'utf8')).toBe('Uw brief\n\n\nDag.\n\n')
  expect(await readFile(join(folder, 'samples/een.yaml'), 'utf8')).toBe('# gewoon\ndata: {}\n')
})

test('removed languages and samples are deleted; a sample keeps its file', async () => {
  const nl = { subject: 'Uw brief', body: 'Dag.' }
  await write(
    content({
      languages: { nl, fr: nl },
      samples: [
        { name: 'een', data: {} },
        { name: 'twee', data: {} },
      ],
    }),
  )
  await write(content({ languages: { nl }, samples: [{ name: 'twee', data: { a: 1 } }] }), await read())
  expect((await readdir(folder)).sort()).toEqual(['nl.md', 'samples', 'template.yaml'])
  expect(await readdir(join(folder, 'samples'))).toEqual(['twee.yaml'])
})

test('a file that is called like another sample loses neither', async () => {
  await write(content({ samples: [{ name: 'y', data: { n: 1 } }] }))
  await rm(join(folder, 'samples/y.yaml'))
  await writeFile(join(folder, 'samples/x.yaml'), 'name: y\ndata: { n: 1 }\n')
  const wanted = content({
    samples: [
      { name: 'x', data: { n: 2 } },
      { name: 'y', data: { n: 1 } },
    ],
  })
  await write(wanted, await read())
  expect(isSameContent(await read(), wanted)).toBe(true)
})

test.each(['../../buiten', '/etc/passwd', '..', '.', 'con', 'a/b', 'a\\b', '.verborgen', '-', 'punt.', '\u202etxt'])(
  'the sample %j stays within its folder',
  async (name) => {
    const wanted = content({
      samples: [
        { name, data: { a: 1 } },
        { name: 'Gewoon', data: {} },
        { name: 'gewoon', data: {} },
      ],
    })
    await write(wanted)
    expect(await readdir(root)).toEqual(['brief'])
    expect((await readdir(folder)).sort()).toEqual(['nl.md', 'samples', 'template.yaml'])
    expect(await readdir(join(folder, 'samples'))).toHaveLength(3)
    expect(isSameContent(await read(), wanted)).toBe(true)
  },
)

test('nothing is written through a link', async () => {
  const outside = join(root, 'buiten')
  await mkdir(outside)
  await writeFile(join(root, 'prooi.md'), 'van een ander\n')
  await symlink(outside, folder)
  await expect(write(content())).rejects.toMatchObject({ code: 'ELOOP' })
  expect(await readdir(outside)).toEqual([])
  await rm(folder)
  await mkdir(folder)
  await symlink(outside, join(folder, 'samples'))
  await expect(write(content({ samples: [{ name: 'een', data: {} }] }))).rejects.toMatchObject({ code: 'ELOOP' })
  await rm(join(folder, 'samples'))
  await symlink(join(root, 'prooi.md'), join(folder, 'nl.md'))
  await write(content())
  expect(await readFile(join(root, 'prooi.md'), 'utf8')).toBe('van een ander\n')
})
