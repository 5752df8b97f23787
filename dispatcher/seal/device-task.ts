import type { SignatureAlgorithm } from '../../templates/seal/write-cms.ts'

/** One signature by a device. */
export interface DeviceTask {
  /** The path of the module of the device (PKCS#11). */
  readonly library: string
  /** The label of the token, and of the key in it. */
  readonly token: string
  readonly key: string
  readonly pin: string
  /** The folder of the package `pkcs11js`; absent: it is among those of the hub. */
  readonly packageFolder?: string | undefined
  readonly algorithm: SignatureAlgorithm
  readonly bytes: Uint8Array
}

export type DeviceAnswer =
  | { readonly kind: 'signature'; readonly signature: Uint8Array }
  | { readonly kind: 'fault'; readonly code: 'device-away' | 'pin-refused' }
