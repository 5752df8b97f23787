import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openTestHub } from '../support/hub/open-test-hub.ts'
import { jsonOf, type RanCommand, runCommand } from '../support/hub/run-command.ts'
import { writeTemplateFolder } from '../support/hub/template-folders.ts'

/** Shared blocks beside templates: in git, on the hub, and in letters that are drawn without one. */
const hub = await openTestHub()
const root = await mkdtemp(join(tmpdir(), 'uitpost-blocks-'))
afterAll(() => rm(root, { recursive: true, force: true }))
const uitpost = (...argv: string[]): Promise<RanCommand> =>
  runCommand(['templates', ...argv], { DATA_DIR: hub.dataDir })
const alone = (...argv: string[]): Promise<RanCommand> =>
  runCommand(['templates', ...argv], { DATA_DIR: join(root, 'geen-hub') })

let count = 0
/** A folder of templates with one that pins `slot<n>@1` in its text and `<n>` of its own. */
async function newFolder(pin: (key: string) => string): Promise<{ folder: string; key: string; template: string }> {
  const number = ++count
  const folder = join(root, `map-${number}`)
  const key = `slot-${number}`
  const template = join(folder, `brief-${number}`)
  await writeTemplateFolder(template)
  await writeFile(join(template, 'nl.md'), `Uw brief\n\nBeste {{wie}},\n\n{{> ${pin(key)}}}\n`)
  return { folder, key, template }
}
async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
}
const jsonResultOf = (run: RanCommand) =>
  jsonOf<{ blocks: { block: string; action: string }[]; templates: { action: string; faults: unknown[] }[] }>(run)

test('a letter with a shared block is drawn without a hub', async () => {
  const { folder, key } = await newFolder((each) => `${each}@1`)
  const draw = () => alone('render', folder, '--out', join(folder, 'uit'), '--format', 'text', '--no-large')
  expect(await draw()).toMatchObject({
    code: 1,
    err: expect.stringMatching(new RegExp(`template\\.yaml:\\d+:\\d+: There is no blocks/${key}/1/nl\\.md`)) as string,
  })
  await write(join(folder, 'blocks', key, '1', 'nl.md'), 'Bezwaar maakt u binnen {{wie}} dagen.\n')
  expect(await draw()).toMatchObject({ code: 0, err: '' })
  expect(await readFile(join(folder, 'uit', `brief-${count}`, 'gewoon.nl.txt'), 'utf8')).toContain('binnen An dagen')
  await write(join(folder, 'blocks', key, '1', 'nl.md'), 'Beste {{wei}}.\n')
  expect(await draw()).toMatchObject({ code: 1, err: expect.stringContaining('did you mean `wie`') as string })
})

test('blocks go to the hub before the templates that pin them, once, and come back with a pull', async () => {
  const { folder, key } = await newFolder((each) => `${each}@1`)
  await write(join(folder, 'blocks', key, '1', 'nl.md'), 'De eerste tekst.\n')
  expect(jsonResultOf(await uitpost('push', folder, '--json', '--dry-run')).blocks).toEqual([
    { block: `${key}@1`, action: 'created' },
  ])
  expect((await hub.ask(`/v1/blocks/${key}`)).status).toBe(404)
  const first = jsonResultOf(await uitpost('push', folder, '--json'))
  expect(first).toMatchObject({
    blocks: [{ block: `${key}@1`, action: 'created' }],
    templates: [{ action: 'created', faults: [] }],
  })
  expect(jsonResultOf(await uitpost('push', folder, '--json'))).toMatchObject({
    blocks: [{ action: 'unchanged' }],
    templates: [{ action: 'unchanged' }],
  })
  expect(await uitpost('diff', folder, '--exit-code')).toMatchObject({ code: 0, out: '' })
  const elsewhere = join(root, `elders-${count}`)
  await mkdir(elsewhere)
  const pulled = jsonResultOf(await uitpost('pull', elsewhere, '--template', `brief-${count}`, '--json'))
  expect(pulled.blocks).toMatchObject([{ block: `${key}@1`, action: 'created' }])
  expect(await readFile(join(elsewhere, 'blocks', key, '1', 'nl.md'), 'utf8')).toBe('De eerste tekst.\n')
  expect(await alone('render', elsewhere, '--out', join(elsewhere, 'uit'), '--format', 'text')).toMatchObject({
    code: 0,
  })
  // A change here that the hub does not have: a version never changes, and pull asks before it replaces it.
  await write(join(elsewhere, 'blocks', key, '1', 'nl.md'), 'Een andere tekst.\n')
  expect(await uitpost('diff', elsewhere, '--exit-code')).toMatchObject({
    code: 1,
    out: expect.stringContaining('+Een andere tekst.') as string,
  })
  expect(await uitpost('push', elsewhere)).toMatchObject({
    code: 1,
    err: expect.stringContaining(`blocks/${key}/2`) as string,
  })
  expect((await uitpost('pull', elsewhere, '--template', `brief-${count}`)).code).toBe(3)
  expect(
    jsonResultOf(await uitpost('pull', elsewhere, '--template', `brief-${count}`, '--json', '--overwrite')).blocks,
  ).toMatchObject([{ action: 'updated' }])
})

test('a next version is a folder of its own; one that skips a number is refused before anything is pushed', async () => {
  const { folder, key, template } = await newFolder((each) => each)
  const pin = (version: number) =>
    write(
      join(template, 'template.yaml'),
      `name: { nl: Brief }\nblocks: ["${key}@${version}"]\nvariables:\n  - { name: wie, type: text, required: true }\n`,
    )
  await pin(1)
  await write(join(folder, 'blocks', key, '1', 'nl.md'), 'De eerste tekst.\n')
  expect((await uitpost('push', folder)).code).toBe(0)
  await pin(3)
  await write(join(folder, 'blocks', key, '3', 'nl.md'), 'De derde tekst.\n')
  expect(await uitpost('push', folder)).toMatchObject({
    code: 1,
    err: expect.stringContaining('has version 1 of this block; the next is 2, not 3') as string,
  })
  await pin(2)
  await write(join(folder, 'blocks', key, '2', 'nl.md'), 'De tweede tekst.\n')
  expect(await uitpost('push', folder)).toMatchObject({
    code: 0,
    out: expect.stringContaining(`block ${key}@2  created`) as string,
  })
  expect(await (await hub.ask(`/v1/blocks/${key}`)).json()).toMatchObject({
    version: 2,
    languages: { nl: 'De tweede tekst.' },
  })
})

test('a forbidden part of a block has its place, and a link is not followed', async () => {
  const { folder, key } = await newFolder((each) => `${each}@1`)
  await write(join(folder, 'blocks', key, '1', 'nl.md'), 'Een {{#if wie}} zonder einde.\n')
  expect(await uitpost('push', folder)).toMatchObject({
    code: 1,
    err: expect.stringMatching(new RegExp(`blocks/${key}/1/nl\\.md:\\d+:\\d+: `)) as string,
  })
  await write(join(folder, 'blocks', key, '1', 'notities.txt'), 'Iets.\n')
  expect((await uitpost('push', folder)).err).toMatch(/notities\.txt:1:1: A block has texts only/)
  const { folder: other } = await newFolder((each) => `${each}@1`)
  await mkdir(join(other, 'blocks'))
  await symlink(join(folder, 'blocks', key), join(other, 'blocks', `slot-${count}`))
  expect((await uitpost('push', other)).err).toMatch(/symbolic link/)
})
