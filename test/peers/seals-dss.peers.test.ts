import { execFile, execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'
import { makeTrialCertificate } from '../../cli/trial/seals/trial-certificates.ts'
import { packageRoot } from '../../core/package-root.ts'
import { afterFile } from '../support/process/after-file.ts'
import { openSeals, type TestSeals } from '../support/seals/open-seals.ts'
import { joined, sealedSegments } from '../support/seals/seal-sample.ts'
import { writeRevocations } from '../support/seals/write-revocations.ts'
import { withPeer } from './with-peer.ts'

const run = promisify(execFile)
const tools = (name: string): string =>
  process.env[`UITPOST_${name.toUpperCase()}_HOME`] ??
  join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), `uitpost-tools/${name}`)
const bb = { level: 'b-b', whenNoTime: 'wait' } as const
const bt = { level: 'b-t', whenNoTime: 'wait' } as const

withPeer(
  'seals, by validators of others',
  ['java', join(tools('dss'), 'classes'), join(tools('verapdf'), 'classes'), 'pdfsig', 'openssl'],
  () => {
    let seals: TestSeals
    let revocations: string
    beforeAll(async () => {
      seals = await openSeals()
      revocations = seals.put('authority.crl', await writeRevocations(seals.authority, new Date()))
    })
    /** Per file: indication and format. */
    const validate = async (files: readonly string[]): Promise<string[]> => {
      const check = join(packageRoot, 'test/tools/dss/check')
      const { stdout } = await run(check, [seals.authorityFile, revocations, ...files]).catch(
        (error: { stdout: string }) => error,
      )
      return stdout
        .trim()
        .split('\n')
        .map((line) =>
          line
            .split('\t')
            .filter((_, at) => at === 1 || at === 3)
            .join(' '),
        )
    }

    test('DSS accepts both levels and both kinds of key, and finds every changed part; so does pdfsig', async () => {
      const good = joined(await sealedSegments(seals.sealer, bb))
      const stamped = joined(await sealedSegments(seals.sealer, bt))
      const rsa = await makeTrialCertificate({
        name: 'Seal with RSA',
        use: 'seal',
        kind: 'rsa',
        issuer: seals.authority,
        from: new Date(Date.now() - 86_400_000),
        to: new Date(Date.now() + 86_400_000 * 365),
      })
      const timeStamps = { url: seals.timeStamps.url }
      const keyFile = seals.put('rsa.pem', rsa.key + rsa.certificate + seals.authority.certificate)
      seals.write({ seals: [{ entity: '*', keyFile }], timeStamps })
      const byRsa = joined(await sealedSegments(seals.sealer, bt))
      const changed = (at: number): Buffer => {
        const bytes = Buffer.from(good)
        bytes[at] = (bytes[at] ?? 0) ^ 1
        return bytes
      }
      const files = {
        'b-b.pdf': good,
        'b-t.pdf': stamped,
        'rsa.pdf': byRsa,
        // In the colour profile or fonts, in the information dictionary, and in the words of the seal.
        'fonts.pdf': changed(20_000),
        'title.pdf': changed(good.indexOf('/Producer(') + 10),
        'name.pdf': changed(good.indexOf('/Name(') + 6),
      }
      const paths = Object.entries(files).map(([name, bytes]) => seals.put(name, bytes))
      expect(await validate(paths)).toEqual([
        'TOTAL_PASSED PAdES-BASELINE-B',
        'TOTAL_PASSED PAdES-BASELINE-T',
        'TOTAL_PASSED PAdES-BASELINE-T',
        'TOTAL_FAILED PAdES-BASELINE-B',
        'TOTAL_FAILED PAdES-BASELINE-B',
        'TOTAL_FAILED PAdES-BASELINE-B',
      ])
      const opinion = (path = ''): string => execFileSync('pdfsig', ['-nocert', path], { encoding: 'utf8' })
      for (const path of paths.slice(0, 3)) {
        expect(opinion(path)).toContain('Signature is Valid')
        expect(opinion(path)).toContain('Total document signed')
      }
      expect(opinion(paths[4])).toContain('Digest Mismatch')
    })

    test('a sealed letter is PDF/A-2a and PDF/UA-1', async () => {
      const { stdout } = await run(join(packageRoot, 'test/tools/verapdf/check'), [
        '-v',
        seals.put('archive-b.pdf', joined(await sealedSegments(seals.sealer, bb))),
        seals.put('archive-t.pdf', joined(await sealedSegments(seals.sealer, bt, { language: 'fr' }))),
      ]).catch((error: { stdout: string }) => error)
      expect(stdout).toContain('2 passed, 0 failed')
    })

    test('time stamps of OpenSSL are taken, and OpenSSL verifies those of the stand-in', async () => {
      const url = await openSslAuthority(seals)
      seals.write({ seals: [{ entity: '*', keyFile: `${seals.folder}/seals/seal.pem` }], timeStamps: { url } })
      const path = seals.put('openssl.pdf', joined(await sealedSegments(seals.sealer, bt)))
      expect(await validate([path])).toEqual(['TOTAL_PASSED PAdES-BASELINE-T'])
      const data = seals.put('data', 'what is stamped')
      const query = `${seals.folder}/query.tsq`
      execFileSync('openssl', ['ts', '-query', '-data', data, '-sha256', '-cert', '-out', query], { stdio: 'ignore' })
      const answer = await fetch(seals.timeStamps.url, { method: 'POST', body: await readQuery(query) })
      const reply = seals.put('reply.tsr', Buffer.from(await answer.arrayBuffer()))
      const verified = execFileSync(
        'openssl',
        ['ts', '-verify', '-queryfile', query, '-in', reply, '-CAfile', seals.authorityFile],
        { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
      )
      expect(verified).toContain('Verification: OK')
    })
  },
)

const readQuery = (path: string): Promise<Buffer> => readFile(path)

/** A time stamp authority whose answers `openssl ts` writes. */
async function openSslAuthority(seals: TestSeals): Promise<string> {
  const own = await makeTrialCertificate({
    name: 'Time stamps of OpenSSL',
    use: 'time-stamps',
    issuer: seals.authority,
    from: new Date(Date.now() - 86_400_000),
    to: new Date(Date.now() + 86_400_000 * 365),
  })
  const [key, signer, serial] = [
    seals.put('tsa.key', own.key),
    seals.put('tsa.crt', own.certificate),
    seals.put('serial', '01\n'),
  ]
  const config = seals.put(
    'tsa.cnf',
    `[tsa]\ndefault_tsa = own\n[own]\nserial = ${serial}\nsigner_cert = ${signer}\ncerts = ${seals.authorityFile}\nsigner_key = ${key}\nsigner_digest = sha256\ndefault_policy = 1.2.3.4\ndigests = sha256\nordering = no\ntsa_name = no\ness_cert_id_chain = no\ness_cert_id_alg = sha256\n`,
  )
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      const [query, reply] = [`${seals.folder}/in.tsq`, `${seals.folder}/out.tsr`]
      writeFileSync(query, Buffer.concat(pieces))
      execFileSync('openssl', ['ts', '-reply', '-config', config, '-queryfile', query, '-out', reply], {
        stdio: 'ignore',
      })
      void readQuery(reply).then((bytes) =>
        response.setHeader('content-type', 'application/timestamp-reply').end(bytes),
      )
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  afterFile(() => new Promise<void>((done) => void server.close(() => done())))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
