import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** Credentials as they are now: a provider that reads files returns new ones without a restart. */
export interface S3Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string | undefined
}

export interface S3Settings {
  readonly bucket: string
  /** Precedes every key and ends in a slash; may be empty. */
  readonly prefix: string
  readonly region: string
  /** Absent: Amazon's own. */
  readonly endpoint?: string | undefined
  /** The bucket is in the path, not in the name of the host. */
  readonly pathStyle: boolean
  /** Certificates (PEM) that sign the server's, instead of those that Node trusts. */
  readonly ca?: string | undefined
  /** Encryption by the server: `AES256`, `aws:kms` or `aws:kms:dsse`; absent: as the bucket is set up. */
  readonly encryption?: 'AES256' | 'aws:kms' | 'aws:kms:dsse' | undefined
  readonly kmsKey?: string | undefined
  /** Whether the server takes `If-None-Match: *`; without it a blob is looked for before it is written. */
  readonly conditional: boolean
  /** Whether uploads carry a SHA-256 that the server checks. */
  readonly checksums: boolean
  /** Blobs above this size are uploaded in parts of this size (bytes). */
  readonly partBytes: number
  /** Each object cannot be deleted for so many days after it was written; the scrubber extends it. */
  readonly lock?: { readonly mode: 'GOVERNANCE' | 'COMPLIANCE'; readonly days: number } | undefined
  /** How long the server may be silent (ms). */
  readonly timeoutMs: number
  /** Attempts of one request, with pauses that grow and vary. */
  readonly attempts: number
  readonly credentials: () => Promise<S3Credentials>
}

const flag = z.enum(['true', 'false'], 'true or false').transform((value) => value === 'true')
const whole = (from: number, to: number) => z.coerce.number(`a number from ${from} to ${to}`).int().min(from).max(to)

/** The parameters of `s3://bucket/prefix?…`. */
const parameters = z.strictObject({
  endpoint: z.url({ protocol: /^https?$/, error: 'a URL that begins with https:// or http://' }).optional(),
  region: z.string().min(1).default('eu-west-1'),
  pathStyle: flag.optional(),
  ca: z.string().min(1).optional(),
  encryption: z.enum(['AES256', 'aws:kms', 'aws:kms:dsse'], 'AES256, aws:kms or aws:kms:dsse').optional(),
  kmsKey: z.string().min(1).optional(),
  conditional: flag.default(true),
  checksums: flag.default(true),
  partMegabytes: whole(5, 512).default(16),
  lockDays: whole(1, 3_650).optional(),
  lockMode: z.enum(['governance', 'compliance'], 'governance or compliance').default('governance'),
  timeoutSeconds: whole(1, 300).default(15),
  attempts: whole(1, 10).default(4),
})

/** What is wrong with the address of a bucket. */
export class BadBucketAddress extends Error {}

/** @throws BadBucketAddress which names the parameter, and never a value */
export function readBucketAddress(address: string, credentials: () => Promise<S3Credentials>): S3Settings {
  const { hostname: bucket, pathname, searchParams } = new URL(address)
  if (bucket === '') throw new BadBucketAddress('names no bucket: s3://bucket')
  const read = parameters.safeParse(Object.fromEntries(searchParams))
  if (!read.success) throw new BadBucketAddress(read.error.issues.map(describe).join('; '))
  const { endpoint, pathStyle, ca, lockDays, lockMode, partMegabytes, timeoutSeconds, ...given } = read.data
  const folder = pathname.replace(/^\/|\/$/g, '')
  return {
    ...given,
    bucket,
    prefix: folder === '' ? '' : `${folder}/`,
    endpoint,
    pathStyle: pathStyle ?? endpoint !== undefined,
    ca: ca === undefined ? undefined : readCertificates(ca),
    partBytes: partMegabytes * 1024 * 1024,
    lock:
      lockDays === undefined
        ? undefined
        : { mode: lockMode === 'compliance' ? 'COMPLIANCE' : 'GOVERNANCE', days: lockDays },
    timeoutMs: timeoutSeconds * 1_000,
    credentials,
  }
}

function describe(issue: z.core.$ZodIssue): string {
  return issue.code === 'unrecognized_keys'
    ? `has no parameter ${issue.keys.join(', ')}; there are ${Object.keys(parameters.shape).join(', ')}`
    : `${issue.path.join('.')}: expected ${issue.message}`
}

const certificate = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g

function readCertificates(file: string): string {
  try {
    const text = readFileSync(file, 'utf8')
    // Each of them is read: Node passes over one that it cannot read, without an error.
    const read = (text.match(certificate) ?? ['']).map((one) => new X509Certificate(one))
    return read.map(String).join('')
  } catch {
    throw new BadBucketAddress('ca: expected a file with certificates (PEM) that this process can read')
  }
}
