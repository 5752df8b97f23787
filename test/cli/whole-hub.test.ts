import { expect, test } from 'vitest'
import { openTestHub } from '../support/hub/open-test-hub.ts'

const hub = await openTestHub({ history: true })

test('the hub is ready and describes itself', async () => {
  const ready = await fetch(`${hub.url}/health/ready`)
  expect(ready.status).toBe(200)
  expect(hub.trial.templates.length).toBeGreaterThan(0)
  expect((await fetch(`${hub.url}/docs`)).status).toBe(200)
})

test('the keys of the trial open the API', async () => {
  expect((await hub.ask('/v1/messages')).status).toBe(200)
  expect((await hub.ask('/v1/messages', { key: 'uitpost_live_wrong' })).status).toBe(401)
})

test('the pages of both apps, the problems and the figures are there', async () => {
  const figures = await (await fetch(`${hub.url}/metrics`)).text()
  expect(figures).toMatch(/^# TYPE uitpost_chunks gauge$/m)
  expect((await fetch(`${hub.url}/docs/problems/UP-2101`)).status).toBe(200)
})

test('the history of the trial holds a letter of every kind, and is seeded once', async () => {
  await hub.historyPlanted
  const read = async (): Promise<{ status: string; reference: string }[]> =>
    ((await (await hub.ask('/v1/messages?limit=200')).json()) as { items: { status: string; reference: string }[] })
      .items
  const wanted = ['delivered', 'read', 'scheduled', 'held', 'cancelled', 'sent', 'undeliverable', 'failed']
  const items = await hub.until(read, (letters) => {
    const seen = new Set(letters.map(({ status }) => status))
    return wanted.every((status) => seen.has(status))
  })
  expect(new Set(items.map(({ reference }) => reference)).size).toBe(items.length)
})
