import { verify, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { readCertificates } from '../../core/crypto/certificate-file.ts'
import { openChildPool } from '../../templates/isolated/open-child-pool.ts'
import { programBeside } from '../../templates/isolated/start-child.ts'
import type { DeviceAnswer, DeviceTask } from './device-task.ts'
import { SealFault } from './seal-fault.ts'
import { orderChain, type SealKey, signaturesOf } from './seal-key.ts'
import type { DeviceSource } from './seals-file.ts'

/** Keys in devices, through PKCS#11: a key never leaves its device. */
export interface DeviceKeys {
  /** Reads the certificates; the device is asked at the first signature. @throws SealFault */
  open(source: DeviceSource): Promise<SealKey>
  close(): Promise<void>
}

/**
 * The module of a device is code of its vendor: it works in a child process of its own, so that one that hangs or crashes holds up
 * letters with a seal and nothing else. The PIN goes through the channel to that process, never through its command line.
 */
export function openDeviceKeys(): DeviceKeys {
  const pool = openChildPool<DeviceTask, DeviceAnswer>({
    program: programBeside(import.meta.url, 'device-process'),
    processes: 1,
    idleMs: 600_000,
    heapMb: 64,
    memoryMb: 512,
    // A device that does not sign within fifteen seconds counts as away.
    limitMs: 5_000,
  })
  return {
    open: async ({ entity, pkcs11, certificateFile }) => {
      const certificates = await readCertificates(certificateFile)
      const chain = orderChain(certificates, (each) => each === certificates[0])
      const own = new X509Certificate(chain[0] ?? '')
      const { algorithm, signatureBytes } = signaturesOf(own)
      const { library, token, key, pinFile, packageFolder } = pkcs11
      return {
        algorithm,
        signatureBytes,
        chain,
        sign: async (bytes) => {
          const pin = await readFile(pinFile, 'utf8').catch((error: unknown) => {
            throw new SealFault('pin-refused', { cause: error })
          })
          const task = { library, token, key, packageFolder, algorithm, bytes, pin: pin.replace(/\r?\n$/, '') }
          const answer = await pool.run(task, { entity, patient: true }).catch((error: unknown) => {
            throw new SealFault('device-away', { cause: error })
          })
          if (answer.kind === 'fault') throw new SealFault(answer.code)
          if (!isBy(own, bytes, answer.signature)) throw new SealFault('key-and-certificate-differ')
          return answer.signature
        },
      }
    },
    close: () => pool.close(),
  }
}

/** Whether the device signed with the key of this certificate: its file may belong to another key. */
function isBy({ publicKey }: X509Certificate, bytes: Uint8Array, signature: Uint8Array): boolean {
  return verify('sha256', bytes, publicKey, signature)
}
