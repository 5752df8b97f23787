import { createPrivateKey, type KeyObject, sign, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { readCertificates } from '../../core/crypto/certificate-file.ts'
import { readP12 } from '../../templates/seal/read-p12.ts'
import { SealFault } from './seal-fault.ts'
import { orderChain, type SealKey, signaturesOf } from './seal-key.ts'
import type { FileSource } from './seals-file.ts'

/** Reads a key from a PEM or PKCS#12 file, with its certificates from there or from their own file. @throws SealFault */
export async function readFileKey({ keyFile, passphraseFile, certificateFile }: FileSource): Promise<SealKey> {
  const bytes = await readFile(keyFile).catch((error: unknown) => {
    throw new SealFault('key-unreadable', { cause: error })
  })
  const passphrase = passphraseFile === undefined ? undefined : await readPassphrase(passphraseFile)
  const isPem = bytes.includes('-----BEGIN')
  const { key, certificates } = isPem
    ? { key: pemKey(bytes, passphrase), certificates: await readCertificates(certificateFile ?? keyFile) }
    : await p12Key(bytes, passphrase ?? '')
  const more = !isPem && certificateFile !== undefined ? await readCertificates(certificateFile) : []
  const chain = orderChain([...certificates, ...more], (each) => each.checkPrivateKey(key))
  return { ...signaturesOf(new X509Certificate(chain[0] ?? '')), chain, sign: signerOf(key) }
}

const signInPool = promisify(
  (key: KeyObject, bytes: Uint8Array, done: (error: Error | null, signature: Buffer) => void): void =>
    sign('sha256', bytes, key, done),
)

/** In the threads of libuv: the event loop continues while a key of RSA works for a millisecond. */
const signerOf =
  (key: KeyObject): SealKey['sign'] =>
  (bytes) =>
    signInPool(key, bytes)

async function readPassphrase(file: string): Promise<string> {
  return readFile(file, 'utf8').then(
    (text) => text.replace(/\r?\n$/, ''),
    (error: unknown) => {
      throw new SealFault('passphrase-wrong', { cause: error })
    },
  )
}

function pemKey(pem: Buffer, passphrase: string | undefined): KeyObject {
  try {
    return createPrivateKey({ key: pem, ...(passphrase !== undefined && { passphrase }) })
  } catch (error) {
    const isEncrypted = pem.includes('ENCRYPTED')
    throw new SealFault(isEncrypted ? 'passphrase-wrong' : 'key-unreadable', { cause: error })
  }
}

async function p12Key(
  bytes: Buffer,
  passphrase: string,
): Promise<{ readonly key: KeyObject; readonly certificates: readonly X509Certificate[] }> {
  try {
    const { key, certificates } = await readP12(bytes, passphrase)
    return {
      key: createPrivateKey({ key: Buffer.from(key), format: 'der', type: 'pkcs8' }),
      certificates: certificates.map((each) => new X509Certificate(each)),
    }
  } catch (error) {
    throw new SealFault('passphrase-wrong', { cause: error })
  }
}
