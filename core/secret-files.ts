import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'

/** Settings that may be read from a file: of each, `<name>_FILE` names the file. */
export const secretNames = [
  'DATABASE_URL',
  'DATABASE_URL_HUB',
  'DATABASE_URL_OWNER',
  'REDIS_URL',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
  'S3_SESSION_TOKEN',
  'STORE_SECOND_ACCESS_KEY_ID',
  'STORE_SECOND_SECRET_ACCESS_KEY',
  'STORE_SECOND_SESSION_TOKEN',
  'SMTP_URL',
  'DKIM_KEY',
  'SFTP_URL',
  'OIDC_SECRET_STAFF',
  'OIDC_SECRET_CITIZEN',
  'ENCRYPTION_KEYS',
  'SIGNING_KEY',
  'SESSION_SECRET',
  'METRICS_TOKEN',
  'UITPOST_API_KEY',
] as const
export type SecretName = (typeof secretNames)[number]

type Environment = Readonly<Record<string, string | undefined>>

/** The environment with the contents of the files that it names, and what is wrong with these. */
export function withSecretFiles(environment: Environment): {
  readonly environment: Environment
  readonly faults: readonly { readonly setting: string; readonly detail: string }[]
} {
  const made: Record<string, string | undefined> = { ...environment }
  const faults: { setting: string; detail: string }[] = []
  for (const name of secretNames) {
    const file = environment[`${name}_FILE`]
    if (file === undefined || file === '') continue
    if (environment[name] !== undefined && environment[name] !== '') {
      faults.push({ setting: `${name}_FILE`, detail: `give this or ${name}, not both` })
      continue
    }
    try {
      made[name] = contentOf(readFileSync(file, 'utf8'))
    } catch {
      faults.push({ setting: `${name}_FILE`, detail: 'expected a file that this process can read' })
    }
  }
  return { environment: made, faults }
}

/**
 * Reads a secret whenever it is needed, so that a new one is used without a restart: from its file where the environment names one,
 * else as it was at the start. A file that cannot be read for a moment leaves the last content.
 */
export function openSecret(file: string | undefined, atStart: string): () => Promise<string> {
  let last = atStart
  return async () => {
    if (file !== undefined) last = await readFile(file, 'utf8').then(contentOf, () => last)
    return last
  }
}

/** Editors and secret stores end a file with a line break that is no part of the secret. */
function contentOf(text: string): string {
  return text.replace(/\r?\n$/, '')
}
