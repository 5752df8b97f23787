import { type SQL, sql } from 'drizzle-orm'

/**
 * The live messages of all entities that have a record for a person since an instant, as rows with `message`: the index of records by
 * recipient is the only one over all entities (hub's role).
 * @param person blind index
 */
export function messagesOfPerson(person: Uint8Array, since: Date): SQL {
  return sql`select r.message from record r
    where substr(r.recipient_index, 1, 16) = substr(${Buffer.from(person)}::bytea, 1, 16) and not r.test
      and r.id >= uuid_floor(${since}::timestamptz)`
}
