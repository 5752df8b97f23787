import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { packageRoot } from '../../core/package-root.ts'

const server = pathToFileURL(join(packageRoot, 'dist/server/')).href
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
