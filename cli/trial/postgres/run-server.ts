import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { explainFailure } from './explain-failure.ts'
import type { Binaries } from './find-binaries.ts'
import { serverEnvironment } from './server-environment.ts'
import type { ServerUser } from './server-user.ts'
import { ownerMark } from './stop-orphan.ts'

export interface RunningServer {
  readonly child: ChildProcess
  readonly pid: number
  readonly port: number
}

/**
 * Starts the server and waits until it takes connections. Port 0: a free one, chosen again when another process took it first.
 */
export async function runServer(
  home: string,
  cluster: string,
  binaries: Binaries,
  user: ServerUser | undefined,
  wanted: number,
  durable: boolean,
  /** Settings that come after the usual ones. */
  more: readonly string[] = [],
): Promise<RunningServer> {
  for (let attempt = 1; ; attempt += 1) {
    const port = wanted || (await freePort())
    // A process group of its own: Ctrl-C reaches the trial first, which closes the database last.
    const child = spawn(binaries.postgres, serverArguments(cluster, port, durable, more), {
      cwd: home,
      env: serverEnvironment,
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      ...(user && { uid: user.uid, gid: user.gid }),
    })
    const fault = await untilReady(child)
    if (fault === undefined && child.pid !== undefined) return { child, pid: child.pid, port }
    if (wanted === 0 && attempt < 5 && String(fault).includes('Address already in use')) continue
    throw explainFailure(fault, home, port)
  }
}

async function untilReady(child: ChildProcess): Promise<unknown> {
  const written: string[] = []
  return new Promise((resolve) => {
    child.once('error', resolve)
    child.once('exit', () => resolve(written.join('\n')))
    if (!child.stderr) return
    // Read to the end, since a full pipe would stop the server.
    createInterface(child.stderr).on('line', (line) => {
      if (written.length < 200) written.push(line)
      if (line.includes('database system is ready to accept connections')) resolve(undefined)
    })
  })
}

/**
 * Nothing is forced to disk. A password of these clusters protects nothing, so that it is derived in one step: 4,096 steps cost
 * each new connection 3 ms of the client. Their databases are gone before a vacuum would gain anything. The log is short, since the
 * cluster may be in memory.
 */
const forTests = [
  'fsync=off',
  'full_page_writes=off',
  'synchronous_commit=off',
  'scram_iterations=1',
  'autovacuum=off',
  'max_wal_size=256MB',
]

function serverArguments(cluster: string, port: number, durable: boolean, more: readonly string[]): string[] {
  const settings = [
    ownerMark(process.pid),
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    `max_connections=${durable ? 200 : 400}`,
    'shared_buffers=128MB',
    'timezone=UTC',
    'log_timezone=UTC',
    'jit=off',
    // Without back-ups nothing else will ever read this log, so it need not hold what only a copy requires.
    'wal_level=minimal',
    'max_wal_senders=0',
    'max_wal_size=2GB',
    // The tables of the queue fill with dead versions within seconds.
    'autovacuum_naptime=5s',
    // A failed statement or a duplicate key would be logged with the names and numbers in it.
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
    ...(durable ? [] : forTests),
    ...more,
  ]
  return ['-D', cluster, ...settings.flatMap((setting) => ['-c', setting])]
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : freePort()
}
