import { expect, test } from 'vitest'
import { createLog } from '../../../core/log.ts'
import { openQueues } from '../../../dispatcher/queue/open-queues.ts'
import { cloneDatabase } from '../../support/database/database.ts'
import { startCuttingProxy } from '../../support/faulty/cutting-proxy.ts'
import { poll } from '../poll.ts'
import { testQueues } from './queue-contract.ts'

testQueues(async () => {
  const { hubUrl } = await cloneDatabase()
  return { databaseUrl: hubUrl }
})

test('queues that are opened while the database refuses connections work once it accepts them', async () => {
  const { hubUrl } = await cloneDatabase()
  const url = new URL(hubUrl)
  const proxy = await startCuttingProxy({ host: url.hostname, port: Number(url.port) })
  url.port = String(proxy.port)
  proxy.fault = 'refuse'
  const queues = openQueues({ databaseUrl: url.href }, createLog('silent'))
  const subject = '019a8f00-0000-7000-8000-000000000001'
  const handled: string[] = []
  queues.work('timers', 1, async (job) => {
    handled.push(job.subject)
  })
  const put = (): Promise<boolean> =>
    queues.put('timers', [{ name: 'first', job: { subject } }]).then(
      () => true,
      () => false,
    )
  expect(await put()).toBe(false)
  // An event loop that is kept busy would not come back from this.
  await new Promise((resolve) => setImmediate(resolve))
  proxy.fault = 'none'
  await poll(put, (done) => done)
  await poll(
    async () => handled,
    (subjects) => subjects.includes(subject),
  )
  await queues.close()
  await proxy.close()
})
