import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packageRoot } from '../../core/package-root.ts'
import { openTestApi, type TestApi } from '../support/hub/open-test-api.ts'
import { withPeer } from './with-peer.ts'

const run = promisify(execFile)
const folder = join(packageRoot, 'deploy/prometheus')
const unpacked = join(
  process.env['PEERS_BIN'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'test-peers'),
  'promtool',
)
const metricsToken = 'a-token-of-metrics'
const promtool = (args: readonly string[], cwd = folder) =>
  run(join(packageRoot, 'test/tools/peers/promtool'), args, { cwd })

withPeer('promtool of Prometheus', [unpacked], () => {
  let hub: TestApi
  let scratch: string
  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'uitpost-rules-'))
    hub = await openTestApi({ metricsToken })
    await hub.newEntity('OVO000001')
  })
  afterAll(() => rm(scratch, { recursive: true, force: true }))

  test('reads every alert rule', async () => {
    const { stdout } = await promtool(['check', 'rules', 'alerts.yml'])
    expect(stdout).toMatch(/SUCCESS: \d+ rules found/)
  })

  test('raises and withholds each alert as its unit tests say', async () => {
    const { stdout } = await promtool(['test', 'rules', 'alerts.test.yml'])
    expect(stdout).toContain('SUCCESS')
  })

  test('a rule with another limit fails its unit test', async () => {
    await cp(folder, scratch, { recursive: true })
    let rules = await readFile(join(scratch, 'alerts.yml'), 'utf8')
    const limits = [
      ['UitpostReadersNotAlerted', 'uitpost_alert_gap_percent >= 20', 'uitpost_alert_gap_percent >= 21'],
      ['UitpostRegistryAway', 'uitpost_registry_away_seconds > 300', 'uitpost_registry_away_seconds > 600'],
      ['UitpostRegistryFails', '0.1 * sum(', '0.3 * sum('],
      ['UitpostCaseWithoutFollowUp', '>= 3 * 86400', '>= 4 * 86400'],
      ['UitpostManyCases', '(uitpost_cases_open) >= 20', '(uitpost_cases_open) >= 21'],
      ['UitpostCaseResendStuck', '>= 900', '>= 901'],
      ['UitpostReportsWithoutLetter', 'for: 3d', 'for: 4d'],
    ] as const
    for (const [alert, from, to] of limits) {
      expect(rules, alert).toContain(from)
      rules = rules.replace(from, to)
    }
    await writeFile(join(scratch, 'alerts.yml'), rules)
    const { stdout, stderr } = await promtool(['test', 'rules', 'alerts.test.yml'], scratch).then(
      () => ({ stdout: 'every test passed', stderr: '' }),
      (error: { readonly stdout: string; readonly stderr: string }) => error,
    )
    for (const [alert] of limits) expect(`${stdout}${stderr}`, alert).toContain(`alertname: ${alert}`)
  })

  test('reads the metrics of a hub', async () => {
    const { status, bytes } = await hub.call('/metrics', { headers: { authorization: `Bearer ${metricsToken}` } })
    expect(status).toBe(200)
    const file = join(scratch, 'metrics.txt')
    await writeFile(file, bytes)
    // Metrics are linted by Prometheus' rules for names: what it cannot read is an error, a name it dislikes is advice.
    const checked = await run('sh', [
      '-c',
      `"${join(packageRoot, 'test/tools/peers/promtool')}" check metrics < "${file}" || [ $? -eq 3 ]`,
    ])
    expect(checked.stderr).not.toMatch(/error while linting/i)
  })
})
