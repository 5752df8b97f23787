import { CertBag, Certificate, PFX, PKCS8ShroudedKeyBag, PrivateKeyInfo, type SafeContents } from 'pkijs'
import { type Der, derOf } from './der.ts'

export interface P12Content {
  /** PKCS#8 */
  readonly key: Der
  /** In the order of the file. */
  readonly certificates: readonly Der[]
}

/**
 * The key and the certificates of a PKCS#12 file (RFC 7292) that is encrypted by PBES2, as OpenSSL 3 and Windows of today write it.
 * @throws Error when the passphrase is wrong, the file is damaged, or its encryption is an older one
 */
export async function readP12(bytes: Uint8Array, passphrase: string): Promise<P12Content> {
  const password = Uint8Array.from(Buffer.from(passphrase)).buffer
  const pfx = PFX.fromBER(bytes)
  await pfx.parseInternalValues({ password, checkIntegrity: true })
  const safe = pfx.parsedValue?.authenticatedSafe
  if (safe === undefined) throw new Error('The file holds no safe')
  await safe.parseInternalValues({ safeContents: safe.safeContents.map(() => ({ password })) })
  const parsed = safe.parsedValue as { readonly safeContents: readonly { readonly value: SafeContents }[] }
  const bags = parsed.safeContents.flatMap(({ value }) => value.safeBags.map(({ bagValue }) => bagValue))
  let key: Der | undefined
  const certificates: Der[] = []
  for (const bag of bags) {
    if (bag instanceof PKCS8ShroudedKeyBag) {
      await (bag as unknown as { parseInternalValues(of: object): Promise<void> }).parseInternalValues({ password })
      if (bag.parsedValue !== undefined) key = derOf(bag.parsedValue.toSchema())
    } else if (bag instanceof PrivateKeyInfo) key = derOf(bag.toSchema())
    else if (bag instanceof CertBag && bag.parsedValue instanceof Certificate)
      certificates.push(derOf(bag.parsedValue.toSchema(true)))
  }
  if (key === undefined) throw new Error('The file holds no private key')
  return { key, certificates }
}
