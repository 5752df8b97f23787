import { createPrivateKey, type KeyObject } from 'node:crypto'
import type { Log } from '../../../core/log.ts'
import type { DkimKeys } from './dkim-keys.ts'

export interface DkimKeyFile {
  readonly domain: string
  readonly selector: string
  /** The key as it was at the start. */
  readonly pem: string
  /** The key as it is now. */
  readonly read: () => Promise<string>
  readonly log: Log
}

/**
 * The one key of the settings, read again for each mail, so that a renewed one signs without a restart. Its selector stays: the record
 * is replaced with the key; a rotation with two records takes `DKIM_FOLDER`. A text that is no RSA key is logged once, and the last
 * key signs.
 * @throws Error when the key of the start is none
 */
export function dkimKeyOf({ domain, selector, pem, read, log }: DkimKeyFile): DkimKeys {
  let text = pem
  let privateKey: KeyObject = createPrivateKey(pem)
  return async (sender) => {
    // A signature of another domain would not be aligned with From.
    if (sender !== domain && !sender.endsWith(`.${domain}`)) return []
    const now = await read()
    if (now !== text) {
      text = now
      try {
        const next = createPrivateKey(now)
        if (next.asymmetricKeyType !== 'rsa') throw new Error('no RSA key')
        privateKey = next
        log.info({ domain, selector }, 'a new DKIM key signs')
      } catch {
        log.error({ domain, selector }, 'DKIM_KEY_FILE has no RSA private key in PEM; the last key signs')
      }
    }
    return [{ domain, selector, privateKey }]
  }
}
