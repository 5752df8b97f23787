import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { clientCertificate } from '../../../channels/ebox/adapter/client-assertion.ts'
import type { Channel } from '../../../channels/port.ts'
import { makeSelfSigned } from '../../../cli/trial/ebox/self-signed-certificate.ts'
import { dayMs } from '../../../core/durations.ts'
import type { ChannelName } from '../../../core/words/message.ts'
import { listCertificates } from '../../../dispatcher/channel-state/list-certificates.ts'
import { watchCertificates } from '../../../dispatcher/channel-state/watch-certificates.ts'
import { readChannelGauges } from '../../../dispatcher/runtime/channel-gauges.ts'
import { ManualClock } from '../../support/hub/manual-clock.ts'
import { openTestApi } from '../../support/hub/open-test-api.ts'

const start = new Date('2026-01-01T00:00:00Z')
const clock = new ManualClock(start)
const api = await openTestApi({ clock })
const { hub } = api.test.database
const folder = mkdtempSync(join(tmpdir(), 'uitpost-certificate-'))
afterAll(() => rmSync(folder, { recursive: true }))
const files = { keyFile: join(folder, 'key.pem'), certificateFile: join(folder, 'certificate.pem') }
const ending = (days: number) => makeSelfSigned('client', start, days)
function put({ key, certificate }: { readonly key: string; readonly certificate: string }, issuer = ''): void {
  writeFileSync(files.keyFile, key)
  writeFileSync(files.certificateFile, `${certificate}\n${issuer}`)
}

const lines: Record<string, unknown>[] = []
const log = pino({ base: null }, { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) })
// The real certificate of the eBox behind the port, and a channel without one.
const channels = new Map<ChannelName, Channel>([
  ['ebox', { certificates: async () => [await clientCertificate(files, clock.now())] } as unknown as Channel],
  ['inbox', {} as Channel],
])
let logged = new Map<string, number>()
async function look() {
  lines.length = 0
  await watchCertificates({ hub, log, clock, channels }, logged)
  const [seen] = await listCertificates(hub, clock.now())
  return {
    state: seen?.state,
    fault: seen?.fault,
    says: lines.map(({ level, msg }) => `${String(level)} ${String(msg)}`),
  }
}
const now = (days: number) => clock.advance(start.getTime() + days * dayMs - clock.now().getTime())
beforeEach(() => {
  logged = new Map()
  now(0)
})

test('a certificate warns from thirty days before its end, once a day, and until it is renewed', async () => {
  put(ending(100))
  expect(await look()).toEqual({ state: 'UP', fault: null, says: [] })
  now(70)
  expect(await look()).toMatchObject({ state: 'ENDS', says: ['40 certificate ends soon'] })
  expect(lines[0]).toMatchObject({ channel: 'ebox', certificate: 'client', days: 30 })
  now(70.9)
  expect(await look()).toMatchObject({ state: 'ENDS', says: [] })
  now(71)
  expect(await look()).toMatchObject({ state: 'ENDS', says: ['40 certificate ends soon'] })
  put(ending(400))
  expect(await look()).toMatchObject({ state: 'UP', says: [] })
})

test('one that ended, or whose key is another, is an error at once, though it warned today', async () => {
  put(ending(10))
  expect((await look()).says).toEqual(['40 certificate ends soon'])
  now(10)
  expect(await look()).toEqual({ state: 'DOWN', fault: 'certificate-expired', says: ['50 certificate is of no use'] })
  now(1)
  put({ ...ending(100), key: ending(100).key })
  expect(await look()).toMatchObject({ state: 'DOWN', fault: 'key-and-certificate-differ' })
  writeFileSync(files.certificateFile, 'nothing')
  expect(await look()).toMatchObject({ state: 'DOWN', fault: 'certificate-unreadable' })
  writeFileSync(files.keyFile, 'nothing')
  expect(await look()).toMatchObject({ state: 'DOWN', fault: 'key-unreadable' })
})

test('the end of an issuer counts where it comes first', async () => {
  put(ending(300), ending(20).certificate)
  expect(await look()).toMatchObject({ state: 'ENDS' })
})

test('health, figures and the list of channels say it, and the hub stays ready', async () => {
  put(ending(20))
  await look()
  const endsAt = new Date(start.getTime() + 20 * dayMs).toISOString()
  const ready = await api.call('/health/ready')
  expect([ready.status, ready.json.certificates]).toEqual([
    200,
    [{ channel: 'ebox', name: 'client', state: 'ENDS', endsAt }],
  ])
  const operator = await api.newKey(null, ['hub:operate'])
  const { items } = (await api.call('/v1/channels', { key: operator })).json
  const ebox = items.find(({ name }: { name: string }) => name === 'ebox')
  expect(ebox.certificates).toMatchObject([{ name: 'client', state: 'ENDS', endsAt }])
  expect(items.filter((each: { certificates?: unknown }) => each.certificates !== undefined)).toHaveLength(1)
  const gauges = await readChannelGauges(hub, clock.now())
  const valueOf = (name: string) => gauges.find((each) => each.name === name)?.values
  const labels = { channel: 'ebox', certificate: 'client' }
  expect(valueOf('uitpost_certificate_days')).toEqual([{ labels, value: 20 }])
  expect(valueOf('uitpost_certificate_faulty')).toEqual([{ labels, value: 0 }])
})

test('a certificate that no dispatcher has any more disappears', async () => {
  put(ending(100))
  await look()
  now(3)
  await watchCertificates({ hub, log, clock, channels: new Map() }, new Map())
  expect(await listCertificates(hub, clock.now())).toEqual([])
})
