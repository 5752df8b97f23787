/** Why no seal can be put on a letter now. `code` is a word for logs and screens. */
export const sealFaultCodes = [
  /** No key is set up for the entity. */
  'no-key',
  'seals-file-unreadable',
  'key-unreadable',
  'passphrase-wrong',
  'certificate-unreadable',
  'key-and-certificate-differ',
  /** RSA below 2048 bits, or another curve than P-256. */
  'key-not-allowed',
  'certificate-expired',
  'certificate-not-yet-valid',
  /** The device (PKCS#11) or its module is away, slow or without the key. */
  'device-away',
  'pin-refused',
  'time-stamps-not-set-up',
  'time-stamps-away',
  'time-stamp-refused',
  'time-stamp-wrong',
  /** The seal is larger than the place that the letter kept for it; the next attempt keeps more. */
  'seal-too-large',
] as const
export type SealFaultCode = (typeof sealFaultCodes)[number]

export class SealFault extends Error {
  readonly code: SealFaultCode
  constructor(code: SealFaultCode, options?: ErrorOptions) {
    super(code, options)
    this.name = 'SealFault'
    this.code = code
  }
}

/** What a waiting letter waits for, in the words of events. */
export type SealWait = 'seal-key-unusable' | 'seal-device-away' | 'time-stamps-away'

export function sealWaitOf(code: SealFaultCode): SealWait {
  if (code === 'device-away' || code === 'pin-refused') return 'seal-device-away'
  return code.startsWith('time-stamp') ? 'time-stamps-away' : 'seal-key-unusable'
}
