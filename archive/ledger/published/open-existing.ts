import { type FileHandle, open } from 'node:fs/promises'

/** Undefined when there is no such file; another fault is thrown. */
export async function openExisting(path: string, flags: 'r' | 'r+'): Promise<FileHandle | undefined> {
  return open(path, flags).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  })
}
