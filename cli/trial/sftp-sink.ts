import { createHash } from 'node:crypto'
import { createServer, type Socket } from 'node:net'
import { join, resolve } from 'node:path'
import ssh2, { type Connection } from 'ssh2'
import { listenOnLoopback } from './listen-on-loopback.ts'
import { makeFolder } from './make-folder.ts'
import { SftpRefusal, status } from './sftp-sink/answer.ts'
import { authenticate, type SftpAccount } from './sftp-sink/authenticate.ts'
import { serveFiles } from './sftp-sink/file-requests.ts'
import { serveFolders } from './sftp-sink/folder-requests.ts'
import { Handles } from './sftp-sink/handles.ts'
import { keptHostKey } from './sftp-sink/host-key.ts'
import { insidePath, meetsLink } from './sftp-sink/inside.ts'

export interface SftpSink {
  /** For `SFTP_URL`, with user and password. */
  readonly url: string
  /** For `SFTP_HOST_KEY`: `SHA256:…`, the same at every start. */
  readonly hostKeyFingerprint: string
  /** The folder that serves as the print partner. */
  readonly dir: string
  stop(): Promise<void>
}

export interface SftpSinkOptions extends SftpAccount {
  readonly dataDir: string
  /** 0 (default): a free port. */
  readonly port?: number
}

/** Plays the print partner: real SFTP, confined to one folder of the trial. */
export async function startSftpSink({ dataDir, port = 0, ...account }: SftpSinkOptions): Promise<SftpSink> {
  const dir = join(resolve(dataDir), 'print-partner')
  await makeFolder(dir)
  const hostKey = await keptHostKey(resolve(dataDir))
  const server = new ssh2.Server({ hostKeys: [hostKey] }, (client) => serve(client, dir, account))
  const sockets = new Set<Socket>()
  // Without noDelay every small answer waits 40 ms for the next one.
  const listener = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    server.injectSocket(socket)
  })
  const listensOn = await listenOnLoopback(listener, port)

  const url = new URL(`sftp://127.0.0.1:${listensOn}/`)
  url.username = account.username
  url.password = account.password ?? ''
  return {
    url: url.href,
    hostKeyFingerprint: fingerprint(hostKey),
    dir,
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((done) => listener.close(() => done()))
    },
  }
}

function serve(client: Connection, root: string, account: SftpAccount): void {
  // A client that hangs up or breaks the protocol must not end the whole trial, which it would without a listener.
  client.on('error', () => undefined)
  client.on('authentication', (context) => authenticate(context, account))
  client.on('session', (accept) => {
    accept().on('sftp', (acceptSftp) => {
      const sftp = acceptSftp()
      const handles = new Handles()
      const enter = async (requested: string) => {
        const path = insidePath(root, requested)
        if (await meetsLink(root, path)) throw new SftpRefusal(status.PERMISSION_DENIED)
        return path
      }
      serveFiles(sftp, handles, enter)
      serveFolders(sftp, handles, root, enter)
      sftp.on('error', () => undefined)
      client.once('close', () => void handles.closeAll())
    })
  })
}

function fingerprint(hostKey: string): string {
  const key = ssh2.utils.parseKey(hostKey)
  if (key instanceof Error) throw key
  return `SHA256:${createHash('sha256').update(key.getPublicSSH()).digest('base64').replace(/=+$/, '')}`
}
