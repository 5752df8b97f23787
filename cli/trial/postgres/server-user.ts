import { readFile } from 'node:fs/promises'
import { TrialError } from '../trial-error.ts'

/** The account that runs the database, when it may not be the current one. */
export interface ServerUser {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

const preferred = ['postgres', 'nobody', 'daemon']

/**
 * PostgreSQL refuses to run as root, so root uses an unprivileged account. It must be in /etc/passwd: initdb looks its own name
 * up. Undefined for an ordinary user, under whose account the database runs.
 */
export async function findServerUser(passwdFile = '/etc/passwd'): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const accounts = parsePasswd(await readFile(passwdFile, 'utf8').catch(() => ''))
  const account = preferred
    .map((name) => accounts.find((each) => each.name === name))
    .find((each) => each !== undefined)
  if (account) return account
  throw new TrialError(
    'database-user-missing',
    'PostgreSQL does not run as root, and this machine has no other account for it.',
    'Start Uitpost as an ordinary user, or add one: useradd --system postgres',
  )
}

function parsePasswd(text: string): ServerUser[] {
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    return name && Number(uid) > 0 && Number(gid) > 0 ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
}
