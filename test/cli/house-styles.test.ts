import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { houseFontFile } from '../support/files/house-fonts.ts'
import { logoPng } from '../support/files/pictures.ts'
import { zipEntries } from '../support/files/zip-entries.ts'
import { openTestHub } from '../support/hub/open-test-hub.ts'
import { jsonOf, type RanCommand, runCommand } from '../support/hub/run-command.ts'

const hub = await openTestHub()
const folder = await mkdtemp(join(tmpdir(), 'uitpost-style-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const uitpost = (...argv: string[]): Promise<RanCommand> =>
  runCommand(['house-styles', ...argv], { DATA_DIR: hub.dataDir })
const file = join(folder, 'agentschap.yaml')
const text = `name: { nl: Agentschap }
colour: "#1f3f77"
logo: logo.png
senderLines: [Modellaan 20]
footer: Agentschap
signatories:
  lien: { name: Lien Modelmans, function: { nl: Hoofd } }
fonts: { licence: OFL.txt, regular: regular.ttf, bold: bold.ttf }
`
await writeFile(file, text)
await writeFile(join(folder, 'logo.png'), logoPng())
await writeFile(join(folder, 'OFL.txt'), 'SIL Open Font License 1.1\n')
for (const face of ['regular', 'bold'] as const) await writeFile(join(folder, `${face}.ttf`), await houseFontFile(face))

test('a house style is pushed with its fonts and picture, once', async () => {
  expect(jsonOf(await uitpost('push', file, '--json'))).toMatchObject({ key: 'agentschap', version: 1, changed: true })
  expect(await uitpost('push', file)).toMatchObject({
    code: 0,
    out: expect.stringContaining('nothing has changed') as string,
  })
  await writeFile(file, text.replace('Modellaan 20', 'Modellaan 21'))
  // The draft is overwritten.
  expect(jsonOf(await uitpost('push', file, '--json'))).toMatchObject({ version: 1, status: 'draft', changed: true })
})

test('a house style is reviewed by another person and put in force, and a later version is scheduled', async () => {
  expect(jsonOf(await uitpost('submit', 'agentschap', '--json'))).toMatchObject({ version: 1, status: 'in-review' })
  // The key of the trial wrote it.
  expect(await uitpost('approve', 'agentschap')).toMatchObject({
    code: 1,
    err: expect.stringContaining('UP-3003') as string,
  })
  const asOther = (...argv: string[]): Promise<RanCommand> =>
    runCommand(['house-styles', ...argv], { UITPOST_URL: hub.url, UITPOST_API_KEY: hub.trial.apiKeys.test })
  expect(jsonOf(await asOther('approve', 'agentschap', '--json'))).toMatchObject({ status: 'approved' })
  const planned = jsonOf(await uitpost('publish', 'agentschap', '--at', '2090-01-01T00:00:00Z', '--json'))
  expect(planned).toMatchObject({ status: 'approved', publishAt: '2090-01-01T00:00:00.000Z' })
  expect(jsonOf(await uitpost('unschedule', 'agentschap', '--json'))).toMatchObject({ status: 'approved' })
  expect((await uitpost('publish', 'agentschap')).out).toContain('version 1  published')
  await writeFile(file, text.replace('Modellaan 20', 'Modellaan 22'))
  expect(jsonOf(await uitpost('push', file, '--json'))).toMatchObject({ version: 2, status: 'draft', changed: true })
  expect((await uitpost('discard', 'agentschap')).out).toContain('version 2  discarded')
})

test('the last of many house styles is found too', async () => {
  const answer = await hub.ask('/v1/house-styles', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: { nl: 'A' }, colour: '#1f3f77', senderLines: [], key: 'a-001' }),
  })
  expect(answer.status).toBe(201)
  // Two hundred more requests would prove nothing more.
  await hub.clone.database.hub.query(sql`
    insert into house_style select more.* from house_style, generate_series(2, 201) as n, jsonb_populate_record(house_style,
      jsonb_build_object('id', gen_random_uuid(), 'key', 'a-' || lpad(n::text, 3, '0'))) as more
    where house_style.key = 'a-001'`)
  const last = join(folder, 'zzz.yaml')
  await writeFile(last, 'name: { nl: A }\ncolour: "#1f3f77"\nsenderLines: []\n')
  expect(jsonOf(await uitpost('push', last, '--json'))).toMatchObject({ version: 1, changed: true })
  expect(jsonOf(await uitpost('push', last, '--json'))).toMatchObject({ version: 1, changed: false })
})

test('all templates are drawn in a style before it is pushed', async () => {
  const out = join(folder, 'uit.zip')
  expect(await uitpost('preview', file, '--out', out)).toMatchObject({ code: 0 })
  const files = await zipEntries(await readFile(out))
  const index = JSON.parse(String(files.get('index.json'))) as { template: string; file?: string; faults?: string[] }[]
  expect(index.map(({ template }) => template)).toEqual([...hub.trial.templates].sort())
  for (const { file: name } of index) if (name !== undefined) expect(files.get(name)?.includes('+OpenSans')).toBe(true)
  expect(index.some(({ file: name }) => name !== undefined)).toBe(true)
})

test.each([
  ['an unknown member', 'name: { nl: A }\ncolor: "#1f3f77"\n', /fout\.yaml:2:1: color: .*`colour`\?/],
  ['a pale colour', 'name: { nl: A }\ncolour: "#ffeeaa"\nsenderLines: []\n', /fout\.yaml:2:1: .*1\.1 to 1/],
  [
    'a file that is not there',
    'name: { nl: A }\ncolour: "#1f3f77"\nsenderLines: []\nlogo: weg.svg\n',
    /fout\.yaml:4:1: weg\.svg: There is no such file/,
  ],
  [
    'a way out of the folder',
    'name: { nl: A }\ncolour: "#1f3f77"\nsenderLines: []\nlogo: ../weg.svg\n',
    /fout\.yaml:4:1: logo: Name a file in the same folder/,
  ],
  [
    'a link',
    'name: { nl: A }\ncolour: "#1f3f77"\nsenderLines: []\nlogo: link.svg\n',
    /fout\.yaml:4:1: link\.svg: This is a symbolic link/,
  ],
  [
    'a font that is none',
    'name: { nl: A }\ncolour: "#1f3f77"\nsenderLines: []\nfonts: { licence: OFL.txt, regular: nep.ttf, bold: bold.ttf }\n',
    /fout\.yaml:4:28: This is no TrueType font/,
  ],
])('%s is reported with its place', async (_, content, wanted) => {
  await symlink('/etc/passwd', join(folder, 'link.svg')).catch(() => undefined)
  await writeFile(join(folder, 'nep.ttf'), 'geen letters, maar tekst')
  await writeFile(join(folder, 'fout.yaml'), content)
  const { code, err } = await uitpost('push', join(folder, 'fout.yaml'))
  expect(code).toBe(1)
  expect(err).toMatch(wanted)
})
