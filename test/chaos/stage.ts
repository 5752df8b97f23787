import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { migrateAll } from '../../cli/hub/migrate-all.ts'
import { type MailSink, startMailSink } from '../../cli/trial/mail-sink.ts'
import { type EmbeddedCluster, startPostgres } from '../../cli/trial/postgres.ts'
import { trialKeys } from '../../cli/trial/trial-keys.ts'
import { openTrialSecrets } from '../../cli/trial/trial-secrets.ts'
import { systemClock } from '../../core/clock.ts'
import { readSettings } from '../../core/config.ts'
import { createKeyring } from '../../core/crypto/keyring.ts'
import { openDatabase } from '../../core/db/database.ts'
import { prepareDatabase } from '../../core/db/prepare-database.ts'
import { entities } from '../../seeds/entities.ts'
import { seedEntities } from '../../seeds/seed-entities.ts'
import { type FaultySftp, startFaultySftp } from '../support/faulty/faulty-sftp.ts'
import { buildProgram } from '../support/programs/build-program.ts'
import { type FaultyLink, openFaultyLink } from './faulty-link.ts'
import { type ServerProcess, startProcess } from './server-process.ts'

/** A whole installation on loopback, every part of which can be killed or set to fail. */
export interface Stage {
  readonly url: string
  readonly liveKey: string
  readonly operatorKey: string
  readonly superuserUrl: string
  /** The connections of the two roles of the hub. */
  readonly databaseUrls: { readonly appUrl: string; readonly hubUrl: string }
  readonly processes: readonly ServerProcess[]
  readonly mail: MailSink
  readonly mailLink: FaultyLink
  readonly print: FaultySftp
  readonly printDir: string
  /** SIGKILL to the database server, and a start with the same data on the same port. */
  killDatabase(): Promise<void>
  /** SIGKILL to Redis, which comes back without any of its data; undefined where the queue is in PostgreSQL. */
  readonly wipeRedis: (() => Promise<void>) | undefined
  /** The folder of the database's files. */
  readonly cluster: string
  /** The settings of the processes, for a command beside them. */
  readonly environment: Readonly<Record<string, string>>
  /** SIGKILL to every process, and a start with these settings besides; undefined removes a setting. */
  restartWith(settings: Readonly<Record<string, string | undefined>>): Promise<void>
  /** SIGKILL to every process and to the database. */
  stopHard(): Promise<void>
  /** Starts the database and the processes again. */
  startAgain(): Promise<void>
  close(): Promise<void>
}

export interface StageOptions {
  readonly dataDir: string
  readonly queue: 'postgres' | 'redis'
  /** Where the log of the database is archived; absent: nowhere. */
  readonly backups?: string
}

export const leaseSeconds = 10

const databaseName = 'uitpost'

export async function openStage({ dataDir, queue, backups }: StageOptions): Promise<Stage> {
  const printDir = join(dataDir, 'partner')
  const logs = join(dataDir, 'logs')
  for (const folder of [printDir, logs]) await mkdir(folder, { recursive: true })
  buildProgram()
  const secrets = await openTrialSecrets(dataDir)
  const [databasePort, apiPort, redisPort] = [await freePort(), await freePort(), await freePort()]
  const startDatabase = (): Promise<EmbeddedCluster> =>
    startPostgres({ dataDir, port: databasePort, ...(backups !== undefined && { backups: { folder: backups } }) })
  let cluster = await startDatabase()
  await prepareDatabase(cluster.superuserUrl, databaseName, secrets.databasePasswords)
  const urlOf = (role: 'owner' | 'app' | 'hub'): string =>
    `postgres://uitpost_${role}:${secrets.databasePasswords[role]}@127.0.0.1:${databasePort}/${databaseName}`
  await migrateAll(urlOf('owner'), systemClock.now())
  const keys = trialKeys(secrets)
  await plant(urlOf('app'), urlOf('hub'), secrets.encryptionKeys, keys)

  const mail = await startMailSink({ dataDir, clock: systemClock })
  const mailLink = await openFaultyLink(Number(new URL(mail.smtpUrl).port))
  const print = await startFaultySftp(printDir)
  let redis = queue === 'redis' ? await startRedis(redisPort) : undefined

  const url = `http://127.0.0.1:${apiPort}`
  const environment: Record<string, string> = {
    PORT: String(apiPort),
    PUBLIC_URL: url,
    DATA_DIR: dataDir,
    DATABASE_URL: urlOf('app'),
    DATABASE_URL_HUB: urlOf('hub'),
    SMTP_URL: `smtp://127.0.0.1:${mailLink.port}`,
    SFTP_URL: print.url,
    ENCRYPTION_KEYS: secrets.encryptionKeys,
    SIGNING_KEY: secrets.signingKey,
    SESSION_SECRET: secrets.sessionSecret,
    OIDC_ISSUER_STAFF: 'http://127.0.0.1:9/nobody',
    OIDC_ISSUER_CITIZEN: 'http://127.0.0.1:9/nobody',
    RATE_LIMITS: 'false',
    // Short, so that a run in CI sees many leases expire.
    LEASE_SECONDS: String(leaseSeconds),
    LOG_LEVEL: 'info',
    ...(queue === 'redis' && { REDIS_URL: `redis://127.0.0.1:${redisPort}` }),
  }
  const processes = [
    startProcess('api', 'api', environment, logs),
    startProcess('dispatcher-1', 'dispatcher', environment, logs),
    startProcess('dispatcher-2', 'dispatcher', environment, logs),
  ]
  await untilUp(`${url}/health/ready`)

  const first = entities[0]
  const apiKeys = first === undefined ? undefined : keys.entities[first.code]
  if (apiKeys === undefined) throw new Error('The seeds have no first entity')
  const superuser = new URL(cluster.superuserUrl)
  superuser.pathname = `/${databaseName}`
  return {
    url,
    liveKey: apiKeys.live,
    operatorKey: keys.operator,
    superuserUrl: superuser.href,
    databaseUrls: { appUrl: urlOf('app'), hubUrl: urlOf('hub') },
    processes,
    mail,
    mailLink,
    print,
    printDir,
    cluster: cluster.folder,
    environment,
    killDatabase: async () => {
      await killServer(cluster.pid)
      cluster = await startDatabase()
    },
    restartWith: async (settings) => {
      for (const each of processes) await each.down()
      for (const [name, value] of Object.entries(settings))
        if (value === undefined) delete environment[name]
        else environment[name] = value
      await Promise.all(processes.map((each) => each.up()))
      await untilUp(`${url}/health/ready`)
    },
    stopHard: async () => {
      for (const each of processes) await each.down()
      await killServer(cluster.pid)
      await cluster.stop()
    },
    startAgain: async () => {
      cluster = await startDatabase()
      await Promise.all(processes.map((each) => each.up()))
      await untilUp(`${url}/health/live`)
    },
    wipeRedis:
      redis === undefined
        ? undefined
        : async () => {
            redis?.kill('SIGKILL')
            await new Promise((resolve) => setTimeout(resolve, 500))
            redis = await startRedis(redisPort)
          },
    close: async () => {
      for (const each of [...processes].reverse()) await each.stop()
      redis?.kill('SIGKILL')
      await mailLink.close()
      await mail.stop()
      await print.close()
      await cluster.stop()
    },
  }
}

async function plant(
  appUrl: string,
  hubUrl: string,
  encryptionKeys: string,
  keys: ReturnType<typeof trialKeys>,
): Promise<void> {
  const ring = readSettings({ ENCRYPTION_KEYS: encryptionKeys }).ENCRYPTION_KEYS
  if (ring === undefined) throw new Error('No encryption keys')
  const database = openDatabase({ appUrl, hubUrl })
  try {
    await seedEntities({ database, keyring: createKeyring(ring.keys, ring.index), now: systemClock.now() }, keys)
  } finally {
    await database.close()
  }
}

/** Nothing is written to disk: after a restart it is empty. */
async function startRedis(port: number): Promise<ChildProcess> {
  const child = spawn(
    'redis-server',
    [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--maxmemory-policy',
      'noeviction',
    ],
    { stdio: 'ignore' },
  )
  await once(child, 'spawn').catch(() => {
    throw new Error('redis-server is not installed: apt-get install redis-server')
  })
  return child
}

async function untilUp(url: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok === true) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`Nothing answers at ${url}; see the logs of the processes`)
}

/** Its sessions end a moment after it; until then the shared memory is in use, and no new server starts. */
async function killServer(pid: number): Promise<void> {
  const all = [pid, ...(await childrenOf(pid))]
  process.kill(pid, 'SIGKILL')
  for (const each of all) await untilGone(each)
}

async function childrenOf(pid: number): Promise<number[]> {
  return (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).split(' ').filter(Boolean).map(Number)
}

async function untilGone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0)
    } catch {
      return
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Below the ports that the system gives to connections: one of them could take the port while its server is down. */
async function freePort(): Promise<number> {
  for (;;) {
    const server = createServer().listen(20_000 + Math.floor(Math.random() * 12_000), '127.0.0.1')
    const free = await once(server, 'listening').then(
      () => true,
      () => false,
    )
    const address = server.address()
    if (!free || typeof address !== 'object' || address === null) continue
    server.close()
    await once(server, 'close')
    return address.port
  }
}
