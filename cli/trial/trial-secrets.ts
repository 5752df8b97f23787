import { generateKeyPairSync, hkdfSync, randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { keptFile } from './kept-file.ts'
import { makeFolder } from './make-folder.ts'

const secretsFile = z.strictObject({
  seed: z.base64url(),
  encryptionKeys: z.string(),
  signingKey: z.string(),
})

/** All secrets of the trial, made once: a second start prints the same keys and reads the same data. */
export interface TrialSecrets {
  readonly databasePasswords: { readonly owner: string; readonly app: string; readonly hub: string }
  /** For `ENCRYPTION_KEYS`. */
  readonly encryptionKeys: string
  /** For `SIGNING_KEY`: Ed25519, PKCS#8 in PEM. */
  readonly signingKey: string
  /** For `SESSION_SECRET`. */
  readonly sessionSecret: string
  /** Account of the SFTP sink. */
  readonly sftpPassword: string
  /** 256 bits in base64url that belong to this name permanently, such as `api-key:OVO000001:live` or `client:uitpost-staff`. */
  readonly secretFor: (name: string) => string
  /** Twenty letters and digits that a person can type, in groups of five, for this username. */
  readonly passwordFor: (username: string) => string
}

/** Opens, or makes, `$DATA_DIR/secrets.json` (0600). */
export async function openTrialSecrets(dataDir: string): Promise<TrialSecrets> {
  const folder = resolve(dataDir)
  await makeFolder(folder)
  const { seed, encryptionKeys, signingKey } = secretsFile.parse(
    JSON.parse(await keptFile(join(folder, 'secrets.json'), make)),
  )
  const derive = (name: string): Buffer =>
    Buffer.from(hkdfSync('sha256', Buffer.from(seed, 'base64url'), '', `uitpost trial ${name}`, 32))
  const secretFor = (name: string): string => derive(name).toString('base64url')
  return {
    databasePasswords: { owner: secretFor('role:owner'), app: secretFor('role:app'), hub: secretFor('role:hub') },
    encryptionKeys,
    signingKey,
    sessionSecret: secretFor('session'),
    sftpPassword: secretFor('sftp'),
    secretFor,
    passwordFor: (username) => typeable(derive(`person:${username}`)),
  }
}

function make(): string {
  const key = (): string => randomBytes(32).toString('base64')
  return JSON.stringify({
    seed: randomBytes(32).toString('base64url'),
    encryptionKeys: `1:${key()},index:${key()}`,
    signingKey: String(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })),
  } satisfies z.infer<typeof secretsFile>)
}

/** 32 signs without those that are easily confused: no i, l, o, u. */
const signs = '0123456789abcdefghjkmnpqrstvwxyz'

function typeable(bytes: Buffer): string {
  const text = [...bytes.subarray(0, 20)].map((byte) => signs[byte % signs.length]).join('')
  return text.match(/.{5}/g)?.join('-') ?? text
}
