import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { goodLetter, postLetter } from '../support/letters.ts'
import { openTestApi, type TestApi } from '../support/open-test-api.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})

/** Lets nobody but the superuser in, and cuts off who is there; or lets all in again. */
async function setReachable(reachable: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: api.test.superuserUrl })
  await client.connect()
  try {
    await client.query(`alter database ${api.test.name} connection limit ${reachable ? -1 : 0}`)
    if (!reachable)
      await client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      )
  } finally {
    await client.end()
  }
}

test('without its database the API says when to come again, and a letter posted again is one letter', async () => {
  const { live } = await api.newEntity('OVO000001')
  const post = () => postLetter(api, live, goodLetter(), 'once-only')
  const first = await post()
  expect(first.status).toBe(202)
  await setReachable(false)
  const asked = [await post(), await api.call('/v1/messages', { key: live }), await api.call('/health/ready')]
  for (const answer of asked) {
    expect([answer.status, answer.json.code]).toEqual([503, 'UP-1503'])
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  }
  expect((await api.call('/health/live')).status).toBe(200)
  await setReachable(true)
  const again = await post()
  expect([again.status, again.json.id]).toEqual([202, first.json.id])
})
