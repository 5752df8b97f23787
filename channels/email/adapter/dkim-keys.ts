import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { codeOf } from '../../../core/error-code.ts'
import type { Log } from '../../../core/log.ts'
import type { DkimKey } from './compose-mail.ts'

/** The keys that sign now. During a rotation there are two: mails carry a signature of each. */
export type DkimKeys = () => Promise<readonly DkimKey[]>

export interface DkimFolder {
  /** Holds a folder per sender domain with one `<selector>.pem` per key. */
  readonly folder: string
  readonly domain: string
  readonly now: () => number
  readonly log: Log
}

/** More signatures than a rotation needs make each mail larger for nothing. */
const maxKeys = 2
const rereadAfterMs = 30_000
/** The name of a selector in DNS (RFC 6376, 3.1). */
export const selectorForm = /^[a-z0-9][a-z0-9._-]{0,62}$/i

/**
 * The keys of a sender domain from its folder, read again every half minute, so that a rotation needs no restart. A file that is no RSA
 * key is logged and passed over; when the folder cannot be read, the keys of the last reading sign.
 */
export function dkimKeysOf({ folder, domain, now, log }: DkimFolder): DkimKeys {
  let keys: readonly DkimKey[] = []
  let readAt = Number.NEGATIVE_INFINITY
  return async () => {
    if (now() - readAt < rereadAfterMs) return keys
    readAt = now()
    try {
      keys = await readKeys(join(folder, domain), domain, log)
    } catch (error) {
      log.error({ code: codeOf(error) }, 'the DKIM keys cannot be read')
    }
    return keys
  }
}

async function readKeys(folder: string, domain: string, log: Log): Promise<DkimKey[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.pem')).toSorted()
  const keys: DkimKey[] = []
  for (const file of files.slice(-maxKeys)) {
    const selector = basename(file, '.pem')
    const privateKey = await readFile(join(folder, file), 'utf8')
    if (selectorForm.test(selector) && isRsa(privateKey)) keys.push({ domain, selector, privateKey })
    else log.error({ file }, 'a DKIM key is no RSA private key in PEM')
  }
  return keys
}

function isRsa(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa'
  } catch {
    return false
  }
}

/** A record of the DNS as it is to be published. */
export interface TextRecord {
  readonly name: string
  /** Its strings of at most 255 characters (RFC 1035, 3.3.14). */
  readonly strings: readonly string[]
}

/** The record that publishes the public half of a key (RFC 6376, 3.6.1). */
export function dkimRecord({ domain, selector, privateKey }: DkimKey): TextRecord {
  const der = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
  const value = `v=DKIM1; k=rsa; p=${der.toString('base64')}`
  return { name: `${selector}._domainkey.${domain}`, strings: value.match(/.{1,255}/g) ?? [] }
}

/**
 * Makes an RSA key of 2,048 bits (RFC 8301) under a name with which it does not sign yet: the record has to be published first.
 * @returns the record and the file @throws Error (EEXIST) when there is such a key already
 */
export async function makeDkimKey(
  folder: string,
  domain: string,
  selector: string,
): Promise<{ readonly record: TextRecord; readonly file: string }> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const file = join(folder, domain, `${selector}.pem.new`)
  await mkdir(join(folder, domain), { recursive: true, mode: 0o700 })
  await writeFile(file, pem, { flag: 'wx', mode: 0o600 })
  return { record: dkimRecord({ domain, selector, privateKey: pem }), file }
}
