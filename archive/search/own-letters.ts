import { sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import type { EntityId, RecordId } from '../../core/words/id.ts'
import type { Language } from '../../core/words/language.ts'
import type { ChannelName, MessageStatus } from '../../core/words/message.ts'

/** The criteria of a search of one's own letters; every member narrows it. */
export interface OwnLetterSearch {
  readonly id?: RecordId
  /** Words of which each occurs in the letter, or all in the name of its sender. */
  readonly q?: string
  readonly sender?: EntityId
  /** Of the date of the letter. */
  readonly year?: number
  /** Key of a class. */
  readonly kind?: string
  readonly status?: MessageStatus
  /** Any channel that the letter took. */
  readonly channel?: ChannelName
}

/** The human at the keyboard, for whom a letter opens or not. */
export interface OwnLetterReader {
  /** Blind index of the person, or of the enterprise that signed in without one. */
  readonly index: Uint8Array
  readonly strongly: boolean
}

/** An archived letter of the person in scope. */
export interface OwnLetter {
  readonly id: RecordId
  /** Null: hidden until the reader signs in strongly; `class`, `language` and `subject` as well. */
  readonly entity: EntityId | null
  readonly class: string | null
  readonly language: Language | null
  /** Null where the letter does not open for the reader. */
  readonly subject: string | null
  /** yyyy-mm-dd */
  readonly letterDate: string
  readonly sentAt: Date
  readonly status: MessageStatus
  readonly channels: readonly ChannelName[]
  /** Why it does not open for the reader; null: it opens. */
  readonly needs: 'person' | 'reader' | 'sign-in' | 'closed' | null
}

/** With words, no more than so many of the newest letters that meet the other criteria are compared with them. */
export const maxCompared = 20_000
/** Of a search, no more letters than this are counted. */
export const maxCounted = 5_000
/** The letters whose words are compared when a word is not found as it was spelled. */
const maxRespelled = 500

/** Letters of the person in scope (`asPerson`) that were sent and are not in their inbox, newest first, below the last one of the page before. */
export async function listOwnLetters(
  tx: Tx,
  search: OwnLetterSearch,
  page: { readonly limit: number; readonly below?: RecordId | undefined },
  reader: OwnLetterReader,
): Promise<readonly OwnLetter[]> {
  const wanted = JSON.stringify({ ...search, ...(page.below !== undefined && { below: page.below }) })
  return tx.query<OwnLetter>(sql`
    select id, entity, class, language, subject, letter_date as "letterDate", sent_at as "sentAt", status, channels, needs
    from own_letters(${wanted}::jsonb, ${maxCompared}, ${page.limit}, ${Buffer.from(reader.index)}::bytea, ${reader.strongly})
    order by id desc`)
}

/** One of these letters; undefined when it does not exist, is in the inbox, or is a letter to another person. */
export async function findOwnLetter(tx: Tx, id: RecordId, reader: OwnLetterReader): Promise<OwnLetter | undefined> {
  const [letter] = await listOwnLetters(tx, { id }, { limit: 1 }, reader)
  return letter
}

export type OwnLetterFacet = 'total' | 'sender' | 'year' | 'kind' | 'status' | 'channel'

/** How the newest {@link maxCounted} matches are divided; one more is counted, so that a caller sees that there are more. */
export async function countOwnLetters(
  tx: Tx,
  search: OwnLetterSearch,
  reader: OwnLetterReader,
): Promise<readonly { readonly facet: OwnLetterFacet; readonly value: string; readonly count: number }[]> {
  return tx.query(sql`
    select facet, value, count from own_letter_counts(${JSON.stringify(search)}::jsonb, ${maxCompared}, ${maxCounted + 1},
      ${Buffer.from(reader.index)}::bytea, ${reader.strongly})
    order by facet, count desc, value`)
}

/** The nearest spelling of these words that the letters of the person in scope have; undefined when there is no other. */
export async function respellOwn(tx: Tx, words: string, reader: OwnLetterReader): Promise<string | undefined> {
  const [row] = await tx.query<{ respelled: string | null }>(sql`
    select own_respelled(${words}, ${maxRespelled}, ${Buffer.from(reader.index)}::bytea, ${reader.strongly}) as respelled`)
  return row?.respelled ?? undefined
}
