import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { packageRoot } from '../../core/package-root.ts'

test('a log line drops names, numbers, addresses, secrets and letter text, however deeply they are nested', async () => {
  const script = `
    import { createLog } from './core/log.ts'
    const recipient = { name: 'LEAK', insz: 'LEAK', email: 'LEAK', address: { street: 'LEAK' } }
    createLog('info').info({ message: 'msg_1', recipient, data: { bedrag: 'LEAK' }, req: { headers: { authorization: 'LEAK', cookie: 'LEAK' } }, deep: { recipient } }, 'accepted')`
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', script],
    { cwd: packageRoot },
  )
  expect(stdout).toContain('msg_1')
  expect(stdout).not.toContain('LEAK')
})
