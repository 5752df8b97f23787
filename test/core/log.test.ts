import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '../../core/package-root.ts'

test('a log line drops names, numbers, addresses, secrets and letter text, however deeply they are nested', async () => {
  const script = `
    import { createLog } from './dist/server/core/log.js'
    const recipient = { name: 'LEAK', insz: 'LEAK', email: 'LEAK', address: { street: 'LEAK' } }
    createLog('info').info({ message: 'msg_1', recipient, data: { bedrag: 'LEAK' }, req: { headers: { authorization: 'LEAK', cookie: 'LEAK' } }, deep: { recipient } }, 'accepted')`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    cwd: packageRoot,
  })
  expect(stdout).toContain('msg_1')
  expect(stdout).not.toContain('LEAK')
})

describe('no line is lost, and each is in its place', () => {
  const lines = 500
  const run = (ending: string, file?: string) =>
    spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { createLog } from './dist/server/core/log.js'
        import { processTerminal } from './dist/server/cli/terminal.js'
        const log = createLog('info', ${JSON.stringify(file)})
        const stopped = processTerminal.untilStopped()
        for (let line = 0; line < ${lines}; line += 1) log.info({ line })
        ${ending}`,
      ],
      { cwd: packageRoot, stdio: ['ignore', 'pipe', 'pipe'] },
    )
  const numbersOf = (written: string) =>
    written
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { line: number }).line)
  const all = (count: number) => Array.from({ length: count }, (_, line) => line)
  const last = `log.info({ line: ${lines} })`

  test.concurrent.each([
    ['ends by itself', last],
    [
      'is stopped by SIGTERM',
      `const work = setInterval(() => undefined, 1_000)
      process.kill(process.pid, 'SIGTERM'); await stopped; clearInterval(work); ${last}`,
    ],
    ['fails', `${last}; setTimeout(() => { throw new Error('a test') })`],
    ['is killed just after a warning', `log.warn({ line: ${lines} }); process.kill(process.pid, 'SIGKILL')`],
  ])('when the process %s', async (_what, ending) => {
    expect(numbersOf(await text(run(ending).stdout))).toEqual(all(lines + 1))
  })

  test.concurrent('and all are written soon while the process runs', async () => {
    const running = run('setInterval(() => undefined, 1_000)')
    let written = ''
    for await (const piece of running.stdout) {
      written += String(piece)
      if (written.includes(`"line":${lines - 1}}\n`)) break
    }
    expect(numbersOf(written)).toEqual(all(lines))
    running.kill('SIGKILL')
    await once(running, 'exit')
  })

  test.concurrent('also to a reader that pauses, for which the process does not wait', async () => {
    const many = 10_000
    const running = run(`
      // As the command does; it makes writing to a pipe fail instead of wait.
      process.stdout.on('error', () => undefined)
      for (let line = ${lines}; line < ${many}; line += 1) log.info({ line })
      console.error('written')
      setInterval(() => undefined, 1_000)
      await stopped
      process.exit()`)
    await once(running.stderr, 'data')
    running.kill('SIGTERM')
    expect(numbersOf(await text(running.stdout))).toEqual(all(many))
  })

  test.concurrent('in a file, which only its owner may read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'uitpost-log-'))
    const file = join(folder, 'uitpost.log')
    const running = run(last, file)
    await once(running, 'exit')
    expect(numbersOf(await readFile(file, 'utf8'))).toEqual(all(lines + 1))
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    await rm(folder, { recursive: true })
  })
})
