import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { packageRoot } from '../../core/package-root.ts'
import { oddPackages } from '../archive/transfer/odd-packages.ts'
import { withPeer } from './with-peer.ts'

const home =
  process.env['UITPOST_EARK_HOME'] ??
  join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'uitpost-tools/eark')

withPeer('submission packages, by commons-ip', ['java', join(home, 'classes')], () => {
  const folder = mkdtempSync(join(tmpdir(), 'uitpost-sip-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  function check(...paths: readonly string[]): { readonly status: number; readonly text: string } {
    try {
      const text = execFileSync(join(packageRoot, 'test/tools/eark/check'), ['--strict', ...paths], {
        encoding: 'utf8',
      })
      return { status: 0, text }
    } catch (error) {
      const { status, stdout } = error as { status: number; stdout: string }
      return { status, text: stdout }
    }
  }

  test('packages of every history are valid, without a remark', async () => {
    const packages = await oddPackages()
    for (const { name, bytes } of packages) writeFileSync(join(folder, `${name}.zip`), bytes)
    const { status, text } = check(folder)
    expect(text).toBe(`${packages.length} passed, 0 failed\n`)
    expect(status).toBe(0)
  })

  test('a changed byte in a letter makes a package invalid: the check does look', async () => {
    const [{ bytes } = { bytes: Buffer.alloc(0) }] = await oddPackages({ spoiled: true })
    const path = join(folder, 'spoiled.zip')
    writeFileSync(path, bytes)
    const { status, text } = check(path)
    expect(status).toBe(1)
    expect(text).toContain('CSIP71')
  })
})
