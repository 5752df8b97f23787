import { beforeAll, describe, expect, test } from 'vitest'
import { readSettings } from '../../core/config.ts'
import { openTestApi, type TestApi } from '../support/hub/open-test-api.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})

test('no page may use a device, a place or a payment of the browser', async () => {
  const policy = (await api.call('/docs')).headers.get('permissions-policy')
  for (const feature of ['camera', 'geolocation', 'microphone', 'payment', 'usb'])
    expect(policy).toContain(`${feature}=()`)
})

test('of the documentation viewer only the files that its page loads are served', async () => {
  const page = String((await api.call('/docs')).bytes)
  const loaded = [...page.matchAll(/(?:src|href)="(\/docs\/[^"]+)"/g)].map(([, path = '']) => path)
  expect(loaded).toHaveLength(4)
  for (const path of loaded) expect([path, (await api.call(path)).status]).toEqual([path, 200])
  for (const file of ['package.json', 'README.md', 'index.html', 'swagger-ui.js', '../package.json', ''])
    expect([file, (await api.call(`/docs/viewer/${file}`)).status]).toEqual([file, 404])
})

describe('the figures', () => {
  const figures = async (given: Parameters<typeof openTestApi>[0], authorization?: string) =>
    (await openTestApi(given, api)).call('/metrics', { headers: authorization === undefined ? {} : { authorization } })
  const metricsToken = 'a-token-of-metrics'
  test('are closed on a server without a token, and open in a trial', async () => {
    expect((await api.call('/metrics')).status).toBe(401)
    expect((await figures({ trial: true })).status).toBe(200)
  })
  test('are given for the token alone', async () => {
    expect((await figures({ metricsToken }, `Bearer ${metricsToken}`)).status).toBe(200)
    expect((await figures({ metricsToken }, 'Bearer guessed')).status).toBe(401)
    expect((await figures({ metricsToken, trial: true })).status).toBe(401)
  })
  test('are in the text format of Prometheus, and a source that fails is logged and leaves its own out', async () => {
    const count = { name: 'uitpost_dispatchers', help: 'Dispatchers.', values: [{ labels: {}, value: 2 }] }
    const away = () => Promise.reject(Object.assign(new Error('secret words'), { code: '57P03' }))
    const beside = await openTestApi({ trial: true, gauges: [away, async () => [count]] }, api)
    await beside.call('/health/live')
    const { status, headers, bytes } = await beside.call('/metrics')
    expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
    expect(String(bytes)).toMatch(/^uitpost_dispatchers 2$/m)
    expect(String(bytes)).toContain('uitpost_http_requests_total{method="GET",route="/health/live",status="200"} 1\n')
    const lines = beside.logLines.filter((line) => line.includes('some figures could not be read'))
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ code: '57P03' }])
    expect(lines.join()).not.toContain('secret words')
  })
})

describe('the caller’s address behind a proxy', () => {
  const failures = async (trustedProxies?: string): Promise<number[]> => {
    const behind = await openTestApi(
      {
        publicUrl: 'https://uitpost.example',
        rateLimits: true,
        ...(trustedProxies !== undefined && { trustedProxies }),
      },
      api,
    )
    const statuses: number[] = []
    for (let i = 0; i < 65; i += 1) {
      const headers = { 'x-forwarded-for': `192.0.2.${i}`, authorization: 'Bearer wrong' }
      statuses.push((await behind.call('/v1/messages', { headers })).status)
    }
    return statuses
  }
  test('is trusted of a proxy on this machine', async () => {
    expect(new Set(await failures())).toEqual(new Set([401]))
  })
  test('and of no address that is not trusted', async () => {
    expect((await failures('10.1.2.3')).at(-1)).toBe(429)
  })
  test.each(['loopback', 'loopback, 10.0.0.0/8', '2001:db8::/32', '192.0.2.1'])('%s is a setting', (value) => {
    expect(readSettings({ TRUSTED_PROXIES: value }).TRUSTED_PROXIES).toBe(value)
  })
  test.each(['all', '10.0.0.0/33', '10.0.0/8', 'true', '*', '10.0.0.0/8/8', 'loopback,,'])('%s is not', (value) => {
    expect(() => readSettings({ TRUSTED_PROXIES: value })).toThrow('TRUSTED_PROXIES')
  })
})
