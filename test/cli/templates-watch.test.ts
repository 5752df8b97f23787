import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { startUitpost } from '../support/hub/run-uitpost.ts'
import { writeTemplateFolder } from '../support/hub/template-folders.ts'

/** The command builds itself first where that is needed. */
vi.setConfig({ testTimeout: 300_000 })
const root = await mkdtemp(join(tmpdir(), 'uitpost-watch-'))
afterAll(() => rm(root, { recursive: true, force: true }))

test('with --watch a letter is drawn again after each change, until it is stopped', async () => {
  const folder = join(root, 'templates')
  const template = join(folder, 'brief')
  const block = join(root, 'blocks', 'slot', '1')
  await writeTemplateFolder(template)
  await mkdir(block, { recursive: true })
  await writeFile(join(block, 'nl.md'), 'Het slot.\n')
  const write = (text: string) => writeFile(join(template, 'nl.md'), `Uw brief\n\n${text}\n\n{{> slot@1}}\n`)
  await write('Beste {{wie}},')
  const started = startUitpost(
    ['templates', 'render', folder, '--out', join(root, 'uit'), '--format', 'text', '--no-large', '--watch'],
    { DATA_DIR: join(root, 'geen-hub') },
  )
  const letter = () => readFile(join(root, 'uit/brief/gewoon.nl.txt'), 'utf8').catch(() => '')
  const patience = { timeout: 240_000, interval: 50 }
  try {
    await expect.poll(() => started.output(), patience).toContain('Waiting for changes')
    expect(await letter()).toContain('Beste An,')
    await write('Dag {{wie}},')
    await expect.poll(letter, patience).toContain('Dag An,')
    // A fault is reported with its place, and the next save draws again.
    await write('Dag {{wei}},')
    await expect.poll(() => started.output(), patience).toMatch(/brief\/nl\.md:3:\d+: .*did you mean `wie`/)
    await write('Hallo {{wie}},')
    await expect.poll(letter, patience).toContain('Hallo An,')
    // Files outside the folder belong to its letters too.
    await writeFile(join(block, 'nl.md'), 'Een ander slot.\n')
    await expect.poll(letter, patience).toContain('Een ander slot.')
    started.child.kill('SIGINT')
    expect(await started.ended).toBe(0)
  } finally {
    started.child.kill('SIGKILL')
  }
})
