import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { S3Client, S3ServiceException } from '@aws-sdk/client-s3'
import type { S3Settings } from './s3-settings.ts'

/** Milliseconds until a server to which no connection is made counts as away. */
const connectMs = 5_000
const maxConnections = 50
/** How long credentials are kept: those of a file may be replaced at any moment. */
const credentialsMs = 60_000

/** A client that tries again what may succeed, after pauses that grow and vary (the SDK's standard mode). */
export function createS3Client(settings: S3Settings): S3Client {
  const { region, endpoint, pathStyle, ca, checksums, timeoutMs, attempts, credentials } = settings
  const agent = { keepAlive: true, maxSockets: maxConnections }
  return new S3Client({
    region,
    credentials: async () => {
      const { accessKeyId, secretAccessKey, sessionToken } = await credentials()
      const expiration = new Date(Date.now() + credentialsMs)
      return { accessKeyId, secretAccessKey, expiration, ...(sessionToken !== undefined && { sessionToken }) }
    },
    forcePathStyle: pathStyle,
    maxAttempts: attempts,
    retryMode: 'standard',
    requestChecksumCalculation: checksums ? 'WHEN_SUPPORTED' : 'WHEN_REQUIRED',
    responseChecksumValidation: checksums ? 'WHEN_SUPPORTED' : 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: connectMs,
      requestTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      throwOnRequestTimeout: true,
      httpAgent: new HttpAgent(agent),
      httpsAgent: new HttpsAgent({ ...agent, ...(ca !== undefined && { ca }) }),
    },
    ...(endpoint !== undefined && { endpoint }),
  })
}

/** Whether the server answered with this status. */
export function isAnswer(error: unknown, ...statuses: readonly number[]): boolean {
  return error instanceof S3ServiceException && statuses.includes(error.$metadata.httpStatusCode ?? 0)
}

/** The time limit of one request with so many bytes: a server that trickles is not waited for without end. */
export function timeLimit({ timeoutMs, attempts }: S3Settings, bytes = 0): { readonly abortSignal: AbortSignal } {
  const slowestBytesPerMs = 200
  return { abortSignal: AbortSignal.timeout(attempts * (timeoutMs + connectMs) + Math.ceil(bytes / slowestBytesPerMs)) }
}
