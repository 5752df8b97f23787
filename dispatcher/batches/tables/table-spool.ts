import { type FileHandle, mkdtemp, open, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TableRefused } from '../csv/table-refused.ts'

/** A folder for the files of one table, which only the owner of the process can read. */
export interface TableSpool {
  readonly sourceFile: string
  readonly rowsFile: string
  readonly remove: () => Promise<void>
}

const prefix = 'uitpost-table-'

/** The name of the folder holds the process, so that another one can remove what a killed process left. */
export async function openTableSpool(): Promise<TableSpool> {
  const folder = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`))
  return {
    sourceFile: join(folder, 'source'),
    rowsFile: join(folder, 'rows'),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

/** Removes the folders of processes that no longer exist: they hold personal data. */
export async function removeStaleSpools(): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => [])
  const stale = names.filter((name) => {
    const [, pid] = name.startsWith(prefix) ? (/^uitpost-table-(\d+)-/.exec(name) ?? []) : []
    return pid !== undefined && Number(pid) !== process.pid && !isAlive(Number(pid))
  })
  // A folder of another user cannot be removed, and is that user's to remove.
  for (const name of stale) await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Writes the bytes to a new file. @throws TableRefused above `maxBytes` */
export async function spoolBytes(
  source: AsyncIterable<Uint8Array>,
  file: string,
  maxBytes: number,
  seen: (bytes: Buffer) => void,
): Promise<number> {
  const handle = await open(file, 'wx', 0o600)
  try {
    let size = 0
    for await (const piece of source) {
      size += piece.length
      if (size > maxBytes)
        throw new TableRefused(
          `The file is larger than ${Math.floor(maxBytes / 1024 / 1024)} MB.`,
          'Divide it over several files, and remove the columns that no letter uses.',
          { name: 'too-large', values: { megabytes: Math.floor(maxBytes / 1024 / 1024) } },
        )
      const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.length)
      seen(bytes)
      await handle.writeFile(bytes)
    }
    return size
  } finally {
    await handle.close()
  }
}

/** Writes one line of JSON per row. */
export interface RowWriter {
  readonly write: (line: number, cells: readonly string[]) => void
  /** To be awaited regularly, so that no more than about a megabyte waits in memory. */
  readonly flushWhenFull: () => Promise<void>
  readonly close: () => Promise<void>
}

const flushAbove = 1024 * 1024

export async function openRowWriter(file: string): Promise<RowWriter> {
  const handle: FileHandle = await open(file, 'wx', 0o600)
  let waiting: string[] = []
  let length = 0
  const flush = async (): Promise<void> => {
    const text = waiting.join('')
    waiting = []
    length = 0
    await handle.writeFile(text)
  }
  return {
    write: (line, cells) => {
      const text = `${JSON.stringify([line, ...cells])}\n`
      waiting.push(text)
      length += text.length
    },
    flushWhenFull: async () => {
      if (length > flushAbove) await flush()
    },
    close: async () => {
      try {
        await flush()
      } finally {
        await handle.close()
      }
    },
  }
}
