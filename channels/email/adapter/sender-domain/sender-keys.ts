import { createPrivateKey } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { DkimKey } from '../compose-mail.ts'
import { selectorForm } from '../dkim-keys.ts'
import type { SenderKey } from './sender-setup.ts'

/** The end of the file name of a key that does not sign yet (`uitpost email dkim-key`). */
const unsigned = '.pem.new'
const maxKeys = 10

/**
 * The keys of a domain in a rotation: those that sign now, which may be of a domain above it, and those of the folder that are published
 * before they sign. A folder that cannot be read has none.
 */
export async function senderKeysOf(
  signing: readonly DkimKey[],
  folder: string | undefined,
  domain: string,
): Promise<readonly SenderKey[]> {
  const owners = folder === undefined ? [] : [...new Set([domain, ...signing.map((key) => key.domain)])]
  const next = await Promise.all(owners.map((each) => readNextKeys(join(folder ?? '', each), each)))
  return [...signing.map((key) => ({ ...key, signs: true })), ...next.flat()]
}

async function readNextKeys(folder: string, domain: string): Promise<SenderKey[]> {
  const files = await readdir(folder).catch(() => [])
  const keys: SenderKey[] = []
  for (const file of files
    .filter((each) => each.endsWith(unsigned))
    .toSorted()
    .slice(-maxKeys)) {
    const selector = basename(file, unsigned)
    const privateKey = await readFile(join(folder, file), 'utf8').catch(() => '')
    if (selectorForm.test(selector) && isRsa(privateKey)) keys.push({ domain, selector, privateKey, signs: false })
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
