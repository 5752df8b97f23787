import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { codeOf } from '../../../core/error-code.ts'
import type { Log } from '../../../core/log.ts'
import type { DkimKey } from './compose-mail.ts'

/**
 * The keys that sign now for mails from a domain. During a rotation there are two: mails carry a signature of each. Empty where the
 * domain has none.
 */
export type DkimKeys = (domain: string) => Promise<readonly DkimKey[]>

export interface DkimFolder {
  /** Holds a folder per sender domain with one `<selector>.pem` per key. */
  readonly folder: string
  readonly now: () => number
  readonly log: Log
}

/** More signatures than a rotation needs make each mail larger for nothing. */
const maxKeys = 2
const rereadAfterMs = 30_000
/** The name of a selector in DNS (RFC 6376, 3.1). */
export const selectorForm = /^[a-z0-9][a-z0-9._-]{0,62}$/i

interface Reading {
  readonly at: number
  readonly keys: readonly DkimKey[]
}

/**
 * The keys of each sender domain from its folder, read again every half minute, so that a rotation needs no restart. A domain without
 * a folder is signed with the keys of the nearest domain above it that has one: such a signature is aligned with From in the relaxed
 * mode of DMARC (RFC 7489, 3.1.1). A file that is no RSA key is logged and passed over; when a folder cannot be read, the keys of the
 * last reading sign.
 */
export function dkimKeysOf({ folder, now, log }: DkimFolder): DkimKeys {
  const readings = new Map<string, Reading>()
  const keysOf = async (domain: string): Promise<readonly DkimKey[]> => {
    const last = readings.get(domain)
    if (last !== undefined && now() - last.at < rereadAfterMs) return last.keys
    readings.set(domain, { at: now(), keys: last?.keys ?? [] })
    try {
      const keys = await readKeys(join(folder, domain), domain, log)
      readings.set(domain, { at: now(), keys })
      return keys
    } catch (error) {
      // Once it had keys, a folder that is gone is a mistake and no rotation.
      if (codeOf(error) !== 'ENOENT' || (last?.keys.length ?? 0) > 0)
        log.error({ code: codeOf(error), domain }, 'the DKIM keys cannot be read')
      return last?.keys ?? []
    }
  }
  return async (domain) => {
    for (const each of upwards(domain)) {
      const keys = await keysOf(each)
      if (keys.length > 0) return keys
    }
    return []
  }
}

/** The domain and those above it that have at least two labels. */
function upwards(domain: string): string[] {
  const labels = domain.split('.')
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'))
}

async function readKeys(folder: string, domain: string, log: Log): Promise<DkimKey[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.pem')).toSorted()
  const keys: DkimKey[] = []
  for (const file of files.slice(-maxKeys)) {
    const selector = basename(file, '.pem')
    const privateKey = rsaKeyOf(await readFile(join(folder, file), 'utf8'))
    if (selectorForm.test(selector) && privateKey !== undefined) keys.push({ domain, selector, privateKey })
    else log.error({ file }, 'a DKIM key is no RSA private key in PEM')
  }
  return keys
}

function rsaKeyOf(pem: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(pem)
    return key.asymmetricKeyType === 'rsa' ? key : undefined
  } catch {
    return undefined
  }
}

/** A key in the folder of its domain. */
export interface DkimKeyFile {
  readonly domain: string
  readonly selector: string
  /** `next`: made, and its record still has to be published; `signs`: mails carry its signature; `former`: it signs no more. */
  readonly state: 'next' | 'signs' | 'former'
  readonly madeAt: Date
}

/** Every key of every domain, by name. @throws Error when the folder cannot be read */
export async function listDkimKeys(folder: string): Promise<DkimKeyFile[]> {
  const domains = (await readdir(folder, { withFileTypes: true })).filter((each) => each.isDirectory())
  const found = await Promise.all(
    domains.map(async ({ name: domain }) => {
      const names = (await readdir(join(folder, domain))).filter((name) => /\.pem(\.new)?$/.test(name)).toSorted()
      const signing = new Set(names.filter((name) => name.endsWith('.pem')).slice(-maxKeys))
      return Promise.all(
        names.map(async (name): Promise<DkimKeyFile> => {
          const state = name.endsWith('.new') ? 'next' : signing.has(name) ? 'signs' : 'former'
          const { mtime } = await stat(join(folder, domain, name))
          return { domain, selector: name.replace(/\.pem(\.new)?$/, ''), state, madeAt: mtime }
        }),
      )
    }),
  )
  return found.flat()
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
  return { record: dkimRecord({ domain, selector, privateKey }), file }
}
