import { createHash } from 'node:crypto'
import type { ConnectConfig } from 'ssh2'
import SftpClient from 'ssh2-sftp-client'
import { ownProfile, type PartnerProfile } from './partner-profile.ts'

export interface PartnerSettings {
  /** `sftp://user[:password]@host[:port][/folder]`; the folders of the profile are below it. */
  readonly url: string
  /** PEM or OpenSSH format; used before the password. */
  readonly privateKey?: string
  /** Address and key as they are now, read before each connection: a password may have changed. Absent: they do not change. */
  readonly readAgain?: () => Promise<Pick<PartnerSettings, 'url' | 'privateKey'>>
  /** `SHA256:…` as `ssh-keygen -l` prints it. Without it, only a server on loopback is contacted. */
  readonly hostKey?: string
  /** The layout of the partner's files; absent: the hub's own. */
  readonly profile?: PartnerProfile
  /** Milliseconds without an answer after which the partner counts as away. */
  readonly timeoutMs?: number
}

/** A failure on the partner's side, as opposed to a bug of the hub. `code` is safe for the timeline. */
export class PartnerFailure extends Error {
  readonly code: string
  /** The step that failed was the last one: the partner may have the package nevertheless. */
  readonly mayHaveArrived: boolean
  constructor(code: string, cause: unknown, mayHaveArrived = false) {
    super(`The print partner: ${code}`, { cause })
    this.name = 'PartnerFailure'
    this.code = code
    this.mayHaveArrived = mayHaveArrived
  }
}

export interface PartnerConnection {
  readonly sftp: SftpClient
  readonly profile: PartnerProfile
  /** A path below the partner's folder. */
  path(...segments: string[]): string
  /** Size of a file, or undefined when it does not exist. @throws PartnerFailure */
  sizeOf(path: string): Promise<number | undefined>
  /** A whole file. @throws PartnerFailure */
  fetch(path: string): Promise<Buffer>
  /** The bytes from `start` up to but not including `end`. @throws PartnerFailure */
  fetchPiece(path: string, start: number, end: number): Promise<Buffer>
}

const loopback = new Set(['127.0.0.1', '::1', '[::1]', 'localhost'])

/** Connects, works, disconnects; `signal` aborts the work. @throws PartnerFailure where the partner failed */
export async function withPartner<T>(
  given: PartnerSettings,
  signal: AbortSignal,
  work: (connection: PartnerConnection) => Promise<T>,
): Promise<T> {
  // A file that cannot be read for a moment leaves what was read at the start.
  const settings = { ...given, ...(await given.readAgain?.().catch(() => undefined)) }
  if (signal.aborted) throw new PartnerFailure('STOPPED', undefined)
  const ignore = (): void => undefined
  const sftp = new SftpClient('uitpost', { error: ignore, end: ignore, close: ignore })
  const raw = rawClientOf(sftp)
  let stop = ignore
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(new PartnerFailure('STOPPED', undefined))
  })
  signal.addEventListener('abort', stop, { once: true })
  try {
    const connected = atPartner(() => sftp.connect(connectionOf(settings)))
    // With Nagle's algorithm each small write waits for the answer to the one before: 45 times slower, and 250 ms to connect.
    raw.setNoDelay(true)
    await Promise.race([connected, stopped])
    const result = await Promise.race([work(connect(sftp, settings)), stopped])
    raw.end()
    return result
  } catch (error) {
    // A graceful end waits for the server; a silent server would block the caller.
    raw.destroy()
    throw error
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** Runs one step at the partner: an exception becomes a PartnerFailure. */
export async function atPartner<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (error) {
    throw error instanceof PartnerFailure ? error : new PartnerFailure(codeOf(error), error)
  }
}

function connect(sftp: SftpClient, settings: PartnerSettings): PartnerConnection {
  const folder = decodeURIComponent(new URL(settings.url).pathname).replace(/\/+$/, '')
  return {
    sftp,
    profile: settings.profile ?? ownProfile,
    path: (...segments) => [folder, ...segments].join('/'),
    sizeOf: (path) =>
      atPartner(async () => ((await sftp.exists(path)) === '-' ? (await sftp.stat(path)).size : undefined)),
    fetch: async (path) => {
      const bytes: unknown = await atPartner(() => sftp.get(path))
      // An empty file arrives as an empty list: a marker that was interrupted before its first byte.
      return Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0)
    },
    fetchPiece: async (path, start, end) => {
      // The `end` of a read stream is inclusive.
      const piece = { readStreamOptions: { start, end: end - 1 } } as const
      const bytes: unknown = await atPartner(() => sftp.get(path, undefined, piece as never))
      if (!Buffer.isBuffer(bytes) || bytes.length !== end - start) throw new PartnerFailure('CUT_SHORT', undefined)
      return bytes
    },
  }
}

function connectionOf(settings: PartnerSettings): ConnectConfig {
  const url = new URL(settings.url)
  const timeout = settings.timeoutMs ?? 30_000
  const password = decodeURIComponent(url.password)
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? 22 : Number(url.port),
    username: decodeURIComponent(url.username),
    ...(password !== '' && { password }),
    ...(settings.privateKey !== undefined && { privateKey: settings.privateKey }),
    readyTimeout: timeout,
    keepaliveInterval: Math.ceil(timeout / 3),
    keepaliveCountMax: 3,
    hostVerifier: (key: Buffer) =>
      settings.hostKey === undefined ? loopback.has(url.hostname) : settings.hostKey === fingerprintOf(key),
  }
}

const fingerprintOf = (key: Buffer): string =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`

/** Error codes of node and of ssh2-sftp-client; messages may hold paths and are kept as the cause only. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^[A-Z0-9_]{1,40}$/.test(code) ? code : 'ERR_UNKNOWN'
}

interface RawClient {
  setNoDelay(on: boolean): unknown
  end(): unknown
  destroy(): unknown
}
/** The inner ssh2 client, which the library's types leave out. */
function rawClientOf(sftp: SftpClient): RawClient {
  return (sftp as unknown as { client: RawClient }).client
}
