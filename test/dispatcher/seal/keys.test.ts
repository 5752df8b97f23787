import { execFileSync } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeTrialCertificate, type TrialCertificate } from '../../../cli/trial/seals/trial-certificates.ts'
import { parseSeals } from '../../../dispatcher/seal/seals-file.ts'
import { lookAtSeals } from '../../../dispatcher/seal/watch-seals.ts'
import { readSeal } from '../../../templates/seal/read-seal.ts'
import { openSeals, type TestSeals } from '../../support/seals/open-seals.ts'
import { joined, sealedSegments } from '../../support/seals/seal-sample.ts'

const day = 86_400_000
const wish = { level: 'b-b', whenNoTime: 'wait' } as const
let seals: TestSeals
let rsa: TrialCertificate
let ec: TrialCertificate
beforeAll(async () => {
  seals = await openSeals()
  const issued = {
    issuer: seals.authority,
    use: 'seal',
    from: new Date(Date.now() - day),
    to: new Date(Date.now() + 20 * day),
  } as const
  rsa = await makeTrialCertificate({ name: 'Seal of the city', kind: 'rsa', ...issued })
  ec = await makeTrialCertificate({ name: 'Seal on a curve', kind: 'ec', ...issued })
})
const entry = (members: object) => seals.write({ seals: [{ entity: '*', ...members }] })
const sealNow = async () => readSeal(joined(await sealedSegments(seals.sealer, wish)))

test.each([
  ['RSA', () => rsa, 'Seal of the city'],
  ['ECDSA', () => ec, 'Seal on a curve'],
] as const)('%s: the key and its chain in one file of PEM', async (kind, pair, sealedBy) => {
  const { key, certificate } = pair()
  entry({ keyFile: seals.put(`${kind}.pem`, key + certificate + seals.authority.certificate) })
  // Many, since signatures of ECDSA differ in length.
  for (let round = 0; round < 5; round++) expect(await sealNow()).toMatchObject({ sealedBy, isIntact: true })
})

test('an encrypted key with its passphrase, and the certificates in their own file in any order', async () => {
  const pem = createPrivateKey(rsa.key).export({
    type: 'pkcs8',
    format: 'pem',
    cipher: 'aes-256-cbc',
    passphrase: 'très secret',
  })
  const keyFile = seals.put('encrypted.pem', pem.toString())
  const certificateFile = seals.put('chain.pem', seals.authority.certificate + rsa.certificate)
  const passphraseFile = seals.put('passphrase', 'très secret\n')
  entry({ keyFile, certificateFile, passphraseFile })
  expect(await sealNow()).toMatchObject({ sealedBy: 'Seal of the city', isIntact: true })
  entry({ keyFile, certificateFile, passphraseFile: seals.put('wrong', 'trop connu') })
  await expect(sealNow()).rejects.toMatchObject({ code: 'passphrase-wrong' })
  entry({ keyFile, certificateFile })
  await expect(sealNow()).rejects.toMatchObject({ code: 'passphrase-wrong' })
})

describe('PKCS#12', () => {
  const p12 = (pair: TrialCertificate, ...options: string[]): string => {
    const [key, chain, out] = [
      seals.put('k.pem', pair.key),
      seals.put('c.pem', pair.certificate + seals.authority.certificate),
      `${seals.folder}/seal.p12`,
    ]
    execFileSync('openssl', [
      'pkcs12',
      '-export',
      '-inkey',
      key,
      '-in',
      chain,
      '-out',
      out,
      '-passout',
      'pass:hush',
      ...options,
    ])
    return out
  }
  test.each([
    ['RSA', () => rsa],
    ['ECDSA', () => ec],
  ] as const)('%s, as OpenSSL writes it', async (_kind, pair) => {
    entry({ keyFile: p12(pair()), passphraseFile: seals.put('hush', 'hush\n') })
    expect(await sealNow()).toMatchObject({ isIntact: true, issuer: 'Authority of the trial' })
  })
  test('a wrong passphrase is named', async () => {
    entry({ keyFile: p12(rsa), passphraseFile: seals.put('loud', 'loud') })
    await expect(sealNow()).rejects.toMatchObject({ code: 'passphrase-wrong' })
  })
})

describe('a key or certificate that may not seal', () => {
  const made = (pair: TrialCertificate) => ({
    keyFile: seals.put('own.pem', pair.key),
    certificateFile: seals.put('own.crt', pair.certificate),
  })
  test.each<[string, () => Promise<object>]>([
    ['key-unreadable', async () => ({ keyFile: '/nowhere/key.pem' })],
    [
      'key-unreadable',
      async () => ({
        keyFile: seals.put('no-key.pem', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n'),
      }),
    ],
    ['certificate-unreadable', async () => ({ keyFile: seals.put('alone.pem', rsa.key) })],
    [
      'key-and-certificate-differ',
      async () => ({ ...made(rsa), certificateFile: seals.put('other.crt', ec.certificate) }),
    ],
    [
      'certificate-expired',
      async () =>
        made(
          await makeTrialCertificate({
            name: 'Old',
            use: 'seal',
            kind: 'ec',
            issuer: seals.authority,
            from: new Date(Date.now() - 9 * day),
            to: new Date(Date.now() - 1_000),
          }),
        ),
    ],
    [
      'certificate-not-yet-valid',
      async () =>
        made(
          await makeTrialCertificate({
            name: 'New',
            use: 'seal',
            kind: 'ec',
            issuer: seals.authority,
            from: new Date(Date.now() + day),
            to: new Date(Date.now() + 9 * day),
          }),
        ),
    ],
  ])('%s', async (code, members) => {
    entry(await members())
    await expect(sealNow()).rejects.toMatchObject({ code })
  })
  test('no entry, and no file', async () => {
    seals.write({ seals: [] })
    await expect(sealNow()).rejects.toMatchObject({ code: 'no-key' })
    seals.put('seals/seals.json', '{')
    await expect(sealNow()).rejects.toMatchObject({ code: 'seals-file-unreadable' })
    expect(await lookAtSeals(seals.sealer, new Date())).toMatchObject([
      { entityCode: '*', fault: 'seals-file-unreadable' },
    ])
  })
})

test('a certificate that ends while letters are drawn seals none of them', async () => {
  entry({ keyFile: seals.put('ends.pem', rsa.key + rsa.certificate) })
  const session = await seals.sealer.begin('OVO000001', wish)
  seals.advance(21 * day)
  await expect(session.seal([], { name: 'n', reason: 'r' })).rejects.toMatchObject({ code: 'certificate-expired' })
  expect(await lookAtSeals(seals.sealer, new Date(Date.now() + 21 * day))).toMatchObject([
    { fault: 'certificate-expired', subject: 'Seal of the city' },
  ])
  seals.advance(-21 * day)
})

test('a renewed key counts without a restart, and an entity has its own', async () => {
  const keyFile = seals.put('renewed.pem', rsa.key + rsa.certificate)
  seals.write({
    seals: [
      { entity: '*', keyFile },
      { entity: 'OVO000009', keyFile: seals.put('nine.pem', ec.key + ec.certificate) },
    ],
  })
  expect(await sealNow()).toMatchObject({ sealedBy: 'Seal of the city' })
  const own = await readSeal(joined(await sealedSegments(seals.sealer, wish, { code: 'OVO000009' })))
  expect(own).toMatchObject({ sealedBy: 'Seal on a curve' })
  seals.put('renewed.pem', ec.key + ec.certificate)
  expect(await sealNow()).toMatchObject({ sealedBy: 'Seal on a curve' })
})

test.each([
  ['not JSON', 'not JSON'],
  ['{"seals":[{"entity":"*"}]}', 'seals.0'],
  ['{"seals":[{"entity":"*","keyFile":"a"},{"entity":"*","keyFile":"b"}]}', 'two entries'],
  ['{"seals":[],"timeStamps":{"url":"ftp://x"}}', 'timeStamps.url'],
])('a wrong file of seals is refused with its place: %s', (text, place) => {
  expect(() => parseSeals(text)).toThrow(place)
})
