import { channelTraits } from '../../channels/traits.ts'
import type { Fault } from '../../core/fault.ts'
import type { Medium } from '../../core/words/medium.ts'
import type { ChannelName } from '../../core/words/message.ts'
import { maxPages } from '../../templates/model/max-pages.ts'
import { documentNumber, type LetterMaker, type MadeLetter } from '../letters/letter-maker.ts'
import type { DecidedLetter } from '../prepare/decide-letter.ts'
import { letterTask } from '../prepare/make-documents.ts'
import { tooManyTogether } from '../prepare/pages-together.ts'
import type { PreviewDocument } from './route-preview.ts'

/** A document of a preview with its bytes. */
export interface DrawnDocument extends PreviewDocument {
  readonly bytes: Uint8Array
}
export interface Drawn {
  readonly documents: readonly DrawnDocument[]
  /** Of the letter itself; undefined where it could not be drawn. */
  readonly pages: number | undefined
  /** `normal` where the requested large print does not fit an envelope. */
  readonly variant: 'normal' | 'large'
  /** Why the letter would stop after it was accepted. */
  readonly fault: Fault | undefined
}

/** Draws letters in the given media, or as they would be made for their channel. One result each, in order. */
export async function drawPreviews(
  letters: Pick<LetterMaker, 'make'>,
  decided: readonly DecidedLetter[],
  media?: readonly Medium[],
): Promise<Drawn[]> {
  const tasks = decided.map((letter) => letterTask(letter, undefined, media ?? mediaOf(letter.chosen)))
  const made = await letters.make(tasks, 'bulk')
  return decided.map((letter, index) => read(letter, made[index] ?? { kind: 'fault', code: 'not-rendered' }))
}

/** The letter is always made, as it would be on paper. */
function mediaOf(chosen: ChannelName | undefined): Medium[] {
  return [...new Set<Medium>(['letter', ...(chosen === undefined ? [] : channelTraits[chosen].media)])]
}

function read(letter: DecidedLetter, made: MadeLetter): Drawn {
  const { variant } = letter.decision
  if (made.kind !== 'made') return { documents: [], pages: undefined, variant, fault: faultOfDrawing(made) }
  const sent: DecidedLetter =
    made.insteadOfLarge === undefined ? letter : { ...letter, decision: { ...letter.decision, variant: 'normal' } }
  const together = tooManyTogether(sent, made.documents)
  const documents = made.documents.flatMap((document): DrawnDocument[] => {
    const { kind, n, mediaType, pages, segments } = document
    const name = nameOf(kind, n)
    if (name === undefined) return []
    const bytes = Buffer.concat(segments.map((each) => each.bytes))
    return [{ kind, name, mediaType, ...(pages !== undefined && { pages }), bytes }]
  })
  const mail = made.email && {
    kind: 'email' as const,
    name: 'email.html',
    mediaType: 'text/html',
    bytes: Buffer.from(made.email.html),
  }
  return {
    documents: mail === undefined ? documents : [...documents, mail],
    pages: made.documents.find(({ kind }) => kind === 'letter')?.pages,
    variant: sent.decision.variant,
    fault: together && tooLong(together.pages),
  }
}

/** Why a letter that could not be drawn would stop after it was accepted. */
export function faultOfDrawing({ code, pages }: { readonly code: string; readonly pages?: number }): Fault {
  return pages === undefined ? notDrawn(code) : tooLong(pages)
}

function nameOf(kind: DrawnDocument['kind'], n: number): string | undefined {
  if (kind === 'letter') return 'letter.pdf'
  if (kind === 'page') return 'page.html'
  return kind === 'attachment' ? `attachment-${n - documentNumber('attachment', 'normal') + 1}.pdf` : undefined
}

function tooLong(pages: number): Fault {
  return {
    in: 'body',
    pointer: '/data',
    code: 'UP-3076',
    detail: `All of it together has ${pages} pages, and an envelope takes ${maxPages}: the letter would fail after it was accepted. Shorten it, or leave attachments out.`,
  }
}

function notDrawn(code: string): Fault {
  return {
    in: 'body',
    pointer: '/data',
    code: 'UP-3076',
    detail: `It cannot be drawn (${code}): the letter would wait for an operator after it was accepted. Have its template checked.`,
  }
}
