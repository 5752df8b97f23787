import { sql } from 'drizzle-orm'
import { heldInNetworks, heldInPrint } from '../../channels/held.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Id, MessageId } from '../../core/words/id.ts'
import { showId } from '../../core/words/id.ts'
import type { HeldRow, RowsOfMessages } from './held.ts'

export interface WithMessage {
  readonly message: MessageId
}

/** The public id instead of the one of the database. */
export const shown = (rows: readonly WithMessage[]): HeldRow[] =>
  rows.map(({ message, ...rest }) => ({ message: showId('message', message), ...rest }))

export const readPaper: RowsOfMessages = async ({ database }, messages) =>
  shown(await heldInPrint(database.hub, messages))

export const readDigitalMail: RowsOfMessages = async ({ database }, messages) =>
  shown(await heldInNetworks(database.hub, messages))

export const readReturned: RowsOfMessages = async ({ database }, messages) =>
  shown(
    await database.hub.query<WithMessage>(sql`
      select message, reason, returned_at as "returnedAt", status, decision, decided_at as "decidedAt", register as "registerAnswer",
        register_at as "registerAskedAt"
      from returned_case where message = any(${arrayOf('uuid', messages)})`),
  )

/** The lists that named the person: where a letter came from. */
export const readLists: RowsOfMessages = async ({ database }, messages) => {
  const rows = await database.hub.query<WithMessage & { readonly batch: Id<'batch'> }>(sql`
    select m.id as message, m.batch, m.batch_row as row, b.created_at as "receivedAt", b.format,
      b.personal_data_removed_at as "valuesRemovedAt"
    from message m join batch b on b.id = m.batch
    where m.id = any(${arrayOf('uuid', messages)})`)
  return shown(rows).map((row, place) => ({ ...row, batch: showId('batch', rows[place]?.batch as Id<'batch'>) }))
}
