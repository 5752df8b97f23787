import { execFile } from 'node:child_process'
import { chown, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { explainFailure } from './explain-failure.ts'
import type { Binaries } from './find-binaries.ts'
import { serverEnvironment } from './server-environment.ts'
import type { ServerUser } from './server-user.ts'

export const superuser = 'postgres'

/**
 * Makes the cluster of `home` unless it exists. initdb works in a folder that is renamed at the end: an initdb that was killed
 * leaves nothing that looks like a cluster.
 * @returns the cluster's folder
 */
export async function createCluster(
  home: string,
  binaries: Binaries,
  password: string,
  user: ServerUser | undefined,
  durable: boolean,
): Promise<string> {
  const cluster = join(home, 'cluster')
  if (await stat(join(cluster, 'PG_VERSION')).catch(() => undefined)) return cluster
  const fresh = join(home, 'cluster.new')
  const passwordFile = join(home, 'password')
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh, { mode: 0o700 })
  try {
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
    if (user) for (const path of [fresh, passwordFile]) await chown(path, user.uid, user.gid)
    await promisify(execFile)(
      binaries.initdb,
      [
        `--pgdata=${fresh}`,
        `--username=${superuser}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C.UTF-8',
        ...(durable ? [] : ['--no-sync']),
      ],
      { cwd: home, env: serverEnvironment, ...(user && { uid: user.uid, gid: user.gid }) },
    )
    await rename(fresh, cluster)
  } catch (error) {
    await rm(fresh, { recursive: true, force: true }).catch(() => undefined)
    throw explainFailure(error, home)
  } finally {
    await rm(passwordFile, { force: true })
  }
  return cluster
}
