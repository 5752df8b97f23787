import { lstat, mkdir, readdir, rename, rmdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileEntry, SFTPWrapper } from 'ssh2'
import { answer, attributes, SftpRefusal, status } from './answer.ts'
import { ownerOnly } from './file-requests.ts'
import type { Handles } from './handles.ts'
import { type InsidePath, insidePath } from './inside.ts'

const entriesPerAnswer = 100

/** Requests on names: listing, making, removing, renaming. Links are neither made nor followed. */
export function serveFolders(
  sftp: SFTPWrapper,
  handles: Handles,
  root: string,
  enter: (path: string) => Promise<InsidePath>,
): void {
  const done = (request: number, work: () => Promise<unknown>): void =>
    answer(sftp, request, async () => {
      await work()
      sftp.status(request, status.OK)
    })
  sftp.on('REALPATH', (request, name) => {
    const { shown } = insidePath(root, name)
    sftp.name(request, [{ filename: shown, longname: shown, attrs: noAttributes }])
  })
  sftp.on('OPENDIR', (request, name) =>
    answer(sftp, request, async () => {
      const { real } = await enter(name)
      sftp.handle(request, handles.add({ kind: 'folder', real, pending: (await readdir(real)).sort() }))
    }),
  )
  sftp.on('READDIR', (request, bytes) =>
    answer(sftp, request, async () => {
      const handle = handles.get(bytes)
      if (handle?.kind !== 'folder') throw new SftpRefusal(status.FAILURE)
      if (handle.pending.length === 0) return sftp.status(request, status.EOF)
      const entries = handle.pending.splice(0, entriesPerAnswer).map((name) => entry(handle.real, name))
      sftp.name(request, (await Promise.all(entries)).flat())
    }),
  )
  sftp.on('MKDIR', (request, name) => done(request, async () => mkdir((await enter(name)).real, { mode: ownerOnly })))
  sftp.on('RMDIR', (request, name) => done(request, async () => rmdir(below(root, await enter(name)))))
  sftp.on('REMOVE', (request, name) => done(request, async () => unlink(below(root, await enter(name)))))
  sftp.on('RENAME', (request, from, to) =>
    done(request, async () => {
      const target = below(root, await enter(to))
      // Version 3 of the protocol: a rename never overwrites.
      if (await exists(target)) throw new SftpRefusal(status.FAILURE)
      await rename(below(root, await enter(from)), target)
    }),
  )
  sftp.on('EXTENDED', (request, name, data) => {
    if (name !== 'posix-rename@openssh.com') return sftp.status(request, status.OP_UNSUPPORTED)
    done(request, async () => {
      const [from = '', to = ''] = strings(data)
      await rename(below(root, await enter(from)), below(root, await enter(to)))
    })
  })
  sftp.on('READLINK', (request) => sftp.status(request, status.OP_UNSUPPORTED))
  sftp.on('SYMLINK', (request) => sftp.status(request, status.OP_UNSUPPORTED))
}

const noAttributes = { mode: 0, uid: 0, gid: 0, size: 0, atime: 0, mtime: 0 }

/** The root itself is neither renamed nor removed. */
function below(root: string, { shown, real }: InsidePath): string {
  if (shown === '/') throw new SftpRefusal(status.PERMISSION_DENIED)
  return real
}

/** Empty when the file disappeared between listing and reading. */
async function entry(folder: string, filename: string): Promise<FileEntry[]> {
  const stats = await lstat(join(folder, filename)).catch(() => undefined)
  if (!stats) return []
  // A client reads the kind from the first letter of the long name.
  const kind = stats.isDirectory() ? 'd' : stats.isSymbolicLink() ? 'l' : '-'
  const day = stats.mtime.toISOString().slice(0, 10)
  return [
    {
      filename,
      longname: `${kind}rw------- 1 uitpost uitpost ${stats.size} ${day} ${filename}`,
      attrs: attributes(stats),
    },
  ]
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}

/** Strings of the wire: four bytes of length, then UTF-8 (RFC 4251, section 5). */
function strings(data: Buffer): string[] {
  if (data.length < 4) return []
  const end = 4 + data.readUInt32BE()
  return [data.toString('utf8', 4, end), ...strings(data.subarray(end))]
}
