import { sql } from 'drizzle-orm'
import type { MessageId } from '../../core/words/id.ts'
import type { HeldDeps, HeldKind, HeldRow, HeldScope, HeldSource, RowsOfMessages } from './held.ts'
import { isRecipient } from './is-recipient.ts'

/** Messages whose rows are in memory together. */
const messagesAtOnce = 200

/** The ids of the messages of a person, oldest first, a page at a time; without those of tests. */
export async function* pagesOfMessages(
  { database }: HeldDeps,
  { person, entity }: HeldScope,
): AsyncGenerator<readonly MessageId[]> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await database.hub.query<{ id: MessageId }>(sql`
      select id from message
      where ${isRecipient(person)} and not test and id > ${after}::uuid
        and ${entity === undefined ? sql`true` : sql`entity = ${entity}::uuid`}
      order by id limit ${messagesAtOnce}`)
    if (rows.length > 0) yield rows.map(({ id }) => id)
    if (rows.length < messagesAtOnce) return
    after = rows.at(-1)?.id ?? after
  }
}

/** A source whose rows belong to messages. */
export function ofMessages(kind: HeldKind, ...readers: readonly RowsOfMessages[]): HeldSource {
  return {
    kind,
    read: async function* (deps, scope) {
      for await (const messages of pagesOfMessages(deps, scope))
        for (const rowsOf of readers) yield* await rowsOf(deps, messages)
    },
  }
}

/** A source of a few rows that one statement reads. */
export function ofPerson(
  kind: HeldKind,
  read: (deps: HeldDeps, scope: HeldScope) => Promise<readonly HeldRow[]>,
): HeldSource {
  return {
    kind,
    read: async function* (deps, scope) {
      yield* await read(deps, scope)
    },
  }
}
