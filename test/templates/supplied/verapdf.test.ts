import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { checkVerapdf, runVerapdf } from '../../../templates/supplied/check/verapdf.ts'
import { openDocumentPool } from '../../../templates/supplied/process/open-document-pool.ts'

/** How the hub handles a command that is no veraPDF. The suite of peers proves that it understands the real one. */
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uitpost-verapdf-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function command(name: string, script: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, `#!/bin/sh\n${script}\n`)
  await chmod(path, 0o755)
  return path
}
const bytes = Buffer.alloc(3_000_000, 'x')

describe('no result', () => {
  test.each([
    ['it fails', 'exit 1'],
    ['it says nothing', 'cat >/dev/null'],
    ['it says something else', 'cat >/dev/null; echo "{}"'],
    ['it was ended', 'kill -9 $$'],
    ['it says too much', 'yes'],
    ['the job broke off', `cat >/dev/null; echo '{"report":{"jobs":[{"taskException":{"type":"PARSE"}}]}}'`],
  ])('when %s', async (what, script) => {
    let reported = 0
    const pool = openDocumentPool({
      verapdf: await command(what.replaceAll(' ', '-'), script),
      onNoVerdict: () => reported++,
    })
    expect(await pool.validate(bytes, { entity: 'a', patient: true })).toEqual({ validation: 'not-checked' })
    expect(reported).toBe(1)
    await pool.close()
  })

  test('when there is no such command, and when there is no veraPDF at all', async () => {
    await expect(runVerapdf(join(folder, 'none'), bytes)).rejects.toThrow()
    const pool = openDocumentPool()
    expect(await pool.validate(bytes, { entity: 'a' })).toEqual({ validation: 'not-checked' })
    await pool.close()
  })
})

test('a caller that does not wait gets a retry time; letters on their way wait', async () => {
  const slow = await command('slow', 'cat >/dev/null; sleep 0.1; echo "{}"')
  const pool = openDocumentPool({ verapdf: slow })
  const many = Array.from({ length: 10 }, (_, index) =>
    pool.validate(Buffer.from('x'), { entity: 'a', patient: index === 9 }),
  )
  await expect(pool.validate(Buffer.from('x'), { entity: 'a' })).rejects.toMatchObject({ code: 'UP-1503' })
  expect((await Promise.all(many)).every(({ validation }) => validation === 'not-checked')).toBe(true)
  await pool.close()
})

test('a command that does not answer as veraPDF does is refused at start', async () => {
  await expect(checkVerapdf('/bin/true')).rejects.toThrow('--version')
  await expect(checkVerapdf(join(folder, 'none'))).rejects.toThrow('--version')
  await checkVerapdf(await command('right', 'echo veraPDF 1.30.2'))
})

test('nothing of our settings reaches the command', async () => {
  vi.stubEnv('SESSION_SECRET', 'a secret of thirty-two characters')
  onTestFinished(() => void vi.unstubAllEnvs())
  const spy = await command('spy', `env >${folder}/seen; echo veraPDF`)
  await checkVerapdf(spy)
  const { readFile } = await import('node:fs/promises')
  const seen = await readFile(join(folder, 'seen'), 'utf8')
  expect(seen).toContain('JAVA_TOOL_OPTIONS=-Xmx')
  expect(seen).not.toContain('SECRET')
})
