import { isPaper } from '../../channels/traits.ts'
import { showId } from '../../core/words/id.ts'
import type { Sender } from '../../dispatcher/message/sender.ts'
import type { MessageView } from '../../dispatcher/messages/message-view.ts'
import { type ReaderCopy, readerCopiesOf } from '../../dispatcher/messages/reader-copies.ts'
import type { Message } from '../contract/messages/message.ts'
import type * as contract from '../contract/messages/reader-copies.ts'
import type { ApiDeps } from '../server/api-deps.ts'

/** The copies of a letter that were not sent; no statement for a letter that never went on paper. */
export async function readerCopies(
  { database, keyring }: ApiDeps,
  { entity, test }: Sender,
  { id, deliveries }: MessageView,
): Promise<Pick<Message, 'readerCopies'>> {
  if (test || !deliveries.some(({ channel }) => isPaper(channel))) return {}
  const copies = await readerCopiesOf(database.hub, keyring, entity, id)
  return copies.length === 0 ? {} : { readerCopies: copies.map(showReaderCopy) }
}

export function showReaderCopy({ message, n, reference, reader, refused }: ReaderCopy): contract.ReaderCopy {
  return {
    message: showId('message', message),
    number: n,
    reference,
    reader,
    status: refused === undefined ? 'waiting' : 'refused',
    ...(refused !== undefined && { code: refused }),
  }
}
