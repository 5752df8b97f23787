import { createHash, randomBytes } from 'node:crypto'
import { openHttpClient } from '../../channels/http-client.ts'
import type { Clock } from '../../core/clock.ts'
import { readCertificates } from '../../core/crypto/certificate-file.ts'
import {
  asNonce,
  readTimeStamp,
  type TimeStamp,
  TimeStampFault,
  timeStampRequest,
} from '../../templates/seal/time-stamp.ts'
import { SealFault } from './seal-fault.ts'
import type { TimeStampSource } from './seals-file.ts'

/** Asks a time stamp authority (RFC 3161 over HTTP, 3.4). */
export interface TimeStamps {
  /** A time stamp of `data`: one request. @throws SealFault */
  stamp(data: Uint8Array, signal: AbortSignal): Promise<TimeStamp>
  close(): void
}

/** Requests at the same time. */
const connections = 4

export function openTimeStamps({ url, timeoutSeconds, trustedFile }: TimeStampSource, clock: Clock): TimeStamps {
  const client = openHttpClient({ connections, timeoutMs: timeoutSeconds * 1_000 })
  return {
    stamp: async (data, signal) => {
      const imprint = createHash('sha256').update(data).digest()
      const nonce = asNonce(randomBytes(8))
      const result = await client.call(
        {
          method: 'POST',
          url,
          headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
          body: [timeStampRequest(imprint, nonce)],
        },
        signal,
      )
      if (result.kind === 'failed') throw new SealFault('time-stamps-away')
      if (result.status !== 200)
        throw new SealFault(result.status >= 500 || result.status === 429 ? 'time-stamps-away' : 'time-stamp-refused')
      const trusted = trustedFile === undefined ? undefined : await trustedOf(trustedFile)
      try {
        const asked = { data, imprint, nonce, now: clock.now(), ...(trusted !== undefined && { trusted }) }
        return await readTimeStamp(result.bytes, asked)
      } catch (error) {
        if (!(error instanceof TimeStampFault)) throw error
        throw new SealFault(error.code === 'refused' ? 'time-stamp-refused' : 'time-stamp-wrong', { cause: error })
      }
    },
    close: () => client.close(),
  }
}

async function trustedOf(file: string): Promise<Uint8Array[]> {
  return (await readCertificates(file)).map(({ raw }) => raw)
}
