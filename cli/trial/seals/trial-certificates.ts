import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, webcrypto } from 'node:crypto'
import { BitString, Integer, ObjectIdentifier, PrintableString, Sequence, Set, Utf8String } from 'asn1js'
import { BasicConstraints, Certificate, Extension, ExtKeyUsage, RelativeDistinguishedNames, Time } from 'pkijs'

/** A certificate of the trial, with its key (PEM). */
export interface TrialCertificate {
  readonly key: string
  readonly certificate: string
}

export interface TrialCertificateOf {
  readonly name: string
  readonly use: 'authority' | 'seal' | 'time-stamps'
  /** Absent: it issues itself. */
  readonly issuer?: TrialCertificate
  /** Absent: `ec`, which is made at once. */
  readonly kind?: 'rsa' | 'ec'
  readonly from: Date
  readonly to: Date
}

/** Makes a certificate for the trial and the tests (X.509, RFC 5280), which no validator trusts. */
export async function makeTrialCertificate(of: TrialCertificateOf): Promise<TrialCertificate> {
  const { privateKey } =
    of.kind === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 3_072 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const own = await webKey(privateKey)
  const issuer = of.issuer && {
    key: createPrivateKey(of.issuer.key),
    name: Certificate.fromBER(derOf(of.issuer.certificate)).subject,
  }
  const certificate = new Certificate()
  certificate.version = 2
  certificate.serialNumber = new Integer({ valueHex: positive(randomBytes(16)) })
  certificate.subject = nameOf(of.name)
  certificate.issuer = issuer?.name ?? nameOf(of.name)
  certificate.notBefore = new Time({ value: of.from })
  certificate.notAfter = new Time({ value: of.to })
  certificate.extensions = extensionsOf(of.use)
  await certificate.subjectPublicKeyInfo.importKey(own.publicKey)
  const signing = issuer === undefined ? own.privateKey : (await webKey(issuer.key)).privateKey
  await certificate.sign(signing, 'SHA-256')
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: pemOf(Buffer.from(certificate.toSchema(true).toBER())),
  }
}

function nameOf(name: string): RelativeDistinguishedNames {
  const part = (type: string, value: PrintableString | Utf8String): Set =>
    new Set({ value: [new Sequence({ value: [new ObjectIdentifier({ value: type }), value] })] })
  const parts = [
    part('2.5.4.6', new PrintableString({ value: 'BE' })),
    part('2.5.4.10', new Utf8String({ value: 'Uitpost trial' })),
    part('2.5.4.3', new Utf8String({ value: name })),
  ]
  // The class of the library would put all parts into one set.
  return RelativeDistinguishedNames.fromBER(new Sequence({ value: parts }).toBER())
}

function extensionsOf(use: TrialCertificateOf['use']): Extension[] {
  const isAuthority = use === 'authority'
  // keyCertSign and cRLSign, or digitalSignature and nonRepudiation (RFC 5280, 4.2.1.3).
  const usage = new BitString({
    valueHex: Uint8Array.of(isAuthority ? 0x06 : 0xc0).buffer,
    unusedBits: isAuthority ? 1 : 6,
  })
  const extension = (extnID: string, critical: boolean, value: { toBER(): ArrayBuffer }) =>
    new Extension({ extnID, critical, extnValue: value.toBER() })
  return [
    extension('2.5.29.19', true, new BasicConstraints(isAuthority ? { cA: true } : {}).toSchema()),
    extension('2.5.29.15', true, usage),
    ...(use === 'time-stamps'
      ? [extension('2.5.29.37', true, new ExtKeyUsage({ keyPurposes: ['1.3.6.1.5.5.7.3.8'] }).toSchema())]
      : []),
  ]
}

/** The same key for WebCrypto, which signs certificates. */
async function webKey(
  key: KeyObject,
): Promise<{ readonly publicKey: webcrypto.CryptoKey; readonly privateKey: webcrypto.CryptoKey }> {
  const jwk = key.export({ format: 'jwk' })
  const algorithm =
    key.asymmetricKeyType === 'ec'
      ? { name: 'ECDSA', namedCurve: 'P-256' }
      : { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  const { kty, n, e, crv, x, y } = jwk
  const known = Object.fromEntries(Object.entries({ kty, n, e, crv, x, y }).filter(([, value]) => value !== undefined))
  const { subtle } = webcrypto
  return {
    privateKey: await subtle.importKey('jwk', jwk as webcrypto.JsonWebKey, algorithm, true, ['sign']),
    publicKey: await subtle.importKey('jwk', known, algorithm, true, ['verify']),
  }
}

function positive(bytes: Buffer): Buffer {
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return bytes
}

export function derOf(pem: string): Buffer {
  return Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64')
}

function pemOf(der: Buffer): string {
  return `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replaceAll(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`
}
