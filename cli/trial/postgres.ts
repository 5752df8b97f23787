import { resolve } from 'node:path'
import { archiveSettings, startWalArchiver } from './postgres/backup/archive-wal.ts'
import { openClusterHome } from './postgres/cluster-home.ts'
import { createCluster, superuser } from './postgres/create-cluster.ts'
import { findBinaries } from './postgres/find-binaries.ts'
import { keepRunning, type ServerNews } from './postgres/keep-running.ts'
import { type RunningServer, runServer } from './postgres/run-server.ts'
import { findServerUser } from './postgres/server-user.ts'
import { stopOrphan, stopServer } from './postgres/stop-orphan.ts'

export interface EmbeddedCluster {
  /** `postgres://…` of the cluster's own superuser: to make roles and databases with, never to serve a request. */
  readonly superuserUrl: string
  readonly port: number
  /** The folder of its files. */
  readonly folder: string
  /** Process id of the server that runs now. */
  readonly pid: number
  /** Shuts the server down; its data stays. May be called twice. */
  stop(): Promise<void>
}

export interface PostgresOptions {
  readonly dataDir: string
  /** TCP port on 127.0.0.1; 0 (default): a free one. */
  readonly port?: number
  /** False only where losing everything does no harm: nothing is forced to disk. */
  readonly durable?: boolean
  /** When given, a server that ends by itself is restarted on the same port, and this is called each time. */
  readonly keepRunning?: (news: ServerNews) => void
  /** The log is archived to this folder, so that the database can be restored to any moment since a base back-up. */
  readonly backups?: { readonly folder: string; readonly failed?: (error: unknown) => void }
}

/**
 * The trial's own PostgreSQL, for a machine that has none: made at the first start, found again at the next.
 * @throws TrialError when the machine does not allow it (port, disk, account); it says how to repair that.
 */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedCluster> {
  const { dataDir, port = 0, durable = true, backups } = options
  const user = await findServerUser()
  const { home, superuserPassword } = await openClusterHome(dataDir, user)
  const binaries = await findBinaries(home, user)
  const cluster = await createCluster(home, binaries, superuserPassword, user, durable)
  await stopOrphan(cluster)
  const more = backups === undefined ? [] : archiveSettings
  const archiver = backups && startWalArchiver(cluster, resolve(backups.folder), backups.failed)
  const first = await runServer(home, cluster, binaries, user, port, durable, more)
  const startAgain = async (): Promise<RunningServer> => {
    await stopOrphan(cluster)
    return runServer(home, cluster, binaries, user, first.port, durable, more)
  }
  const keeper = options.keepRunning === undefined ? undefined : keepRunning(first, startAgain, options.keepRunning)
  const server = (): RunningServer => keeper?.now ?? first

  // Without a stop (a crash, process.exit) the server would keep running.
  const abandon = () => {
    keeper?.letEnd()
    server().child.kill('SIGINT')
  }
  process.once('exit', abandon)
  return {
    superuserUrl: `postgres://${superuser}:${superuserPassword}@127.0.0.1:${first.port}/postgres`,
    port: first.port,
    folder: cluster,
    get pid() {
      return server().pid
    },
    async stop() {
      process.removeListener('exit', abandon)
      keeper?.letEnd()
      await stopServer(server().pid)
      await archiver?.stop()
    },
  }
}
