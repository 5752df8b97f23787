import type { Stats } from 'node:fs'
import ssh2, { type Attributes, type SFTPWrapper } from 'ssh2'

export const status = ssh2.utils.sftp.STATUS_CODE

/** The partner's path or request is refused, with a status of the protocol (draft-ietf-secsh-filexfer-02, section 7). */
export class SftpRefusal extends Error {
  readonly status: number
  constructor(code: number) {
    super(`status ${code}`)
    this.status = code
  }
}

/** Executes a request; every request gets exactly one answer, also when the disk refuses. */
export function answer(sftp: SFTPWrapper, request: number, work: () => Promise<void>): void {
  work().catch((error: unknown) => sftp.status(request, statusOf(error)))
}

function statusOf(error: unknown): number {
  if (error instanceof SftpRefusal) return error.status
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'ENOENT':
    case 'ENOTDIR':
      return status.NO_SUCH_FILE
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ELOOP':
      return status.PERMISSION_DENIED
    default:
      return status.FAILURE
  }
}

export function attributes(stats: Stats): Attributes {
  const { mode, uid, gid, size } = stats
  return { mode, uid, gid, size, atime: Math.floor(stats.atimeMs / 1000), mtime: Math.floor(stats.mtimeMs / 1000) }
}
