import { generateKeyPairSync } from 'node:crypto'
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join, normalize } from 'node:path'
import ssh2, { type Connection, type SFTPWrapper } from 'ssh2'

/** The ways in which the server fails. `none`: it keeps to the protocol. */
export type SftpFault =
  | 'none'
  /** Closes the connection after half a package was written. */
  | 'cut-upload'
  /** Renames, and closes before it answers. */
  | 'cut-after-rename'
  /** Closes on a request to rename, without doing it. */
  | 'cut-before-rename'
  /** Refuses to write: the disk is full. */
  | 'disk-full'
  /** Confirms writes and stores nothing of them. */
  | 'loses-bytes'
  /** Answers nothing at all. */
  | 'silent'
  /** Refuses every login. */
  | 'refuses-login'

export interface FaultySftp {
  readonly url: string
  fault: SftpFault
  /** How often a login, a write or a rename met a fault. */
  hits: number
  close(): Promise<void>
}

const { Server, utils } = ssh2
const { STATUS_CODE, OPEN_MODE } = utils.sftp

/** A real SSH server on loopback over a folder, for one user, that can be set to fail. */
export async function startFaultySftp(root: string): Promise<FaultySftp> {
  const hostKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
    type: 'pkcs1',
    format: 'pem',
  })
  const connections = new Set<Connection>()
  const server = new Server({ hostKeys: [hostKey] }, (client) => {
    connections.add(client)
    // The types leave it out; without it every answer waits 40 ms.
    ;(client as unknown as { setNoDelay(on: boolean): void }).setNoDelay(true)
    client.on('close', () => connections.delete(client))
    client.on('error', () => undefined)
    client.on('authentication', (login) => {
      if (peer.fault === 'silent' || peer.fault === 'refuses-login') peer.hits += 1
      if (peer.fault === 'silent') return
      if (peer.fault === 'refuses-login' || login.method === 'none') return login.reject(['password'])
      login.accept()
    })
    client.on('session', (accept) => {
      accept().on('sftp', (acceptSftp) => serveFolder(acceptSftp(), root, peer, () => client.end()))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const peer: FaultySftp = {
    url: `sftp://partner:secret@127.0.0.1:${port}/`,
    fault: 'none',
    hits: 0,
    close: async () => {
      for (const connection of connections) connection.end()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
      })
    },
  }
  return peer
}

function serveFolder(sftp: SFTPWrapper, root: string, peer: FaultySftp, cut: () => void): void {
  const at = (path: string): string => join(root, normalize(join('/', path)))
  const handles = new Map<
    number,
    { file: number | undefined; folder: string; listed: boolean; written: number; loses: boolean }
  >()
  let next = 0
  const idOf = (handle: Buffer): number => handle.readUInt32BE(0)
  const give = (request: number, opened: { file?: number; folder?: string }): void => {
    handles.set(next, { file: opened.file, folder: opened.folder ?? '', listed: false, written: 0, loses: false })
    const handle = Buffer.alloc(4)
    handle.writeUInt32BE(next++)
    sftp.handle(request, handle)
  }
  const answer = (request: number, work: () => void): void => {
    try {
      work()
    } catch (error) {
      const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
      sftp.status(request, missing ? STATUS_CODE.NO_SUCH_FILE : STATUS_CODE.FAILURE)
    }
  }
  const attributes = (path: string) => {
    const { mode, uid, gid, size, atimeMs, mtimeMs } = statSync(path)
    return { mode, uid, gid, size, atime: Math.floor(atimeMs / 1000), mtime: Math.floor(mtimeMs / 1000) }
  }
  sftp.on('REALPATH', (request, path) => {
    const filename = normalize(join('/', path))
    sftp.name(request, [{ filename, longname: filename, attrs: {} as never }])
  })
  const stat = (request: number, path: string): void => answer(request, () => sftp.attrs(request, attributes(at(path))))
  sftp.on('STAT', stat)
  sftp.on('LSTAT', stat)
  sftp.on('FSTAT', (request, handle) => sftp.attrs(request, { size: handles.get(idOf(handle))?.written ?? 0 } as never))
  sftp.on('FSETSTAT', (request) => sftp.status(request, STATUS_CODE.OK))
  sftp.on('SETSTAT', (request) => sftp.status(request, STATUS_CODE.OK))
  sftp.on('MKDIR', (request, path) =>
    answer(request, () => {
      mkdirSync(at(path))
      sftp.status(request, STATUS_CODE.OK)
    }),
  )
  sftp.on('OPEN', (request, path, flags) =>
    answer(request, () => {
      const writes = (flags & OPEN_MODE.WRITE) !== 0
      if (writes && peer.fault === 'disk-full') {
        peer.hits += 1
        return sftp.status(request, STATUS_CODE.FAILURE)
      }
      const file = openSync(at(path), writes ? 'w' : 'r')
      if (writes) ftruncateSync(file)
      give(request, { file })
    }),
  )
  sftp.on('WRITE', (request, handle, offset, data) =>
    answer(request, () => {
      const opened = handles.get(idOf(handle))
      if (opened?.file === undefined) return sftp.status(request, STATUS_CODE.FAILURE)
      if (peer.fault === 'cut-upload' || peer.fault === 'loses-bytes') peer.hits += 1
      if (peer.fault === 'cut-upload') {
        writeSync(opened.file, data, 0, Math.floor(data.length / 2), offset)
        return cut()
      }
      // A disk that failed stays failed for the file: a hole within it would have the right size.
      opened.loses ||= peer.fault === 'loses-bytes'
      if (!opened.loses) writeSync(opened.file, data, 0, data.length, offset)
      opened.written += data.length
      sftp.status(request, STATUS_CODE.OK)
    }),
  )
  sftp.on('READ', (request, handle, offset, length) =>
    answer(request, () => {
      const file = handles.get(idOf(handle))?.file
      if (file === undefined) return sftp.status(request, STATUS_CODE.FAILURE)
      const bytes = Buffer.alloc(length)
      const count = readSync(file, bytes, 0, length, offset)
      if (count === 0) sftp.status(request, STATUS_CODE.EOF)
      else sftp.data(request, bytes.subarray(0, count))
    }),
  )
  sftp.on('CLOSE', (request, handle) => {
    const opened = handles.get(idOf(handle))
    handles.delete(idOf(handle))
    if (opened?.file !== undefined) closeSync(opened.file)
    sftp.status(request, STATUS_CODE.OK)
  })
  sftp.on('OPENDIR', (request, path) =>
    answer(request, () => {
      readdirSync(at(path))
      give(request, { folder: at(path) })
    }),
  )
  sftp.on('READDIR', (request, handle) =>
    answer(request, () => {
      const opened = handles.get(idOf(handle))
      if (opened === undefined || opened.listed) return sftp.status(request, STATUS_CODE.EOF)
      opened.listed = true
      const entries = readdirSync(opened.folder, { withFileTypes: true })
      sftp.name(
        request,
        entries.map((entry) => ({
          filename: entry.name,
          longname: `${entry.isDirectory() ? 'd' : '-'}rw-r--r-- 1 partner partner 0 Nov 24 09:00 ${entry.name}`,
          attrs: attributes(join(opened.folder, entry.name)),
        })),
      )
    }),
  )
  sftp.on('RENAME', (request, from, to) =>
    answer(request, () => {
      if (peer.fault === 'cut-before-rename' || peer.fault === 'cut-after-rename') peer.hits += 1
      if (peer.fault === 'cut-before-rename') return cut()
      renameSync(at(from), at(to))
      if (peer.fault === 'cut-after-rename') return cut()
      sftp.status(request, STATUS_CODE.OK)
    }),
  )
}
