import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../core/package-root.ts'
import { openTestHub } from '../support/hub/open-test-hub.ts'

const hub = await openTestHub()
const readme = await readFile(join(packageRoot, 'README.md'), 'utf8')

test('the first letter of the README arrives', async () => {
  const body = /-d '(\{[^']*\})'/.exec(readme)?.[1]
  const sent = await hub.ask('/v1/messages', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'readme' },
    body: body ?? '',
  })
  expect(sent.status).toBe(202)
  const { id } = (await sent.json()) as { id: string }
  const arrived = await hub.until(
    async () =>
      (await (await hub.ask(`/v1/messages/${id}`)).json()) as { status: string; deliveries: { channel: string }[] },
    ({ status }) => status === 'delivered',
  )
  expect(arrived.deliveries.map(({ channel }) => channel)).toEqual(['inbox'])
})

test('every file and command that the README names exists', async () => {
  const named = Array.from(readme.matchAll(/\]\(([^)#]+)\)/g), ([, path]) => path ?? '').filter(
    (path) => !path.startsWith('http'),
  )
  for (const path of named) await expect(readFile(join(packageRoot, path)), path).resolves.toBeDefined()
  const scripts = Object.keys(
    (JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8')) as { scripts: object }).scripts,
  )
  for (const [, script] of readme.matchAll(/npm run (\w+)/g)) expect(scripts).toContain(script)
})
