import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSenderDomainWork } from '../../../../channels/email/adapter/sender-domain/work-sender-domains.ts'
import { readSenderDomainGauges } from '../../../../channels/email/store/sender-domain/sender-domain-gauges.ts'
import {
  checksAtOnce,
  listSenderDomains,
  type RegisteredDomain,
  readSenderDomain,
  registerSenderDomains,
  requestCheck,
} from '../../../../channels/email/store/sender-domain/sender-domains.ts'
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

const stad = { domain: 'stad.example', returnDomain: 'stad.example', usual: true }
const workOf = (daily = true, domains: readonly RegisteredDomain[] = [stad]) =>
  createSenderDomainWork({
    hub,
    clock,
    log,
    domains,
    daily,
    checking: { dns: { servers: [dns.address], timeoutMs: 500, tries: 1 } },
    readSetup: async ({ domain, returnDomain }) => ({
      domain,
      returnDomain,
      outgoing: ['192.0.2.10'],
      keys: 'none',
      reportsTo: `postmaster@${domain}`,
      returnReportsTo: 'postmaster@stad.example',
    }),
  })
const hour = 3_600_000

test('of several dispatchers one does the check; then it is due a day later', async () => {
  const done = await Promise.all([workOf()(never), workOf()(never), workOf()(never)])
  expect(done.flat()).toHaveLength(1)
  const found = await readSenderDomain(hub, 'STAD.example')
  expect(found).toMatchObject({ state: 'warning', checkedAt: clock.now(), stateSince: clock.now(), requestedAt: null })
  expect(found?.findings.map(({ check, state }) => `${check} ${state}`)).toContain('spf good')
  clock.advance(23 * hour)
  expect(await workOf()(never)).toEqual([])
  clock.advance(hour)
  expect(await workOf()(never)).toHaveLength(1)
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
    expect(await workOf()(never)).toHaveLength(1)
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
  expect(await workOf(false)(never)).toEqual([])
  expect((await readSenderDomain(hub, 'stad.example'))?.dueAt).toBeNull()
  await requestCheck(hub, 'stad.example', 'hub:command-line', clock.now())
  expect(await workOf(false)(never)).toHaveLength(1)
  expect((await readSenderDomain(hub, 'stad.example'))?.dueAt).toBeNull()
})

test('each of several domains is checked apart by one dispatcher, and its alignment with the shared return domain is stated', async () => {
  const both = [{ domain: 'dorp.example', returnDomain: 'stad.example', usual: false }, stad]
  dns.publish({ ...zone, '_dmarc.dorp.example': { TXT: ['v=DMARC1; p=none; rua=mailto:a@dorp.example'] } })
  const rounds = await Promise.all([workOf(true, both)(never), workOf(true, both)(never)])
  expect(
    rounds
      .flat()
      .map(({ domain }) => domain)
      .toSorted(),
  ).toEqual(['dorp.example', 'stad.example'])
  const listed = await listSenderDomains(hub)
  expect(listed.map(({ domain }) => domain)).toEqual(['stad.example', 'dorp.example'])
  const codesOf = (index: number, check: string) =>
    listed[index]?.findings.filter((each) => each.check === check).map(({ code }) => code)
  expect(codesOf(0, 'alignment')).toEqual(['aligned-spf-unknown-dkim'])
  expect(codesOf(1, 'alignment')).toEqual(['aligned-unknown'])
  expect(codesOf(1, 'dmarc')).toEqual(['dmarc-observes'])
  // A request for one domain leaves the other as it is; a restart with the same settings makes none due.
  await requestCheck(hub, 'dorp.example', 'staff:1', clock.now())
  expect((await workOf(true, both)(never)).map(({ domain }) => domain)).toEqual(['dorp.example'])
  expect(await workOf(true, both)(never)).toEqual([])
  // A domain that the settings no longer name is not checked, and not listed.
  clock.advance(25 * hour)
  expect((await workOf()(never)).map(({ domain }) => domain)).toEqual(['stad.example'])
  expect((await listSenderDomains(hub)).map(({ domain }) => domain)).toEqual(['stad.example'])
})

test('hundreds of domains become due at once, and a round takes only some of them', async () => {
  const many = Array.from({ length: checksAtOnce * 2 + 1 }, (_, at) => ({
    domain: `gemeente${at}.example`,
    returnDomain: 'stad.example',
    usual: at === 0,
  }))
  await registerSenderDomains(hub, many, true, clock.now())
  dns.publish(zone)
  const sizes: number[] = []
  for (let round = 0; round < 4; round += 1) sizes.push((await workOf(true, many)(never)).length)
  expect(sizes).toEqual([checksAtOnce, checksAtOnce, 1, 0])
})
