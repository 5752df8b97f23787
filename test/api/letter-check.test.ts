import { type SQL, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { postLetterCheck } from '../../api/letter-check/check-letter.ts'
import type { ApiDeps } from '../../api/server/api-deps.ts'
import { networkOf, openRateLimits } from '../../api/server/rate-limits.ts'
import { createSigner, newSigningKey } from '../../core/crypto/signer.ts'
import { retiredLetterKeys } from '../../core/retired-letter-keys.ts'
import { writeCheckQr } from '../../core/words/check-qr.ts'
import { codeAlphabet, newCheckCode } from '../../core/words/numbers/check-code.ts'
import { openHandOver } from '../support/hub/hand-over.ts'
import { goodLetter, jan, postLetter } from '../support/hub/letters.ts'
import { openTestApi, type TestApi, type TestEntity } from '../support/hub/open-test-api.ts'

const signer = createSigner(newSigningKey())
let api: TestApi
let tax: TestEntity
let letter: { readonly id: string; readonly checkCode: string; readonly letterDate: string }
beforeAll(async () => {
  api = await openTestApi({ signer })
  tax = await api.newEntity('OVO000001')
  letter = await sent(tax.live)
})

/** A letter that was archived and handed over. */
async function sent(key: string): Promise<typeof letter> {
  const work = openHandOver(api)
  const { json } = await postLetter(api, key, goodLetter({ recipient: jan }))
  await work.prepare()
  await work.deliver()
  return (await api.call(`/v1/messages/${json.id}`, { key })).json
}
const check = async (body: unknown) => api.call('/v1/letter-checks', { method: 'POST', body })
const unknown = { genuine: false }
/** The text of a statement, without its values. */
const textOf = (statement: SQL): string => new PgDialect().sqlToQuery(statement).sql

describe('whether a letter is real', () => {
  test('is public to every holder of its code: sender, date and kind, never the recipient', async () => {
    const answer = await check({ code: letter.checkCode })
    expect([answer.status, answer.json]).toEqual([
      200,
      {
        genuine: true,
        sender: { code: 'OVO000001', name: expect.objectContaining({ nl: 'Dienst OVO000001' }) },
        date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        kind: expect.anything(),
      },
    ])
    expect(JSON.stringify(answer.json)).not.toMatch(/Peeters|vergunning|85/)
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  test('the code may be typed as people type it', async () => {
    const { checkCode } = letter
    for (const code of [
      checkCode.toLowerCase(),
      `${checkCode.slice(0, 5)} ${checkCode.slice(5)}`,
      ` ${checkCode.slice(0, 5)}-${checkCode.slice(5)} `,
    ])
      expect((await check({ code })).json.genuine).toBe(true)
  })

  test('an unknown code, a wrong one and any other text get the same answer', async () => {
    expect((await check({ code: newCheckCode() })).json).toEqual(unknown)
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ minLength: 1, maxLength: 40 }),
          fc.string({ minLength: 10, maxLength: 10, unit: fc.constantFrom(...codeAlphabet.split('')) }),
        ),
        async (code) => {
          const { status, json } = await check({ code })
          expect([status, json]).toEqual([200, unknown])
        },
      ),
      { numRuns: 25 },
    )
  })

  test('a letter of a test key is no letter of the sender', async () => {
    const { checkCode } = await sent(tax.test)
    expect((await check({ code: checkCode })).json).toEqual(unknown)
  })

  test('the signed code holds what is to be paid as well, and one changed character makes it unknown', async () => {
    const facts = { sender: 'OVO000001', kind: 'decision', code: letter.checkCode }
    const { date } = (await check({ code: letter.checkCode })).json
    const payment = { cents: 38_420, iban: 'BE68539007547034' }
    const qr = writeCheckQr({ ...facts, date, payment }, 'https://post.example', signer)
    expect((await check({ qr })).json).toMatchObject({
      genuine: true,
      date,
      payment: { amount: '384.20', accountEnd: '7034' },
    })
    expect((await check({ qr: qr.slice(qr.indexOf('#') + 1) })).json.genuine).toBe(true)
    const changed = qr.replace(/#(.)/, (_, first: string) => `#${first === 'd' ? 'e' : 'd'}`)
    for (const text of [changed, 'https://post.example/check#x.y', letter.checkCode])
      expect((await check({ qr: text })).json).toEqual(unknown)
    const otherDate = writeCheckQr({ ...facts, date: '2001-01-01' }, 'https://post.example', signer)
    expect((await check({ qr: otherDate })).json).toEqual(unknown)
  })

  test('a PDF is known by its hash when it is the letter itself, and no part of another', async () => {
    const { documents } = (await api.call(`/v1/messages/${letter.id}`, { key: tax.live })).json as {
      documents: readonly { readonly kind: string; readonly sha256: string }[]
    }
    const hashes = (isLetter: boolean) =>
      documents.filter(({ kind }) => (kind === 'letter') === isLetter).map(({ sha256 }) => sha256)
    expect(hashes(true).length).toBeGreaterThan(0)
    expect(hashes(false).length).toBeGreaterThan(0)
    for (const sha256 of hashes(true))
      expect((await check({ sha256 })).json).toEqual((await check({ code: letter.checkCode })).json)
    const [own = ''] = hashes(true)
    // The same first seven bytes, which the index holds, are not enough.
    const near = `${own.slice(0, 14)}${'0'.repeat(50)}`
    for (const sha256 of [...hashes(false), near, '0'.repeat(64)])
      expect((await check({ sha256 })).json).toEqual(unknown)
    for (const sha256 of [own.toUpperCase(), own.slice(1), `${own}0`, 'x'.repeat(64)])
      expect((await check({ sha256 })).status).toBe(400)
  })

  test('a PDF is found by the index', async () => {
    const wanted = Buffer.alloc(32)
    const plan = await api.test.database.asHub(async (tx) => {
      // The table of a test is so small that reading all of it costs less.
      await tx.query(sql`set local enable_seqscan = off`)
      return tx.query<{ 'QUERY PLAN': string }>(sql`
        explain select d.record from document_shown d
        where d.kind = 'letter' and substr(d.sha256, 1, 7) = substr(${wanted}::bytea, 1, 7) and d.sha256 = ${wanted}`)
    })
    const text = plan.map((line) => line['QUERY PLAN']).join('\n')
    expect(text).toMatch(/Index Scan|Bitmap Index Scan/)
    expect(text).toContain('substr')
    expect(text).not.toContain('Seq Scan')
  })

  test('a request without a code is refused', async () => {
    for (const body of [{}, { code: '' }, { code: 1 }, { code: 'x'.repeat(41) }, { qr: 'x'.repeat(601) }])
      expect((await check(body)).status).toBe(400)
  })

  test('every unknown question does the same work: the same statement, and the same bytes of the answer', async () => {
    const asked: string[] = []
    const { app } = api.test.database
    const watched = {
      ...api.test.database,
      app: Object.assign(Object.create(app) as typeof app, {
        query: (statement: SQL) => {
          asked.push(textOf(statement))
          return app.query(statement)
        },
      }),
    }
    const deps = { database: watched, keyring: api.keyring, signer, countCheck: () => {} } as unknown as ApiDeps
    const work = async (body: object): Promise<string> => {
      asked.length = 0
      const { bytes, json, headers, status } = await postLetterCheck({ body } as never, deps)
      return JSON.stringify([asked, bytes ?? json, headers, status])
    }
    const alphabet = fc.constantFrom(...Array.from(codeAlphabet))
    const { date } = (await check({ code: letter.checkCode })).json
    const otherKey = createSigner(newSigningKey())
    const wrong = fc.oneof(
      fc.constant(0).map(() => ({ code: newCheckCode() })),
      fc.string({ minLength: 1, maxLength: 40, unit: 'binary' }).map((code) => ({ code })),
      fc.string({ minLength: 10, maxLength: 10, unit: alphabet }).map((code) => ({ code })),
      fc.string({ minLength: 1, maxLength: 600 }).map((qr) => ({ qr })),
      fc.constantFrom(signer, otherKey).map((by) => ({
        qr: writeCheckQr(
          { sender: 'OVO000001', date, kind: 'decision', code: newCheckCode() },
          'https://post.example',
          by,
        ),
      })),
      // The code of a real letter under the signature of another key.
      fc.constant(0).map(() => ({
        qr: writeCheckQr(
          { sender: 'OVO000001', date, kind: 'decision', code: letter.checkCode },
          'https://post.example',
          otherKey,
        ),
      })),
    )
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(wrong, async (body) => {
        seen.add(await work(body))
      }),
      { numRuns: 2_000 },
    )
    expect([...seen]).toHaveLength(1)
  }, 240_000)

  test('the address on letters leads to the page', async () => {
    const answer = await api.call('/check', { redirect: 'manual' })
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/inbox/check'])
  })
})

describe('the keys of letters', () => {
  const keysAt = '/.well-known/letter-keys.json'

  test('are public as a JSON Web Key Set, with the names of the senders', async () => {
    const answer = await api.call(keysAt)
    expect(answer.status).toBe(200)
    expect(answer.json.keys).toEqual([
      {
        kty: 'OKP',
        crv: 'Ed25519',
        alg: 'EdDSA',
        use: 'sig',
        kid: signer.keyId,
        x: signer.publicKey.toString('base64url'),
      },
    ])
    expect(answer.json.issuedAt).toBe(api.clock.now().toISOString())
  })

  test('that were retired verify letters of their period, and no later one', async () => {
    const { date } = (await check({ code: letter.checkCode })).json
    const day = (by: number): string => new Date(Date.parse(date) + by * 86_400_000).toISOString().slice(0, 10)
    const retired = (from: string, until: string) =>
      retiredLetterKeys.parse(`${from}/${until} ${signer.publicKey.toString('base64url')}`)
    // The second process signs with a new key; the letter was signed with the first.
    const qr = writeCheckQr(
      { sender: 'OVO000001', date, kind: 'decision', code: letter.checkCode },
      'https://post.example',
      signer,
    )
    const genuine = async (from: string, until: string): Promise<boolean> => {
      const deps = { signer: createSigner(newSigningKey()), retiredLetterKeys: retired(from, until) }
      const other = await openTestApi(deps, api)
      const { json } = await other.call('/v1/letter-checks', { method: 'POST', body: { qr } })
      expect((await other.call(keysAt)).json.keys[1]).toMatchObject({ kid: signer.keyId, from, until })
      return json.genuine
    }
    expect(await genuine(day(-10), date)).toBe(true)
    expect(await genuine(day(-10), day(-1))).toBe(false)
    expect(await genuine(day(1), day(2))).toBe(false)
  })

  test.each([
    '',
    'KEY',
    '2026-01-01 KEY',
    `2026-02-01/2026-01-01 ${'A'.repeat(43)}`,
    `2026-01-01/2026-02-01 ${'A'.repeat(42)}`,
    `2026-01-01/2026-02-01 ${'A'.repeat(43)},`,
  ])('a setting with a fault is refused: %j', (value) => {
    expect(retiredLetterKeys.safeParse(value).success).toBe(false)
  })
})

test('questions are limited for one address, for its network, and altogether', async () => {
  const limits = openRateLimits()
  const refusedAfter = async (addressOf: (n: number) => string): Promise<number> => {
    for (let n = 0; n < 10_000; n++)
      try {
        await limits.take('check', addressOf(n))
      } catch (refused) {
        expect(refused).toMatchObject({ code: 'UP-1429' })
        return n
      }
    return -1
  }
  expect(await refusedAfter(() => '192.0.2.1')).toBe(30)
  // The 30 that were answered count for the network.
  expect(await refusedAfter((n) => `192.0.2.${(n % 200) + 2}`)).toBe(270)
  expect(await refusedAfter((n) => `10.${n % 250}.${Math.floor(n / 250)}.1`)).toBe(6_000 - 300)
  expect(
    ['192.0.2.77', '::ffff:192.0.2.77', '2001:db8:12::1', '2001:0DB8:0012:5::', '::1', 'unknown'].map(networkOf),
  ).toEqual(['192.0.2', '192.0.2', '2001:db8:12', '2001:db8:12', '0:0:0', 'unknown'])
})
