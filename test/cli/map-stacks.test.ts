import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { packageRoot } from '../../core/package-root.ts'
import { startChild } from '../../templates/isolated/start-child.ts'

const server = pathToFileURL(join(packageRoot, 'dist/server/')).href
const bundle = pathToFileURL(join(packageRoot, 'dist/program/')).href
const stacks = pathToFileURL(join(packageRoot, 'cli/map-stacks.mjs')).href

/** The stack of an error that compiled code throws, in a process of its own. */
const stackOf = (folder: string): string =>
  execFileSync(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `const { mapStacks } = await import('${stacks}'); mapStacks('${folder}')
       const { signCheckpoint } = await import('${server}archive/ledger/checkpoint.js')
       try { signCheckpoint({ origin: 'two words' }) } catch (error) { console.log(error.stack) }`,
    ],
    { encoding: 'utf8' },
  )

test('a stack names the lines of the sources, and of other files its own', () => {
  const stack = stackOf(server)
  expect(stack).toMatch(/^Error: The name of a log must have no spaces/)
  expect(stack).toMatch(/at signCheckpoint \(\/\S+archive\/ledger\/checkpoint\.ts:\d+:\d+\)/)
  expect(stack).not.toContain('checkpoint.js')
  expect(stack).toContain('[eval1]')
})

test('files of another folder, or without a map, stay as they are', () => {
  expect(stackOf('file:///elsewhere/')).toMatch(/checkpoint\.js:\d+:\d+/)
})

test('a failure of the command line names the sources, although the program is one bundle', () => {
  const program = `const { runProgram } = await import('${bundle}program.js'); await runProgram(['status', 'msg_1'])`
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'] ?? '',
      LOG_LEVEL: 'debug',
      DATA_DIR: '/nowhere',
      UITPOST_URL: '',
      UITPOST_KEY: '',
    },
  })
  expect(stderr).toMatch(/\n {4}at .*\/cli\/reach\/[\w-]+\.ts:\d+:\d+/)
  expect(stderr).not.toContain('dist/program')
})

test('so does an error in a child process', async () => {
  const child = startChild({ program: new URL('asset-process.js', bundle), heapMb: 64, memoryMb: 512, limitMs: 20_000 })
  try {
    await expect(child.run({ kind: 'style' })).rejects.toThrow(/threw TypeError at check-style\.ts:\d+/)
  } finally {
    await child.end()
  }
})
