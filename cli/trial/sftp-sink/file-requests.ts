import { constants } from 'node:fs'
import { type FileHandle, lstat, open, utimes } from 'node:fs/promises'
import ssh2, { type Attributes, type SFTPWrapper } from 'ssh2'
import { answer, attributes, SftpRefusal, status } from './answer.ts'
import type { Handles } from './handles.ts'
import type { InsidePath } from './inside.ts'

const mode = ssh2.utils.sftp.OPEN_MODE
const longestRead = 256 * 1024

/** These files hold letters: whatever mode the partner requests, only the owner can read them. */
export const ownerOnly = 0o700

/** Requests on files: open, read, write, close, and their attributes. */
export function serveFiles(sftp: SFTPWrapper, handles: Handles, enter: (path: string) => Promise<InsidePath>): void {
  const opened = (handle: Buffer): FileHandle => {
    const file = handles.file(handle)
    if (!file) throw new SftpRefusal(status.FAILURE)
    return file
  }
  sftp.on('OPEN', (request, name, flags) =>
    answer(sftp, request, async () => {
      const { real } = await enter(name)
      const file = await open(real, openFlags(flags), 0o600)
      if (!(await file.stat()).isFile()) {
        await file.close()
        throw new SftpRefusal(status.FAILURE)
      }
      sftp.handle(request, handles.add({ kind: 'file', file }))
    }),
  )
  sftp.on('READ', (request, handle, offset, length) =>
    answer(sftp, request, async () => {
      const wanted = Math.min(length, longestRead)
      const { buffer, bytesRead } = await opened(handle).read(Buffer.alloc(wanted), 0, wanted, offset)
      if (bytesRead === 0) sftp.status(request, status.EOF)
      else sftp.data(request, buffer.subarray(0, bytesRead))
    }),
  )
  sftp.on('WRITE', (request, handle, offset, data) =>
    answer(sftp, request, async () => {
      const file = opened(handle)
      for (let written = 0; written < data.length; ) {
        written += (await file.write(data, written, data.length - written, offset + written)).bytesWritten
      }
      sftp.status(request, status.OK)
    }),
  )
  sftp.on('CLOSE', (request, handle) =>
    answer(sftp, request, async () => {
      sftp.status(request, (await handles.close(handle)) ? status.OK : status.FAILURE)
    }),
  )
  sftp.on('FSTAT', (request, handle) =>
    answer(sftp, request, async () => sftp.attrs(request, attributes(await opened(handle).stat()))),
  )
  sftp.on('FSETSTAT', (request, handle, wanted) =>
    answer(sftp, request, async () => {
      await setAttributes(opened(handle), wanted)
      sftp.status(request, status.OK)
    }),
  )
  for (const event of ['STAT', 'LSTAT'] as const) {
    sftp.on(event, (request: number, name: string) =>
      answer(sftp, request, async () => sftp.attrs(request, attributes(await lstat((await enter(name)).real)))),
    )
  }
  sftp.on('SETSTAT', (request, name, wanted) =>
    answer(sftp, request, async () => {
      const { real } = await enter(name)
      if ((await lstat(real)).isDirectory()) {
        if (wanted.mtime !== undefined) await utimes(real, wanted.atime, wanted.mtime)
      } else {
        const file = await open(real, constants.O_WRONLY | constants.O_NOFOLLOW)
        try {
          await setAttributes(file, wanted)
        } finally {
          await file.close()
        }
      }
      sftp.status(request, status.OK)
    }),
  )
}

function openFlags(requested: number): number {
  const has = (flag: number): boolean => (requested & flag) !== 0
  const access = has(mode.WRITE) ? (has(mode.READ) ? constants.O_RDWR : constants.O_WRONLY) : constants.O_RDONLY
  return (
    access |
    constants.O_NOFOLLOW |
    (has(mode.APPEND) ? constants.O_APPEND : 0) |
    (has(mode.CREAT) ? constants.O_CREAT : 0) |
    (has(mode.TRUNC) ? constants.O_TRUNC : 0) |
    (has(mode.EXCL) ? constants.O_EXCL : 0)
  )
}

/** A client sends only the attributes that it sets. */
async function setAttributes(file: FileHandle, wanted: Partial<Attributes>): Promise<void> {
  if (wanted.size !== undefined) await file.truncate(wanted.size)
  if (wanted.mode !== undefined) await file.chmod(wanted.mode & ownerOnly)
  if (wanted.atime !== undefined && wanted.mtime !== undefined) await file.utimes(wanted.atime, wanted.mtime)
}
