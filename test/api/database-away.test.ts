import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { routes } from '../../api/routes.ts'
import { tellAway } from '../../core/blobs/blobs-away.ts'
import { openFileBlobs } from '../../core/blobs/file-blobs.ts'
import { openDatabase } from '../../core/db/database.ts'
import { newId, showId } from '../../core/words/id.ts'
import { type CuttingProxy, startCuttingProxy } from '../support/faulty/cutting-proxy.ts'
import { makeLetter } from '../support/files/supplied-pdfs.ts'
import { goodLetter, postLetter } from '../support/hub/letters.ts'
import { type Answer, type CallInit, openTestApi, type TestApi, type TestEntity } from '../support/hub/open-test-api.ts'
import { afterFile } from '../support/process/after-file.ts'

let api: TestApi
let entity: TestEntity
beforeAll(async () => {
  api = await openTestApi()
  entity = await api.newEntity('OVO000009')
})

/** An answer that a caller can use: later, not never, and in our own words. */
function expectAway(what: string, { status, json, headers }: Answer): void {
  expect([what, status, json.code]).toEqual([what, 503, 'UP-1503'])
  expect([what, Number(headers.get('retry-after')) > 0]).toEqual([what, true])
}

/** A process beside `api` whose connection to the database can be broken. */
async function behindProxy(queryTimeoutMs: number): Promise<{ api: TestApi; proxy: CuttingProxy; idle: string[] }> {
  const { hostname: host, port } = new URL(api.test.appUrl)
  const proxy = await startCuttingProxy({ host, port: Number(port) })
  const through = (url: string): string => {
    const made = new URL(url)
    made.port = String(proxy.port)
    return made.href
  }
  const database = openDatabase({
    appUrl: through(api.test.appUrl),
    hubUrl: through(api.test.hubUrl),
    queryTimeoutMs,
    onIdleError: () => undefined,
  })
  afterFile(async () => {
    proxy.fault = 'none'
    await database.close()
    await proxy.close()
  })
  const beside = await openTestApi({ database }, api)
  return { api: beside, proxy, idle: beside.logLines }
}

/** Refuses every connection but the superuser's and closes the open ones; or allows all again. */
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

/** Values of path parameters that could name something, so that each handler reaches the database. */
const named = (path: string): string => {
  const kind = /dead-letters/.test(path) ? 'deadLetter' : /print-runs/.test(path) ? 'run' : undefined
  const id = showId(
    kind ??
      (/records/.test(path)
        ? 'record'
        : /members/.test(path)
          ? 'member'
          : /api-keys/.test(path)
            ? 'apiKey'
            : 'message'),
    newId('message', new Date()) as never,
  )
  return path
    .replace(
      '{id}',
      /inbox/.test(path) ? id.replace('msg', 'inb') : /entities/.test(path) ? id.replace('msg', 'ent') : id,
    )
    .replaceAll(/\{(n|version)\}/g, '1')
    .replace('{key}', 'vergunning')
    .replace('{name}', 'inbox')
    .replace('{document}', '1')
    .replace('{door}', 'staff')
}

test('with a database that refuses, no route reports an internal error, and the log is not flooded', async () => {
  const { api: cut, proxy } = await behindProxy(2_000)
  const operator = await api.newKey(null, ['hub:operate'])
  const who: Pick<CallInit, 'key' | 'headers'>[] = [
    { key: entity.live },
    { key: operator, headers: { 'uitpost-entity': entity.code } },
  ]
  for (const each of who) expect((await cut.call('/v1/caller', each)).status).toBe(200)
  proxy.fault = 'refuse'
  await cutAll()
  const met: string[] = []
  for (const route of routes.filter(({ path }) => !path.startsWith('/auth')))
    for (const { headers, ...key } of who) {
      const path = named(route.path)
      const answer = await cut.call(
        route.method === 'get' && route.path.endsWith('/diff') ? `${path}?from=1&to=2` : path,
        {
          method: route.method.toUpperCase(),
          ...key,
          headers: { 'idempotency-key': 'k', 'uitpost-purpose': 'a test', ...headers },
          ...(route.method === 'post' || route.method === 'put' ? { body: {} } : {}),
        },
      )
      if (answer.status < 500) continue
      met.push(`${route.method} ${route.path}`)
      expectAway(`${route.method} ${route.path}`, answer)
    }
  // All operations that read, and those that need no body.
  expect(new Set(met).size).toBeGreaterThan(25)
  const lines = cut.logLines.filter((line) => !line.includes('"answered"'))
  expect(lines.length).toBeLessThan(5)
  proxy.fault = 'none'
  expect((await cut.call('/v1/messages', { key: entity.live })).status).toBe(200)
}, 60_000)

test('with a database that hangs, every request ends with 503, readiness too, and all requests succeed afterwards', async () => {
  const { api: hung, proxy } = await behindProxy(300)
  expect((await hung.call('/v1/messages', { key: entity.live })).status).toBe(200)
  expect((await hung.call('/health/ready')).json).toEqual({
    status: 'UP',
    parts: { database: 'UP', documents: 'UP' },
    store: { lock: 'ABSENT', lost: 0, secondLocation: 'ABSENT' },
    dispatcher: { state: 'absent' },
    queue: 'UNKNOWN',
    channels: { ebox: 'UP', email: 'UP', inbox: 'UP', print: 'UP' },
    servers: {},
    certificates: [],
    overdueMail: { letters: 0 },
  })
  proxy.fault = 'swallow'
  const ready = await hung.call('/health/ready')
  expectAway('ready', ready)
  expect(ready.json.parts).toEqual({ database: 'DOWN', documents: 'UP' })
  expect(ready.json).toMatchObject({ dispatcher: { state: 'unknown' }, queue: 'UNKNOWN' })
  const many = await Promise.all(Array.from({ length: 15 }, () => hung.call('/v1/messages', { key: entity.live })))
  for (const answer of many) expectAway('list', answer)
  expectAway('post', await postLetter(hung, entity.live, goodLetter(), 'while-it-hangs'))
  expect((await hung.call('/health/live')).status).toBe(200)
  proxy.fault = 'none'
  await expect.poll(async () => (await hung.call('/health/ready')).status, { timeout: 20_000 }).toBe(200)
  const [first, second] = [
    await postLetter(hung, entity.live, goodLetter(), 'while-it-hangs'),
    await postLetter(api, entity.live, goodLetter(), 'while-it-hangs'),
  ]
  expect([first.status, second.json.id]).toEqual([202, first.json.id])
}, 60_000)

test.each<[string, string, string]>([
  ['that is read-only', 'alter database %s set default_transaction_read_only = on', 'alter database %s reset all'],
  [
    'whose disk is full',
    // The error of PostgreSQL when a file cannot grow.
    `create function full_disk() returns trigger language plpgsql as $$ begin raise disk_full; end $$;
     create trigger full_disk before insert on message for each row execute function full_disk();
     create trigger full_disk before insert on write_probe for each row execute function full_disk()`,
    'drop function full_disk cascade',
  ],
])('a database %s takes no letter, and readiness says so until it does', async (_what, spoil, mend) => {
  const { database } = await freshDatabase()
  const at = await openTestApi({ database }, api)
  expect((await at.call('/health/ready')).status).toBe(200)
  await asSuperuser(spoil)
  const fresh = await freshDatabase()
  const again = await openTestApi({ database: fresh.database }, api)
  expectAway('post', await postLetter(again, entity.live, goodLetter()))
  const ready = await again.call('/health/ready')
  expectAway('ready', ready)
  expect(ready.json.parts.database).toBe('DOWN')
  expect((await again.call('/v1/messages', { key: entity.live })).status).toBe(200)
  await asSuperuser(mend)
  const after = await freshDatabase()
  expect((await (await openTestApi({ database: after.database }, api)).call('/health/ready')).status).toBe(200)
})

test('with a blob store that is away, an upload is 503 and readiness names the failing part', async () => {
  // A folder cannot be made below a file: this is how a missing volume appears to the hub.
  const file = fileURLToPath(import.meta.url)
  const blobs = tellAway(openFileBlobs(join(file, 'blobs'), randomUUID))
  const without = await openTestApi({ blobs }, api)
  const ready = await without.call('/health/ready')
  expectAway('ready', ready)
  expect(ready.json.parts).toEqual({ database: 'UP', documents: 'DOWN' })
  const form = new FormData()
  form.append('purpose', 'attachment')
  form.append('file', new Blob([new Uint8Array(await makeLetter())], { type: 'application/pdf' }), 'bijlage.pdf')
  expectAway('upload', await without.call('/v1/documents', { method: 'POST', key: entity.live, raw: form }))
  expect((await without.call('/v1/messages', { key: entity.live })).status).toBe(200)
})

async function asSuperuser(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: api.test.superuserUrl })
  await client.connect()
  try {
    await client.query('set default_transaction_read_only = off')
    await client.query(statement.replace('%s', api.test.name))
  } finally {
    await client.end()
  }
}
async function cutAll(): Promise<void> {
  await asSuperuser(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
}
/** Connections that were made after a setting of the database was changed. */
async function freshDatabase() {
  const database = openDatabase({ appUrl: api.test.appUrl, hubUrl: api.test.hubUrl })
  afterFile(() => database.close())
  return { database }
}
