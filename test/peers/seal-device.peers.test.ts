import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { makeTrialCertificate, type TrialCertificate } from '../../cli/trial/seals/trial-certificates.ts'
import { readSeal } from '../../templates/seal/read-seal.ts'
import { openSeals, type TestSeals } from '../support/seals/open-seals.ts'
import { joined, sealedSegments } from '../support/seals/seal-sample.ts'
import { withPeer } from './with-peer.ts'

const packageFolder = join(
  process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
  'uitpost-tools/pkcs11/node_modules/pkcs11js',
)
const libraries = ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so']
const library = libraries.find((each) => existsSync(each)) ?? ''
const pin = '4321-geheim'
const wish = { level: 'b-b', whenNoTime: 'wait' } as const

withPeer('seals by a device (SoftHSM)', ['softhsm2-util', packageFolder], () => {
  let seals: TestSeals
  const pairs = new Map<string, TrialCertificate>()
  beforeAll(async () => {
    seals = await openSeals()
    const tokens = join(seals.folder, 'tokens')
    mkdirSync(tokens)
    // The child process of the hub gets no environment: this file is found by the home folder.
    const home = join(seals.folder, 'home')
    mkdirSync(join(home, '.config/softhsm2'), { recursive: true })
    seals.put('home/.config/softhsm2/softhsm2.conf', `directories.tokendir = ${tokens}\nobjectstore.backend = file\n`)
    process.env['HOME'] = home
    const softhsm = (...options: string[]): void => {
      execFileSync('softhsm2-util', options, { env: { ...process.env, HOME: home }, stdio: 'ignore' })
    }
    softhsm('--init-token', '--free', '--label', 'uitpost', '--pin', pin, '--so-pin', '99999999')
    for (const [id, kind] of [
      ['01', 'rsa'],
      ['02', 'ec'],
    ] as const) {
      const pair = await makeTrialCertificate({
        name: `Seal of a device, ${kind}`,
        use: 'seal',
        kind,
        issuer: seals.authority,
        from: new Date(Date.now() - 86_400_000),
        to: new Date(Date.now() + 86_400_000 * 365),
      })
      pairs.set(kind, pair)
      const key = seals.put(`${kind}.key`, pair.key)
      softhsm('--import', key, '--token', 'uitpost', '--label', `seal-${kind}`, '--id', id, '--pin', pin)
    }
  })
  const entry = (kind: string, change: object = {}): void => {
    const pinFile = seals.put('pin', `${pin}\n`)
    const pkcs11 = { library, token: 'uitpost', key: `seal-${kind}`, pinFile, packageFolder, ...change }
    seals.write({
      seals: [{ entity: '*', pkcs11, certificateFile: seals.put(`${kind}.crt`, pairs.get(kind)?.certificate ?? '') }],
    })
  }

  test.each(['rsa', 'ec'])('a key that never leaves its device seals: %s', async (kind) => {
    entry(kind)
    for (let round = 0; round < 3; round++)
      expect(await readSeal(joined(await sealedSegments(seals.sealer, wish)))).toMatchObject({
        isIntact: true,
        sealedBy: `Seal of a device, ${kind}`,
      })
  })

  test('a wrong PIN, an unknown token and key, a module that is none, and a certificate of another key', async () => {
    const code = async (): Promise<unknown> =>
      sealedSegments(seals.sealer, wish).then(
        () => 'sealed',
        (error: { code: string }) => error.code,
      )
    entry('rsa', { pinFile: seals.put('wrong-pin', '0000') })
    expect(await code()).toBe('pin-refused')
    entry('rsa', { token: 'other' })
    expect(await code()).toBe('device-away')
    entry('rsa', { key: 'other' })
    expect(await code()).toBe('device-away')
    entry('rsa', { library: '/nowhere.so' })
    expect(await code()).toBe('device-away')
    // While it rests, no letter asks the device again.
    expect(await code()).toBe('device-away')
    entry('rsa', { key: 'seal-ec' })
    expect(await code()).not.toBe('sealed')
    entry('rsa')
    expect(await code()).toBe('sealed')
  })
})
