import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdtemp, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, isAbsolute, join, resolve } from 'node:path'
import { z } from 'zod'
import { makeFolder } from '../make-folder.ts'
import { explainDisk, TrialError } from '../trial-error.ts'
import { canReach } from './can-reach.ts'
import type { ServerUser } from './server-user.ts'

/** The folder of the cluster and the superuser's password; stored in `$DATA_DIR/postgres.json` (0600). */
export interface ClusterHome {
  readonly home: string
  readonly superuserPassword: string
}

const remembered = z.strictObject({ home: z.string(), superuserPassword: z.string() })

/** The home that an earlier start made, else a new one. Only the database's account can enter its folder. */
export async function openClusterHome(dataDir: string, user: ServerUser | undefined): Promise<ClusterHome> {
  const folder = resolve(dataDir)
  const note = join(folder, 'postgres.json')
  try {
    await makeFolder(folder)
    const known = await readFile(note, 'utf8').catch(ignoreMissing)
    if (known !== undefined) return await recallHome(remembered.parse(JSON.parse(known)), folder, user)
    const made = { home: await makeHome(folder, user), superuserPassword: randomBytes(24).toString('base64url') }
    // A home inside the data folder is stored relative to it, so that the folder may be moved.
    const stored = { ...made, home: dirname(made.home) === folder ? basename(made.home) : made.home }
    await writeFile(`${note}.new`, JSON.stringify(stored), { mode: 0o600 })
    await rename(`${note}.new`, note)
    return made
  } catch (error) {
    throw explainDisk(error, folder)
  }
}

/**
 * In the data folder when the database's account can reach it; else in a separate folder. `/var/tmp` comes first: it survives a
 * restart of the machine (FHS 5.15).
 */
async function makeHome(folder: string, user: ServerUser | undefined): Promise<string> {
  if (user) await allowTraversal(folder)
  if (await canReach(folder, user)) {
    const home = join(folder, 'postgres')
    await makeFolder(home)
    if (user) await chown(home, user.uid, user.gid)
    return home
  }
  for (const base of ['/var/tmp', tmpdir()]) {
    const home = await mkdtemp(join(base, 'uitpost-')).catch(() => undefined)
    if (home === undefined) continue
    if (user) await chown(home, user.uid, user.gid)
    return home
  }
  throw new TrialError(
    'disk-not-writable',
    `The database's account cannot enter ${folder}, and no temporary folder can be written.`,
    'Set DATA_DIR to a folder outside a closed home folder, such as /srv/uitpost.',
  )
}

/** Lets others pass through but not list: names in it must be known, and each file keeps its own mode. */
async function allowTraversal(folder: string): Promise<void> {
  const { mode } = await stat(folder)
  await chmod(folder, (mode & 0o7777) | 0o011)
}

async function recallHome(known: ClusterHome, folder: string, user: ServerUser | undefined): Promise<ClusterHome> {
  const home = resolve(folder, known.home)
  const found = await stat(home).catch(() => undefined)
  // A home under a temporary folder could be swept, and another user could take its name: only a folder of the right owner is
  // opened.
  if (found?.isDirectory() && (process.getuid === undefined || found.uid === (user?.uid ?? process.getuid()))) {
    if (user && !isAbsolute(known.home)) await allowTraversal(folder)
    return { ...known, home }
  }
  throw new TrialError(
    'cluster-lost',
    `The trial's database was in ${home}, and is no longer there or belongs to another account.`,
    `Start as the account that made it, or start over: rm -r ${folder}`,
  )
}

function ignoreMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}
