import { Readable } from 'node:stream'
import { CommandFailed } from '../command-failed.ts'
import type { HubApi } from '../reach/hub-api.ts'
import { openProgress } from '../show/progress-bar.ts'
import { right } from '../show/refusal.ts'
import type { Terminal } from '../terminal.ts'
import type { Interruption } from './follow-list.ts'
import type { ListFile } from './list-file.ts'

const kilobyte = 1024

/** Posts the file while it is read. @returns the list, and whether the hub had it already */
export async function uploadList(
  terminal: Terminal,
  api: HubApi,
  { source, query, key }: { readonly source: ListFile; readonly query: URLSearchParams; readonly key: string },
  interruption: Interruption,
): Promise<{ readonly id: string; readonly replayed: boolean }> {
  const bar = openProgress(terminal, 'Uploading (kB)', Math.ceil(source.size / kilobyte))
  async function* watched(): AsyncGenerator<Uint8Array> {
    for await (const piece of source.bytes()) {
      if (interruption.isRequested()) throw new Error('The upload was interrupted')
      yield piece
      bar.step(Math.round(piece.length / kilobyte))
    }
  }
  try {
    const answer = await api.upload(
      `/v1/batches?${query.toString()}`,
      {
        stream: Readable.toWeb(Readable.from(watched())) as ReadableStream<Uint8Array>,
        mediaType: source.mediaType,
        name: source.name,
      },
      key,
    )
    return { id: String(right(answer)['id']), replayed: answer.replayed }
  } catch (error) {
    if (!interruption.isRequested()) throw error
    throw new CommandFailed('Interrupted. The hub keeps nothing of the list.', 'Run the same command again.')
  } finally {
    bar.end()
  }
}
