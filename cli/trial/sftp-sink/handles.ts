import type { FileHandle } from 'node:fs/promises'

export type OpenHandle =
  | { readonly kind: 'file'; readonly file: FileHandle }
  | { readonly kind: 'folder'; readonly real: string /** Entries still to be listed. */; pending: string[] }

/** The open handles of one session. A handle is four bytes, as the protocol carries it. */
export class Handles {
  readonly #open = new Map<number, OpenHandle>()
  #last = 0

  add(handle: OpenHandle): Buffer {
    this.#last += 1
    this.#open.set(this.#last, handle)
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(this.#last)
    return bytes
  }

  get(bytes: Buffer): OpenHandle | undefined {
    return bytes.length === 4 ? this.#open.get(bytes.readUInt32BE()) : undefined
  }

  file(bytes: Buffer): FileHandle | undefined {
    const handle = this.get(bytes)
    return handle?.kind === 'file' ? handle.file : undefined
  }

  /** @returns false when there is no such handle */
  async close(bytes: Buffer): Promise<boolean> {
    const handle = this.get(bytes)
    if (!handle) return false
    this.#open.delete(bytes.readUInt32BE())
    if (handle.kind === 'file') await handle.file.close()
    return true
  }

  async closeAll(): Promise<void> {
    const files = [...this.#open.values()].flatMap((each) => (each.kind === 'file' ? [each.file] : []))
    this.#open.clear()
    await Promise.all(files.map((file) => file.close()))
  }
}
