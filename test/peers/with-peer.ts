import { accessSync, constants } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'
import { describe, test } from 'vitest'

/**
 * A suite that needs third-party programs, by their names or whole paths. Where one is missing it is skipped and says how to get
 * it; in CI that is a failure, since a suite that never runs proves nothing.
 */
export function withPeer(name: string, programs: readonly string[], suite: () => void | Promise<void>): void {
  const missing = programs.filter((program) => !isInstalled(program))
  if (process.getuid?.() !== 0) missing.push('the rights of root')
  if (missing.length === 0) {
    describe(name, suite)
    return
  }
  const because = `skipped because ${missing.join(' and ')} is missing; test/tools/install-peers (as root) installs it`
  if (process.env['CI'] === 'true') {
    test(name, () => {
      throw new Error(`In CI no peer may be missing: ${because}`)
    })
    return
  }
  console.warn(`${name}: ${because}`)
  test.skip(`${name}: ${because}`, () => undefined)
}

function isInstalled(program: string): boolean {
  const folders = isAbsolute(program) ? ['/'] : [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin']
  return folders.some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
