import { join } from 'node:path'
import ssh2 from 'ssh2'
import { keptFile, writeWhole } from '../kept-file.ts'

/**
 * The private key of the trial's SFTP server, the same at every start. A file that cannot be read is replaced: of the keys that ssh2 1.17
 * writes, it cannot read one in 256 (mscdex/ssh2, issue 1390), and an earlier start may have kept one.
 */
export async function keptHostKey(folder: string): Promise<string> {
  const path = join(folder, 'sftp-host-key')
  const kept = await keptFile(path, () => newSshKeys().private)
  if (isReadable(kept)) return kept
  const made = newSshKeys().private
  await writeWhole(path, made)
  return made
}

/** An Ed25519 key of which ssh2 reads both halves again. @param make for tests */
export function newSshKeys(make = () => ssh2.utils.generateKeyPairSync('ed25519')): ReturnType<typeof make> {
  for (;;) {
    const keys = make()
    if (isReadable(keys.private) && isReadable(keys.public)) return keys
  }
}

function isReadable(key: string): boolean {
  return !(ssh2.utils.parseKey(key) instanceof Error)
}
