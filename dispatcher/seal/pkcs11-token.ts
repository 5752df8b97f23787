import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import type { SignatureAlgorithm } from '../../templates/seal/write-cms.ts'
import type { DeviceTask } from './device-task.ts'

/** A token that is signed in to. */
export interface Token {
  sign(algorithm: SignatureAlgorithm, bytes: Uint8Array): Promise<Uint8Array>
  close(): void
}

/** What is used of the package `pkcs11js`, which an operator with a device adds (docs/seal.md). Handles are opaque. */
interface Pkcs11 {
  load(library: string): void
  C_Initialize(): void
  C_Finalize(): void
  C_GetSlotList(withToken: boolean): Buffer[]
  C_GetTokenInfo(slot: Buffer): { readonly label: string }
  C_OpenSession(slot: Buffer, flags: number): Buffer
  C_CloseSession(session: Buffer): void
  C_Login(session: Buffer, userType: number, pin: string): void
  C_FindObjectsInit(session: Buffer, template: readonly { type: number; value: string | number }[]): void
  C_FindObjects(session: Buffer): Buffer | null
  C_FindObjectsFinal(session: Buffer): void
  C_SignInit(session: Buffer, mechanism: { mechanism: number }, key: Buffer): void
  C_SignAsync(session: Buffer, data: Buffer, signature: Buffer): Promise<Buffer>
}

/** Numbers of PKCS#11 (OASIS, version 3.1). */
const ck = { serialSession: 4, user: 1, class: 0, label: 3, privateKey: 3, sha256RsaPkcs: 0x40, ecdsa: 0x1041 } as const

/** The package is not among those of the hub, since it is compiled on the machine where it is installed. */
const packageName = 'pkcs11js'

/** @throws Error with the code of the device where it has one */
export function openToken({ library, token, key, pin, packageFolder = packageName }: DeviceTask): Token {
  const { PKCS11 } = createRequire(import.meta.url)(packageFolder) as { PKCS11: new () => Pkcs11 }
  const device = new PKCS11()
  device.load(library)
  device.C_Initialize()
  try {
    const slot = device.C_GetSlotList(true).find((each) => device.C_GetTokenInfo(each).label.trim() === token)
    if (slot === undefined) throw new Error('The device has no such token')
    const session = device.C_OpenSession(slot, ck.serialSession)
    device.C_Login(session, ck.user, pin)
    const handle = findKey(device, session, key)
    return {
      sign: async (algorithm, bytes) => {
        const isRsa = algorithm === 'rsa'
        device.C_SignInit(session, { mechanism: isRsa ? ck.sha256RsaPkcs : ck.ecdsa }, handle)
        const data = isRsa ? Buffer.from(bytes) : createHash('sha256').update(bytes).digest()
        const signature = await device.C_SignAsync(session, data, Buffer.alloc(1_024))
        return isRsa ? signature : derOfNumbers(signature)
      },
      close: () => device.C_Finalize(),
    }
  } catch (error) {
    device.C_Finalize()
    throw error
  }
}

function findKey(device: Pkcs11, session: Buffer, label: string): Buffer {
  device.C_FindObjectsInit(session, [
    { type: ck.class, value: ck.privateKey },
    { type: ck.label, value: label },
  ])
  const found = device.C_FindObjects(session)
  device.C_FindObjectsFinal(session)
  if (found === null) throw new Error('The token has no such key')
  return found
}

/** A device returns the two numbers of a signature of ECDSA one after the other; CMS has them in DER (RFC 3279, 2.2.3). */
export function derOfNumbers(signature: Uint8Array): Uint8Array {
  const half = signature.length / 2
  const numbers = [signature.subarray(0, half), signature.subarray(half)].map(positive)
  return Buffer.concat([Buffer.from([0x30, numbers.reduce((sum, { length }) => sum + length, 0)]), ...numbers])
}

function positive(number: Uint8Array): Buffer {
  const start = number.findIndex((each) => each !== 0)
  const bytes = number.subarray(start === -1 ? number.length - 1 : start)
  const isHigh = (bytes[0] ?? 0) >= 0x80
  return Buffer.concat([Buffer.from([2, bytes.length + (isHigh ? 1 : 0), ...(isHigh ? [0] : [])]), bytes])
}
