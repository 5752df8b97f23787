import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSenderDomainWork } from '../../../../channels/email/adapter/sender-domain/work-sender-domains.ts'
import { readSenderDomainGauges } from '../../../../channels/email/store/sender-domain/sender-domain-gauges.ts'
import { readSenderDomain, requestCheck } from '../../../../channels/email/store/sender-domain/sender-domains.ts'
import type { Log } from '../../../../core/log.ts'
import { cloneDatabase } from '../../../support/database/database.ts'
import { type DnsServer, openDnsServer, type Zone } from '../../../support/dns/open-dns-server.ts'
import { ManualClock } from '../../../support/hub/manual-clock.ts'

const { hub } = (await cloneDatabase()).database
const clock = new ManualClock('2026-11-24T10:00:00Z')
const warnings: unknown[] = []
const log = { warn: (facts: unknown) => void warnings.push(facts) } as unknown as Log
const never = new AbortController().signal
const zone: Zone = {
  'stad.example': { TXT: ['v=spf1 ip4:192.0.2.10 -all'], MX: [[10, 'mx.stad.example']] },
  'mx.stad.example': { A: ['192.0.2.25'] },
  '_dmarc.stad.example': { TXT: ['v=DMARC1; p=reject; rua=mailto:a@stad.example'] },
}
let dns: DnsServer
beforeAll(async () => {
  dns = await openDnsServer(zone)
})
afterAll(() => dns.close())

const workOf = (daily = true) =>
  createSenderDomainWork({
    hub,
    clock,
    log,
    domain: 'stad.example',
    returnDomain: 'stad.example',
    daily,
    checking: { dns: { servers: [dns.address], timeoutMs: 500, tries: 1 } },
    readSetup: async () => ({
      domain: 'stad.example',
      returnDomain: 'stad.example',
      outgoing: ['192.0.2.10'],
      keys: 'none',
      reportsTo: 'postmaster@stad.example',
    }),
  })
const hour = 3_600_000

test('of several dispatchers one does the check; then it is due a day later', async () => {
  const done = await Promise.all([workOf()(never), workOf()(never), workOf()(never)])
  expect(done.filter((each) => each !== undefined)).toHaveLength(1)
  const found = await readSenderDomain(hub, 'STAD.example')
  expect(found).toMatchObject({ state: 'warning', checkedAt: clock.now(), stateSince: clock.now(), requestedAt: null })
  expect(found?.findings.map(({ check, state }) => `${check} ${state}`)).toContain('spf good')
  clock.advance(23 * hour)
  expect(await workOf()(never)).toBeUndefined()
  clock.advance(hour)
  expect(await workOf()(never)).toBeDefined()
})

test('a check that a person requests is done at once, and a request that comes during a check is not lost', async () => {
  clock.advance(hour)
  expect(await requestCheck(hub, 'elders.example', 'staff:1', clock.now())).toBe(false)
  await requestCheck(hub, 'stad.example', 'staff:1', clock.now())
  expect((await readSenderDomain(hub, 'stad.example'))?.requestedAt).toEqual(clock.now())
  const running = workOf()(never)
  const during = new Date(clock.now().getTime() + 1)
  await requestCheck(hub, 'stad.example', 'staff:1', during)
  await running
  const after = await readSenderDomain(hub, 'stad.example')
  // The request came before or after the work took the domain: it is answered in either case.
  if (after?.requestedAt !== null) {
    clock.advance(2)
    expect(await workOf()(never)).toBeDefined()
  }
  expect((await readSenderDomain(hub, 'stad.example'))?.requestedAt).toBeNull()
})

test('a new fault is logged once, and the figures name it; silence is no fault and is repeated within the hour', async () => {
  expect(warnings).toEqual([])
  dns.publish({ ...zone, 'stad.example': { MX: [[10, 'mx.stad.example']] } })
  for (let round = 0; round < 2; round += 1) {
    clock.advance(25 * hour)
    await workOf()(never)
  }
  expect(warnings).toEqual([{ domain: 'stad.example', check: 'spf', finding: 'spf-missing' }])
  const faults = (await readSenderDomainGauges(hub))
    .find(({ name }) => name === 'uitpost_sender_domain_findings')
    ?.values.find(({ labels }) => labels['state'] === 'fault')
  expect(faults).toEqual({ labels: { domain: 'stad.example', state: 'fault' }, value: 1 })
  const since = (await readSenderDomain(hub, 'stad.example'))?.stateSince
  dns.publish(Object.fromEntries(Object.keys(zone).map((name) => [name, { fails: 'SERVFAIL' as const }])))
  clock.advance(25 * hour)
  await workOf()(never)
  const silent = await readSenderDomain(hub, 'stad.example')
  expect(silent?.stateSince).not.toEqual(since)
  expect(silent?.findings.find(({ check }) => check === 'spf')?.state).toBe('not-checked')
  expect(silent?.dueAt).toEqual(new Date(clock.now().getTime() + hour))
})

test('a trial checks only on request; a domain that changes is checked, and the former one is no longer listed', async () => {
  dns.publish(zone)
  clock.advance(25 * hour)
  expect(await workOf(false)(never)).toBeUndefined()
  expect((await readSenderDomain(hub, 'stad.example'))?.dueAt).toBeNull()
  await requestCheck(hub, 'stad.example', 'hub:command-line', clock.now())
  expect(await workOf(false)(never)).toBeDefined()
  expect((await readSenderDomain(hub, 'stad.example'))?.dueAt).toBeNull()
})
