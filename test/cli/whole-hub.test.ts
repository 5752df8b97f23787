import { expect, test } from 'vitest'
import { openTestHub } from '../support/hub/open-test-hub.ts'

const hub = await openTestHub()

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
