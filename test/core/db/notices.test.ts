import { sql } from 'drizzle-orm'
import pg from 'pg'
import { beforeAll, expect, test, vi } from 'vitest'
import { createNotifier, listenForNotices } from '../../../core/db/notices.ts'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'

let at: TestDatabase

beforeAll(async () => {
  at = await cloneDatabase()
})

test('the role that accepts letters gives notice, and the listener of the dispatcher hears it, also after its connection was lost', async () => {
  let heard = 0
  const listener = listenForNotices(at.hubUrl, 'uitpost_work', () => {
    heard += 1
  })
  // It looks for work once when it begins to listen.
  await vi.waitFor(() => expect(heard).toBe(1), { timeout: 10_000 })
  const give = createNotifier(at.database.app, 'uitpost_work', 10)
  give()
  await vi.waitFor(() => expect(heard).toBe(2), { timeout: 10_000 })

  const superuser = new pg.Client({ connectionString: at.superuserUrl })
  await superuser.connect()
  const ended = await superuser.query(
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity where query = 'listen uitpost_work' and datname = current_database()`,
  )
  await superuser.end()
  expect(ended.rowCount).toBe(1)
  await vi.waitFor(() => expect(heard).toBe(3), { timeout: 10_000 })
  give()
  await vi.waitFor(() => expect(heard).toBe(4), { timeout: 10_000 })
  await listener.close()
  await at.database.app.query(sql`select pg_notify('uitpost_work', '')`)
  expect(heard).toBe(4)
})

test('many calls at once give notice twice: at once, and when the pause is over', async () => {
  vi.useFakeTimers()
  try {
    let given = 0
    const query = async (): Promise<never[]> => {
      given += 1
      return []
    }
    const give = createNotifier({ query }, 'uitpost_work', 100)
    for (let call = 0; call < 500; call += 1) give()
    expect(given).toBe(1)
    vi.advanceTimersByTime(100)
    expect(given).toBe(2)
    vi.advanceTimersByTime(1_000)
    expect(given).toBe(2)
    give()
    expect(given).toBe(3)
  } finally {
    vi.useRealTimers()
  }
})
