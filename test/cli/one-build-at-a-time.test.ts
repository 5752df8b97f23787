import { execFile } from 'node:child_process'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { packageRoot } from '../../core/package-root.ts'

const run = promisify(execFile)
const dist = join(packageRoot, 'dist')
const work = `
  import { oneAtATime } from '${join(packageRoot, 'cli/build/one-at-a-time.mjs')}'
  await oneAtATime(async () => {
    console.log(Date.now())
    await new Promise((done) => setTimeout(done, 300))
    console.log(Date.now())
  })`
const build = async (): Promise<[number, number]> => {
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', work])
  const [began = 0, ended = 0] = stdout.trim().split('\n').map(Number)
  return [began, ended]
}

test('two processes do not build at the same time', async () => {
  const [first, second, third] = (await Promise.all([build(), build(), build()])).sort(([a], [b]) => a - b)
  expect(second?.[0]).toBeGreaterThanOrEqual(first?.[1] ?? Infinity)
  expect(third?.[0]).toBeGreaterThanOrEqual(second?.[1] ?? Infinity)
  expect(await readdir(dist)).not.toContain('.building')
})

test('a build that was killed does not lock out the next', async () => {
  const dead = run(process.execPath, ['--eval', ''])
  const pid = dead.child.pid
  await dead
  await mkdir(dist, { recursive: true })
  await writeFile(join(dist, '.building'), `${pid}`)
  const [began, ended] = await build()
  expect(ended).toBeGreaterThan(began)
})
