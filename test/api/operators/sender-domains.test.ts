import { beforeAll, expect, test } from 'vitest'
import type { Finding } from '../../../channels/email/store/sender-domain/finding.ts'
import { registerSenderDomain, storeCheck } from '../../../channels/email/store/sender-domain/sender-domains.ts'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let city: TestEntity
let operator: string
beforeAll(async () => {
  api = await openTestApi()
  city = await api.newEntity('OVO000001')
  operator = await api.newKey(null, ['hub:operate'])
  await registerSenderDomain(
    api.test.database.hub,
    { domain: 'stad.example', returnDomain: 'b.stad.example', daily: false },
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
