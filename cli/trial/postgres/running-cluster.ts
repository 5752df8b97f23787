import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { superuser } from './create-cluster.ts'

/** The built-in database that runs on a data folder, for a command beside the hub; undefined when none does. */
export async function runningCluster(
  dataDir: string,
): Promise<{ readonly superuserUrl: string; readonly folder: string } | undefined> {
  const note = await readFile(join(dataDir, 'postgres.json'), 'utf8').catch(() => undefined)
  if (note === undefined) return undefined
  const { home, superuserPassword } = JSON.parse(note) as { readonly home: string; readonly superuserPassword: string }
  const folder = join(resolve(dataDir, home), 'cluster')
  // Its fourth line is the port (storage.pid of the manual, 66.1).
  const [, , , port] = (await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  if (!port) return undefined
  return { superuserUrl: `postgres://${superuser}:${superuserPassword}@127.0.0.1:${port.trim()}/postgres`, folder }
}
