import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readStoreGauges } from '../../archive/scrub/store-state.ts'
import type { SecondLocation } from '../../archive/second-location/store-locations.ts'
import { createLog } from '../../core/log.ts'
import { packageRoot } from '../../core/package-root.ts'
import { countedRegistry } from '../../dispatcher/registry/registry-figures.ts'
import { gaugeSources } from '../../dispatcher/runtime/gauges.ts'
import { cloneDatabase } from '../support/database/database.ts'
import { ManualClock } from '../support/hub/manual-clock.ts'

interface Rule {
  readonly alert: string
  readonly expr: string
  readonly for?: string
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: { readonly summary: string; readonly description: string }
}
const file = await readFile(join(packageRoot, 'deploy/prometheus/alerts.yml'), 'utf8')
const { groups } = parse(file) as {
  readonly groups: readonly { readonly name: string; readonly rules: readonly Rule[] }[]
}
const rules = groups.flatMap((group) => group.rules)

test('every alert rule has a name of its own, a severity, a period that Prometheus reads, and words that name a page of the guide', async () => {
  expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length)
  expect(new Set(groups.map(({ name }) => name)).size).toBe(groups.length)
  for (const { alert, labels, annotations, ...rule } of rules) {
    expect(alert).toMatch(/^Uitpost[A-Za-z]+$/)
    expect(['page', 'ticket'], alert).toContain(labels['severity'])
    expect(rule.for ?? '0s', alert).toMatch(/^\d+[smhd]$/)
    expect(annotations.summary, alert).toMatch(/\.$/)
    for (const [page] of annotations.description.matchAll(/docs\/[a-z-]+\.md/g))
      expect(await readFile(join(packageRoot, page), 'utf8'), page).toBeTruthy()
  }
})

test('every alert has a unit test that raises it and one that does not', async () => {
  const { tests } = parse(await readFile(join(packageRoot, 'deploy/prometheus/alerts.test.yml'), 'utf8')) as {
    readonly tests: readonly {
      readonly alert_rule_test: readonly { readonly alertname: string; readonly exp_alerts: readonly unknown[] }[]
    }[]
  }
  const tested = tests.flatMap((each) => each.alert_rule_test)
  for (const { alert } of rules)
    for (const raised of [true, false])
      expect(
        tested.some(({ alertname, exp_alerts }) => alertname === alert && exp_alerts.length > 0 === raised),
        `${alert} ${raised ? 'raised' : 'withheld'}`,
      ).toBe(true)
})

test('every metric of an alert rule is one of the hub', async () => {
  const { database } = await cloneDatabase()
  const clock = new ManualClock('2026-11-24T10:00:00Z')
  // A registry has figures once it was asked.
  const registry = countedRegistry(
    { isStandIn: true, lookUp: async () => [] },
    { hub: database.hub, clock, log: createLog('silent') },
  )
  await registry.lookUp([], 'before-sending', new AbortController().signal)
  const second = { ...({} as SecondLocation), address: Buffer.alloc(16) }
  const sources = [
    ...gaugeSources(database.hub, clock),
    () => readStoreGauges(database.hub, second, 30 * 86_400_000, clock.now()),
  ]
  const gauges = (await Promise.all(sources.map((read) => read()))).flat()
  const known = new Set(gauges.map(({ name }) => name))
  const named = rules.flatMap(({ expr }) => [...expr.matchAll(/\buitpost_\w+/g)].map(([metric]) => metric))
  expect(named.length).toBeGreaterThan(rules.length)
  expect(named.filter((metric) => !known.has(metric))).toEqual([])
})
