import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { folderShape } from '../../../api/templates/folder-shape.ts'
import { formatFileFault } from '../../../templates/folder/file-fault.ts'
import { readTemplateFolder } from '../../../templates/folder/read-template-folder.ts'

let root: string
let folder: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'uitpost-folder-'))
  folder = join(root, 'brief')
  await mkdir(join(folder, 'samples'), { recursive: true })
  await put('template.yaml', 'name: { nl: Brief }\nvariables:\n  - { name: wie, type: text, required: true }\n')
  await put('nl.md', 'Uw brief\n\nBeste {{wie}},\n\nDag.\n')
  await put('samples/gewoon.yaml', 'language: nl\ndata:\n  wie: An\n')
})
afterEach(() => rm(root, { recursive: true, force: true }))

const put = (name: string, text: string | Uint8Array): Promise<void> => writeFile(join(folder, name), text)
/** The faults without the path of the folder. */
async function faults(where: string = folder): Promise<string[]> {
  const read = await readTemplateFolder(where, folderShape)
  return read.ok ? [] : read.faults.map((each) => formatFileFault(each).replace(`${where}/`, ''))
}

test('a folder is read: subject, body, samples, defaults', async () => {
  const read = await readTemplateFolder(folder, folderShape)
  expect(read).toMatchObject({
    ok: true,
    folder: {
      key: 'brief',
      name: { nl: 'Brief' },
      source: {
        languages: { nl: { subject: 'Uw brief', body: 'Beste {{wie}},\n\nDag.' } },
        fallback: ['nl'],
        samples: [{ name: 'gewoon', language: 'nl', data: { wie: 'An' } }],
      },
    },
  })
})

test('a fault of a text is placed in its file', async () => {
  const read = await readTemplateFolder(folder, folderShape)
  if (!read.ok) throw new Error('It can be read')
  const at = (pointer: string, line = 1, column = 1): string =>
    formatFileFault(read.folder.place({ pointer, line, column, detail: 'x' })).replace(`${folder}/`, '')
  expect(at('/languages/nl/subject', 1, 4)).toBe('nl.md:1:4: x')
  expect(at('/languages/nl/body', 3, 2)).toBe('nl.md:5:2: x')
  expect(at('/variables/0/type')).toBe('template.yaml:3:18: x')
  expect(at('/samples/0/data/wie')).toBe('samples/gewoon.yaml:3:3: x')
  expect(at('/payment/amount')).toBe('template.yaml:1:1: x')
})

test('a text within YAML is reported with its line, also as a block', async () => {
  await put(
    'template.yaml',
    'name: { nl: Brief }\npayment:\n  amount: >-\n    {{bedrag}}\n    meer\n  iban: "BE1"\n  beneficiary: x\n  reference: y\n',
  )
  const read = await readTemplateFolder(folder, folderShape)
  if (!read.ok) throw new Error('It can be read')
  expect(read.folder.place({ pointer: '/payment/amount', line: 2, column: 1, detail: '' })).toMatchObject({ line: 5 })
  expect(read.folder.place({ pointer: '/payment/iban', line: 1, column: 3, detail: '' })).toMatchObject({
    line: 6,
    column: 12,
  })
})

test.each<[string, () => Promise<unknown>, RegExp]>([
  [
    'an unknown key',
    () => put('template.yaml', 'name: { nl: B }\nchanels: [inbox]\n'),
    /^template\.yaml:2:1: .*not known.*`channels`\?$/,
  ],
  [
    'an unknown key deep within',
    () => put('template.yaml', 'name: { nl: B }\nvariables:\n  - { name: a, typ: text, type: text }\n'),
    /^template\.yaml:3:16: variables\/0\/typ: /,
  ],
  ['a key twice', () => put('template.yaml', 'name: { nl: B }\nname: { nl: C }\n'), /^template\.yaml:2:1: .*unique/],
  [
    'broken YAML',
    () => put('template.yaml', 'name: { nl: B\nvariables: [\n'),
    /^template\.yaml:\d+:\d+: The YAML is broken/,
  ],
  ['a tag', () => put('template.yaml', 'name: !!js/function "x"\n'), /^template\.yaml:1:7: .*broken/],
  ['an empty file', () => put('template.yaml', ''), /^template\.yaml:1:1: .*object/],
  ['no template.yaml', () => rm(join(folder, 'template.yaml')), /^template\.yaml:1:1: There is no such file/],
  ['no text', () => rm(join(folder, 'nl.md')), /^nl\.md:1:1: There is no such file/],
  ['line ends of Windows', () => put('nl.md', 'Uw brief\r\n\r\nDag.\r\n'), /^nl\.md:1:9: The line ends in CR LF/],
  ['a byte order mark', () => put('nl.md', '\ufeffUw brief\n'), /^nl\.md:1:1: .*byte order mark/],
  ['not UTF-8', () => put('nl.md', new Uint8Array([0x42, 0xe9, 0x0a])), /^nl\.md:1:1: The file is not UTF-8/],
  ['a huge file', () => put('nl.md', 'x'.repeat(2_000_000)), /^nl\.md:1:1: The file is too large/],
  ['an unknown file', () => put('es.md', 'Hola\n'), /^es\.md:1:1: This is not a file of a template/],
  [
    'a sample with another ending',
    () => put('samples/a.yml', 'data: {}\n'),
    /^samples\/a\.yml:1:1: A sample is a file that ends in \.yaml/,
  ],
  [
    'a sample without data',
    () => put('samples/a.yaml', 'language: nl\n'),
    /^samples\/a\.yaml:1:1: data: This field is required/,
  ],
  ['two samples of one name', () => put('samples/a.yaml', 'name: gewoon\ndata: {}\n'), /two samples `gewoon`/],
  [
    'a link to a file outside',
    () => symlink('/etc/passwd', join(folder, 'fr.md')),
    /^fr\.md:1:1: This is a symbolic link/,
  ],
  [
    'a link in place of the samples',
    async () => {
      await rm(join(folder, 'samples'), { recursive: true })
      await symlink('/etc', join(folder, 'samples'))
    },
    /^samples:1:1: This is a symbolic link/,
  ],
  ['a folder in place of a text', () => mkdir(join(folder, 'fr.md')), /^fr\.md:1:1: /],
  [
    'aliases that multiply',
    () =>
      put(
        'samples/a.yaml',
        `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\ndata: {d: [*c,*c,*c,*c,*c,*c,*c,*c,*c]}\n`,
      ),
    /^samples\/a\.yaml:1:1: The YAML cannot be read/,
  ],
  [
    'what is nested without end',
    () => put('samples/a.yaml', `data: { d: ${'['.repeat(50_000)} }\n`),
    /^samples\/a\.yaml:\d+:\d+: /,
  ],
])('%s is reported with its place', async (_, change, wanted) => {
  await change()
  expect(await faults()).toContainEqual(expect.stringMatching(wanted))
})

test('a member called __proto__ is data, and changes nothing else', async () => {
  await put('samples/a.yaml', 'data: { __proto__: { polluted: true } }\n')
  await readTemplateFolder(folder, folderShape)
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})

test('a folder whose name cannot be a key', async () => {
  const where = join(root, 'Brief 1')
  await mkdir(where)
  expect(await faults(where)).toContainEqual(expect.stringMatching(/^template\.yaml:1:1: The folder cannot be the key/))
})
