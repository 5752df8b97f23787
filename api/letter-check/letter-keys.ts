import { createHash } from 'node:crypto'
import { listKnownSenders } from '../../core/tenants/known-senders.ts'
import type { LetterKey } from '../../core/words/check-qr.ts'
import type { LetterKeys } from '../contract/letter-check.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { Call } from '../server/route.ts'

/** The keys that verify letters: the current one, then those that were retired. */
export function letterKeysOf({ signer, retiredLetterKeys = [] }: ApiDeps): readonly LetterKey[] {
  return [{ publicKey: signer.publicKey }, ...retiredLetterKeys]
}

/** `GET /.well-known/letter-keys.json`, public: what a page or a program needs to verify a QR code without the hub. */
export async function getLetterKeys({ now }: Call, deps: ApiDeps): Promise<Reply> {
  const senders = await listKnownSenders(deps.database.app)
  const body: LetterKeys = { issuedAt: now.toISOString(), keys: letterKeysOf(deps).map(shown), senders }
  return json(200, body, { 'Cache-Control': 'public, max-age=300' })
}

function shown({ publicKey, from, until }: LetterKey): LetterKeys['keys'][number] {
  return {
    kty: 'OKP',
    crv: 'Ed25519',
    alg: 'EdDSA',
    use: 'sig',
    kid: createHash('sha256').update(publicKey).digest('hex').slice(0, 16),
    x: Buffer.from(publicKey).toString('base64url'),
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
  }
}
