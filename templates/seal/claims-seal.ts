/** How the signature dictionary of a seal names its kind (PAdES, ETSI EN 319 142-1). */
export const sealClaim = '/SubFilter/ETSI.CAdES.detached'

/** Whether a file claims a seal as the hub makes them: nothing of it is read. */
export function claimsSeal(pdf: Uint8Array): boolean {
  return Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).includes(sealClaim)
}
