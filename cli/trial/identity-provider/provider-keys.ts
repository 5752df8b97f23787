import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { exportJWK, generateKeyPair } from 'jose'
import { z } from 'zod'
import { keptFile } from '../kept-file.ts'

const providerKeys = z.object({
  jwks: z.object({ keys: z.array(z.record(z.string(), z.unknown())).min(1) }),
  cookieKeys: z.array(z.string()).min(1),
})
export type ProviderKeys = z.infer<typeof providerKeys>

/** The provider's signing keys, made once: an ID token of yesterday is still checked with today's keys. */
export async function openProviderKeys(dataDir: string): Promise<ProviderKeys> {
  return providerKeys.parse(JSON.parse(await keptFile(join(dataDir, 'identity-provider.json'), makeKeys)))
}

async function makeKeys(): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: randomBytes(8).toString('hex') }
  return JSON.stringify({ jwks: { keys: [jwk] }, cookieKeys: [randomBytes(32).toString('base64url')] })
}
