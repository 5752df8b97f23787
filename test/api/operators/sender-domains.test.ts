import { beforeAll, expect, test } from 'vitest'
import { judgeComplaints, storeComplaintLimits } from '../../../channels/email/store/complaints/brakes.ts'
import { readComplaintGauges } from '../../../channels/email/store/complaints/complaint-gauges.ts'
import { addMailCounts } from '../../../channels/email/store/complaints/mail-counts.ts'
import type { Finding } from '../../../channels/email/store/sender-domain/finding.ts'
import { registerSenderDomains, storeCheck } from '../../../channels/email/store/sender-domain/sender-domains.ts'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let city: TestEntity
let operator: string
beforeAll(async () => {
  api = await openTestApi()
  city = await api.newEntity('OVO000001')
  operator = await api.newKey(null, ['hub:operate'])
  await registerSenderDomains(
    api.test.database.hub,
    [{ domain: 'stad.example', returnDomain: 'b.stad.example', usual: true }],
    false,
    api.clock.now(),
  )
})
const list = () => api.call('/v1/sender-domains', { key: operator })
const check = (domain: string, key = operator) =>
  api.call(`/v1/sender-domains/${domain}/check`, { method: 'POST', key, body: {} })

test('a domain that was never checked has no state', async () => {
  expect((await list()).json).toEqual({
    items: [{ domain: 'stad.example', returnDomain: 'b.stad.example', checking: false, findings: [] }],
  })
})

test('a check is requested once more while one is under way, audited, and refused for other domains and callers', async () => {
  const answer = await check('Stad.Example')
  expect([answer.status, answer.json.checking]).toEqual([202, true])
  expect((await check('elders.example')).json.code).toBe('UP-1404')
  expect((await check('stad.example', city.live)).status).toBe(403)
  expect((await api.call('/v1/sender-domains', { key: city.live })).status).toBe(403)
  const { json } = await api.call('/v1/audit', { key: operator })
  expect(json.items[0]).toMatchObject({
    action: 'check-sender-domain',
    subjectKind: 'sender-domain',
    subject: 'stad.example',
  })
})

test('a finding has its sentence in Dutch and English, and what DNS said is text', async () => {
  const finding: Finding = {
    check: 'dmarc',
    state: 'fault',
    code: 'dmarc-invalid',
    values: { domain: 'stad.example', record: 'v=DMARC1 {domain} <b>' },
    records: [{ name: '_dmarc.stad.example', type: 'TXT', value: 'v=DMARC1; p=none' }],
  }
  const at = { beganAt: api.clock.now(), checkedAt: api.clock.now(), nextAt: null }
  await storeCheck(api.test.database.hub, 'stad.example', {
    ...at,
    findings: [finding, { ...finding, code: 'of-later' }],
  })
  const [shown] = (await list()).json.items
  expect(shown).toMatchObject({ state: 'fault', checking: false, checkedAt: api.clock.now().toISOString() })
  expect(shown.findings[0].sentence).toEqual({
    nl: 'Het DMARC-record is niet geldig: ‘v=DMARC1 {domain} <b>’.',
    en: 'The DMARC record is not valid: ‘v=DMARC1 {domain} <b>’.',
  })
  expect(shown.findings[1].sentence).toEqual({ nl: 'of-later', en: 'of-later' })
})

test('an operator sees complaints by provider, and releases a provider once, with a reason', async () => {
  const { hub } = api.test.database
  const now = api.clock.now()
  const stad = { senderDomain: 'stad.example' }
  await storeComplaintLimits(hub, {
    windowDays: 7,
    warnPercent: 0.1,
    brakePercent: 0.25,
    minMails: 100,
  })
  await addMailCounts(hub, [{ ...stad, provider: 'gmail', handedOver: 1_000, complaints: 3 }], now)
  await addMailCounts(hub, [{ ...stad, provider: 'other', handedOver: 40, complaints: 0 }], now)
  await judgeComplaints(hub, { windowDays: 7, warnPercent: 0.1, brakePercent: 0.25, minMails: 100 }, now)
  const rates = await api.call('/v1/complaint-rates', { key: operator })
  const line = {
    domain: 'stad.example',
    provider: 'gmail',
    providerName: 'Gmail',
    mails: 1_000,
    complaints: 3,
    percent: 0.3,
  }
  expect(rates.json.items).toEqual([
    { ...line, state: 'waiting', waitsSince: now.toISOString() },
    { domain: 'stad.example', provider: 'other', mails: 40, complaints: 0, percent: 0, state: 'few' },
  ])
  const gauges = await readComplaintGauges(hub, now)
  expect(gauges.find(({ name }) => name === 'uitpost_complaint_brake')?.values).toContainEqual({
    labels: { domain: 'stad.example', provider: 'gmail' },
    value: 1,
  })
  const release = (body: unknown, key = operator) =>
    api.call('/v1/complaint-rates/stad.example/gmail/release', { method: 'POST', key, body })
  expect((await release({})).status).toBe(400)
  expect((await release({ reason: 'x' }, city.live)).status).toBe(403)
  expect((await release({ reason: 'lijst verbeterd' })).json.items[0]).toMatchObject({ state: 'few', mails: 0 })
  expect((await release({ reason: 'lijst verbeterd' })).json.code).toBe('UP-3070')
  const { json } = await api.call('/v1/audit', { key: operator })
  const audited = json.items.find(({ action }: { action: string }) => action === 'release-provider')
  expect(audited).toMatchObject({ subject: 'stad.example gmail', purpose: 'lijst verbeterd' })
})
