import type { LetterQuote, LetterToQuote } from '../../channels/collector.ts'
import { collectors } from '../../channels/collectors.ts'
import { channelTraits, isPaper } from '../../channels/traits.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { CheckedRequest } from '../intake/check-request.ts'
import type { LetterWithFacts } from '../prepare/decide-letters.ts'
import type { FollowingStep, PaperPreview } from './route-preview.ts'

/** The pages of a letter, and whether they were counted on the letter itself. */
export interface CountedPages {
  readonly pages: number
  readonly estimated: boolean
}

export interface LetterToPrice extends LetterWithFacts {
  readonly request: CheckedRequest
  readonly next: readonly FollowingStep[]
  /** Undefined where the letter could not be drawn. */
  readonly counted: CountedPages | undefined
  readonly startsAt: Date
}

/** The channel on paper that a letter may take, if any. */
function paperOf({ letter: { row }, facts: { reach, about } }: LetterWithFacts): ChannelName | undefined {
  return row.channels.find((name) => isPaper(name) && reach.get(name)?.kind === 'yes' && !about.suppressed.has(name))
}

/** Letters as they would be on paper, one result each in the same order; undefined for a letter that cannot go on paper. */
export async function previewOnPaper(
  db: Queryable,
  letters: readonly LetterToPrice[],
): Promise<(PaperPreview | undefined)[]> {
  const asked = letters.map((each) => {
    const channel = paperOf(each)
    return channel === undefined || each.counted === undefined
      ? undefined
      : { channel, letter: toQuote(each, channel, each.counted), counted: each.counted }
  })
  const quotes = new Map<LetterToQuote, LetterQuote | undefined>()
  for (const [channel, collector] of collectors) {
    const mine = asked.flatMap((each) => (each?.channel === channel ? [each.letter] : []))
    for (const [index, quote] of (await collector.quote(db, mine)).entries()) {
      const letter = mine[index]
      if (letter !== undefined) quotes.set(letter, quote)
    }
  }
  return asked.map((each) => {
    const quote = each && quotes.get(each.letter)
    if (quote === undefined || each === undefined) return undefined
    const { letter, counted } = each
    const { sheets, zone, amount, postageAmount, tariffDay, tariff, cutOffAt, bundles } = quote
    return {
      pages: letter.documents.reduce((sum, { pages = 0 }) => sum + pages, 0),
      sheets,
      postage: letter.postage,
      zone,
      price:
        amount === undefined
          ? undefined
          : {
              amount,
              ...(postageAmount !== undefined && { postageAmount }),
              estimated: counted.estimated || bundles,
            },
      tariffDay,
      ...(tariff !== undefined && { tariff }),
      cutOffAt,
      mayBundle: bundles,
    }
  })
}

/** A letter that follows an unread one is planned at the end of the reading term, by the tariff of that day. */
function toQuote(
  { letter, request, next, startsAt }: LetterToPrice,
  channel: ChannelName,
  { pages }: CountedPages,
): LetterToQuote {
  const { carries } = channelTraits[channel]
  const documents = [
    { kind: 'letter' as const, mediaType: 'application/pdf', pages },
    ...request.attachments.map(({ document, via }) => ({
      kind: 'attachment' as const,
      mediaType: 'application/pdf',
      pages: document.pages,
      via,
    })),
  ].filter(carries)
  const later = letter.chosen === channel ? undefined : next.find((step) => step.channel === channel)?.at
  const { address } = letter.recipient
  return { entity: letter.row.entity, postage: letter.row.postage, address, documents, plannedAt: later ?? startsAt }
}
