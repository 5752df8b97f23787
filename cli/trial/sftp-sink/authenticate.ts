import { createHash, timingSafeEqual } from 'node:crypto'
import ssh2, { type AuthContext, type ParsedKey } from 'ssh2'

export interface SftpAccount {
  readonly username: string
  readonly password?: string
  /** A public key in OpenSSH's form: `ssh-ed25519 AAAA…`. */
  readonly authorizedKey?: string
}

/** Accepts the one account, by password or by key. */
export function authenticate(context: AuthContext, account: SftpAccount): void {
  if (!same(context.username, account.username)) return context.reject(['password', 'publickey'])
  if (context.method === 'password' && account.password !== undefined && same(context.password, account.password)) {
    return context.accept()
  }
  if (context.method === 'publickey' && account.authorizedKey !== undefined) {
    const key = ssh2.utils.parseKey(account.authorizedKey)
    if (key instanceof Error) throw key
    const known = context.key.algo === key.type && context.key.data.equals(key.getPublicSSH())
    // Without a signature the client only asks whether this key would be accepted.
    const proven =
      !context.signature || !context.blob || verified(key, context.blob, context.signature, context.hashAlgo)
    if (known && proven) return context.accept()
  }
  context.reject(['password', 'publickey'])
}

/** `verify` returns an Error where its types say boolean, and an Error is truthy. */
function verified(key: ParsedKey, blob: Buffer, signature: Buffer, hash: string | undefined): boolean {
  const answer: unknown = key.verify(blob, signature, hash)
  return answer === true
}

function same(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(wanted))
}
