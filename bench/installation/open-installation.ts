import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { openClusterHome } from '../../cli/trial/postgres/cluster-home.ts'
import { superuser } from '../../cli/trial/postgres/create-cluster.ts'
import { findServerUser } from '../../cli/trial/postgres/server-user.ts'
import { type StandIns, startStandIns } from '../../cli/trial/start-stand-ins.ts'
import { trialKeys } from '../../cli/trial/trial-keys.ts'
import { systemClock } from '../../core/clock.ts'
import { readSettings } from '../../core/config.ts'
import { createKeyring, type Keyring } from '../../core/crypto/keyring.ts'
import { type Database, openDatabase } from '../../core/db/database.ts'
import { entities } from '../../seeds/entities.ts'
import { seedEntities } from '../../seeds/seed-entities.ts'
import { type HubProcess, startHubProcess } from './hub-process.ts'
import {
  type CpuReading,
  cpuSecondsOfServer,
  cpuSecondsOfThreads,
  cpuSecondsOfTree,
  parentOf,
  type ServerTime,
} from './process-times.ts'

/** A separate installation in a temporary folder: a durable embedded PostgreSQL (fsync on), and the requested processes. */
export interface Installation extends AsyncDisposable {
  readonly url: string
  readonly liveKey: string
  /** The live keys of all seeded entities, by code. */
  readonly liveKeys: Readonly<Record<string, string>>
  readonly database: Database
  readonly keyring: Keyring
  /** Of the built-in server's superuser, who may load modules; never to serve a request. */
  readonly superuserUrl: string
  /** The folder of the archive's parts and packs. */
  readonly blobsDir: string
  /** Processor time that each part has used so far; empty where the system does not report it. */
  readCpu(): Promise<CpuReading>
  /** Absent without a dispatcher. */
  readonly dispatcherPid: number | undefined
  /** Absent without an API. */
  readonly apiPid: number | undefined
  readonly renderThreads: number
}

type Role = 'api' | 'dispatcher'

/** As a dispatcher on a machine of its own has by default. */
const renderThreads = availableParallelism()

/**
 * Row-level security and rate limits are on; the seeded entities have no quota of letters, and the allowance of a key
 * (150,000 posts a minute) is above what one process accepts.
 * @param more settings of both processes, besides the usual ones
 */
export async function openInstallation(
  roles: readonly Role[],
  profile?: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Installation> {
  const dataDir = await mkdtemp(join(tmpdir(), 'uitpost-bench-'))
  const opened: (() => Promise<unknown>)[] = [() => rm(dataDir, { recursive: true, force: true })]
  const closeAll = async (): Promise<void> => {
    for (const close of opened.splice(0).reverse()) await close()
  }
  try {
    const standIns = await startStandIns(readSettings({ DATA_DIR: dataDir, PORT: '0' }), systemClock)
    opened.push(async () => standIns[Symbol.asyncDispose]())
    const { appUrl, hubUrl, encryptionKeys } = standIns.config
    const database = openDatabase({ appUrl, hubUrl, poolSize: 2 })
    opened.push(() => database.close())
    const keyring = createKeyring(encryptionKeys.keys, encryptionKeys.index)
    const keys = trialKeys(standIns.secrets)
    await seedEntities({ database, keyring, now: systemClock.now() }, keys)

    const logs = join(dataDir, 'logs')
    await mkdir(logs, { recursive: true })
    const url = `http://127.0.0.1:${await freePort()}`
    const processes = new Map<Role, HubProcess>()
    const serverTimes = new Map<number, ServerTime>()
    for (const role of roles) {
      const running = await startHubProcess(role, { ...environmentOf(standIns, url), ...more }, { logs, profile })
      processes.set(role, running)
      opened.push(() => running.stop())
    }
    return {
      url,
      liveKeys: Object.fromEntries(Object.entries(keys.entities).map(([code, { live }]) => [code, live])),
      liveKey: keys.entities[entities[0]?.code ?? '']?.live ?? '',
      database,
      keyring,
      superuserUrl: await superuserUrlOf(dataDir, hubUrl),
      blobsDir: fileURLToPath(standIns.config.blobsUrl),
      dispatcherPid: processes.get('dispatcher')?.pid,
      apiPid: processes.get('api')?.pid,
      renderThreads,
      readCpu: () => readCpu(processes, database, serverTimes),
      [Symbol.asyncDispose]: closeAll,
    }
  } catch (error) {
    await closeAll()
    throw error
  }
}

function environmentOf({ config, secrets }: StandIns, url: string): Record<string, string> {
  return {
    PORT: new URL(url).port,
    PUBLIC_URL: url,
    DATA_DIR: config.dataDir,
    DATABASE_URL: config.appUrl,
    DATABASE_URL_HUB: config.hubUrl,
    SMTP_URL: config.partners?.smtpUrl ?? '',
    SFTP_URL: config.partners?.sftpUrl ?? '',
    SFTP_HOST_KEY: config.partners?.sftpHostKey ?? '',
    ENCRYPTION_KEYS: secrets.encryptionKeys,
    SIGNING_KEY: secrets.signingKey,
    SESSION_SECRET: secrets.sessionSecret,
    OIDC_ISSUER_STAFF: config.web?.staff.issuer ?? '',
    OIDC_ISSUER_CITIZEN: config.web?.citizen.issuer ?? '',
    RATE_LIMITS: 'true',
    LOG_LEVEL: 'info',
    RENDER_THREADS: String(renderThreads),
    // As in the image (`Dockerfile`).
    MALLOC_ARENA_MAX: '2',
  }
}

async function superuserUrlOf(dataDir: string, hubUrl: string): Promise<string> {
  const { superuserPassword } = await openClusterHome(dataDir, await findServerUser())
  const url = new URL(hubUrl)
  url.username = superuser
  url.password = superuserPassword
  return url.href
}

async function readCpu(
  processes: ReadonlyMap<Role, HubProcess>,
  database: Database,
  serverTimes: Map<number, ServerTime>,
): Promise<CpuReading> {
  const [backend] = await database.hub.query<{ pid: number }>(sql`select pg_backend_pid() as pid`)
  const parts: Record<string, number> = {}
  for (const [role, { pid }] of processes) {
    const used = await cpuSecondsOfTree(pid)
    if (used !== undefined) parts[role] = used
  }
  Object.assign(parts, await cpuSecondsOfServer(await parentOf(backend?.pid ?? 0), serverTimes))
  const dispatcher = processes.get('dispatcher')?.pid
  return { parts, threads: dispatcher === undefined ? new Map() : await cpuSecondsOfThreads(dispatcher) }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}
