import type { OwnLetter, OwnLetterFacet } from '../../../archive/search/own-letters.ts'
import { maxCounted } from '../../../archive/search/own-letters.ts'
import { type EntityId, showId } from '../../../core/words/id.ts'
import { type Localized, localized } from '../../../core/words/language.ts'
import { type ChannelName, type MessageStatus, messageClasses } from '../../../core/words/message.ts'
import type { OlderFacets, OlderRow } from '../../contract/inbox/older-letters.ts'

type Names = ReadonlyMap<EntityId, Localized>

/** The sender of a letter in its language; empty where it is hidden. */
export function senderOf({ entity, language }: OwnLetter, names: Names): string {
  return entity === null ? '' : localized(names.get(entity) ?? {}, language ?? 'nl')
}

/** One line of the list. */
export function showOlderRow(letter: OwnLetter, names: Names): OlderRow {
  const { language, needs } = letter
  const kind = messageClasses.find((each) => each === letter.class)
  return {
    id: showId('record', letter.id),
    sender: senderOf(letter, names),
    subject: letter.subject ?? '',
    letterDate: letter.letterDate,
    sentAt: letter.sentAt.toISOString(),
    channels: [...letter.channels],
    status: letter.status,
    ...(kind !== undefined && { kind }),
    ...(language !== null && { language }),
    ...(needs !== null && { closed: { needs } }),
  }
}

type Count = { readonly facet: OwnLetterFacet; readonly value: string; readonly count: number }

export function showOlderFacets(counts: readonly Count[], names: Names): OlderFacets {
  const of = (facet: OwnLetterFacet) => counts.filter((each) => each.facet === facet)
  const total = totalOf(counts)
  return {
    total: Math.min(total, maxCounted),
    isMore: total > maxCounted,
    senders: of('sender').map(({ value, count }) => ({
      id: showId('entity', value as EntityId),
      name: names.get(value as EntityId) ?? {},
      letters: count,
    })),
    years: of('year')
      .map(({ value, count }) => ({ value: Number(value), letters: count }))
      .sort((a, b) => b.value - a.value),
    kinds: of('kind').flatMap(({ value, count }) => {
      const kind = messageClasses.find((each) => each === value)
      return kind === undefined ? [] : [{ value: kind, letters: count }]
    }),
    statuses: of('status').map(({ value, count }) => ({ value: value as MessageStatus, letters: count })),
    channels: of('channel').map(({ value, count }) => ({ value: value as ChannelName, letters: count })),
  }
}

export function totalOf(counts: readonly Count[]): number {
  return counts.find(({ facet }) => facet === 'total')?.count ?? 0
}
