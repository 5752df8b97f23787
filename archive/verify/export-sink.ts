import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Takes the files of an export, by their paths with `/`. */
export type Sink = (path: string, bytes: Uint8Array | string) => Promise<void>

/** Writes into a folder, and makes the folders that are missing. */
export function folderSink(folder: string): Sink {
  return async (path, bytes) => {
    const file = join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, bytes)
  }
}
