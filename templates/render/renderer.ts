import { LRUCache } from 'lru-cache'
import type { Language } from '../../core/words/language.ts'
import { unprintableDetail } from '../../core/words/text/code-point.ts'
import { writeEmail } from '../email/write-email.ts'
import { writePage } from '../html/write-page.ts'
import { chooseLanguage, type PreparedTemplate, prepareTemplate } from '../language/fill/fill-template.ts'
import type { Block, LetterDocument } from '../model/document.ts'
import type { LetterFrame } from '../model/letter-frame.ts'
import { maxPages } from '../model/max-pages.ts'
import { createFontSetFinder, type FontSetFinder } from '../pdf/fonts/house-font-sets.ts'
import { type FontSet, openFontSet } from '../pdf/fonts/open-font-set.ts'
import { type RenderedLetter, renderLetter } from '../pdf/render-letter.ts'
import { gatherPhrases, type Phrases } from '../pdf/text/phrases.ts'
import { letterWords } from '../words/letter-words.ts'
import type { LetterToRender, RenderedMessage, RenderFault, RenderOutcome, RenderTask } from './render-task.ts'

/** Writes letters in the thread in which it is made; `openRenderer` distributes them over many threads. */
export interface Renderer {
  readonly render: (task: RenderTask) => RenderOutcome[]
}

/**
 * Reads the fonts (about half a second), then renders synchronously. Its caches are bounded, and hold data of versions, never of
 * citizens.
 * @param fontSet fonts that were read before; absent: they are read now
 */
export async function createRenderer(fontSet?: FontSet): Promise<Renderer> {
  const fontSetFor = createFontSetFinder(fontSet ?? (await openFontSet()))
  const prepared = new LRUCache<string, Prepared>({ max: 200 })
  const prepare = ({ hash, tree }: RenderTask['template'], wanted: Language): Prepared => {
    const key = `${hash} ${chooseLanguage(tree, wanted)}`
    const known = prepared.get(key)
    if (known !== undefined) return known
    const made = prepareLetters(prepareTemplate(tree, wanted))
    prepared.set(key, made)
    return made
  }
  return {
    render: (task) =>
      task.letters.map((letter) => renderOne(letter, () => prepare(task.template, letter.language), fontSetFor)),
  }
}

/** A version in one language, with what its letters have in common. */
interface Prepared {
  readonly template: PreparedTemplate
  /** Shaped words, by the font set for which they were shaped. */
  readonly phrases: (fontSet: string) => Phrases
}

function prepareLetters(template: PreparedTemplate): Prepared {
  const byFontSet = new LRUCache<string, Phrases>({ max: 3 })
  return {
    template,
    phrases(fontSet) {
      const known = byFontSet.get(fontSet)
      if (known !== undefined) return known
      const gathered = gatherPhrases(template.language, template.texts, template.fixed.values())
      byFontSet.set(fontSet, gathered)
      return gathered
    },
  }
}

function renderOne(letter: LetterToRender, prepare: () => Prepared, fontSetFor: FontSetFinder): RenderOutcome {
  let stage: RenderFault['stage'] = 'fill'
  try {
    const { houseStyle, letterDate, references, copyOf } = letter.frame
    const { template, phrases } = prepare()
    const written = template.toLetter({
      data: letter.data,
      houseStyle,
      letter: { date: letterDate, reference: references.ours },
      ...(letter.recipient ? { recipient: letter.recipient } : {}),
    })
    const document = copyOf === undefined ? written : asCopy(written)
    const done: { -readonly [Key in keyof RenderedMessage]: RenderedMessage[Key] } = {
      id: letter.id,
      ok: true,
      ...summary(document, copyOf !== undefined),
    }
    for (const medium of letter.media) {
      stage = medium
      if (medium === 'letter') {
        const { name, fontSet } = fontSetFor(document, letter.frame)
        const { drawn, frame } = drawToSend(letter.frame, (frame) =>
          renderLetter(document, frame, fontSet, {
            phrases: phrases(name),
            hasFixedSubject: template.hasFixedSubject,
          }),
        )
        const fault = faultOf(drawn, frame)
        if (fault !== undefined) return { id: letter.id, ok: false, fault: { stage, ...fault } }
        const { insteadOfLarge } = frame
        done.letter = {
          segments: drawn.segments,
          pages: drawn.pages,
          ...(insteadOfLarge !== undefined && { insteadOfLarge }),
        }
      } else if (medium === 'page') done.page = bytes(writePage(document, letter.frame))
      else {
        const frame = {
          houseStyle,
          references,
          replyAllowed: false,
          ...(copyOf !== undefined && { copyOf }),
          ...letter.email,
        }
        const mail = writeEmail(document, frame)
        done.email = { html: bytes(mail.html), text: bytes(mail.text) }
      }
    }
    return done
  } catch (error) {
    return { id: letter.id, ok: false, fault: { stage, code: 'UP-2501', detail: locate(error) } }
  }
}

/**
 * A letter that is sent; in normal print where its large print, with its attachments, is longer than an envelope takes (decision
 * 0019).
 */
function drawToSend(
  frame: LetterFrame,
  draw: (frame: LetterFrame) => RenderedLetter,
): { readonly drawn: RenderedLetter; readonly frame: LetterFrame } {
  const drawn = draw(frame)
  const pages = drawn.pages + (frame.pagesAlong ?? 0)
  if (frame.variant !== 'large' || pages <= maxPages || !hasLimits(frame)) return { drawn, frame }
  const normal: LetterFrame = { ...frame, variant: 'normal', insteadOfLarge: drawn.pages }
  return { drawn: draw(normal), frame: normal }
}

/** A preview may be too long, since its writer needs to see it, unless it shows what would be sent. */
function hasLimits({ watermark, keepsLimits }: LetterFrame): boolean {
  return watermark === undefined || keepsLimits === true
}

/** Why a letter that could be drawn may not be sent. */
function faultOf(
  { lacking, conflicts: [conflict], pages }: RenderedLetter,
  frame: LetterFrame,
): Omit<RenderFault, 'stage'> | undefined {
  if (lacking.length > 0) return { code: 'UP-2106', detail: unprintableDetail(lacking) }
  if (conflict !== undefined) {
    const { page, zone, what, x, y } = conflict
    const detail = `On page ${page}, at ${x} mm from the left and ${y} mm from the top, something (${what}) enters a place kept free (${zone}). Shorten the sender's lines or the references.`
    return { code: 'UP-2204', detail }
  }
  if (pages > maxPages && hasLimits(frame))
    return {
      code: 'UP-4001',
      detail: `It has ${pages} pages; at most ${maxPages} go into an envelope. Shorten it.`,
      pages,
    }
  return undefined
}

/** A copy differs from the letter only in that it cannot be used to pay. */
function asCopy(letter: LetterDocument): LetterDocument {
  return {
    ...letter,
    blocks: letter.blocks.map((block) => (block.kind === 'paymentSlip' ? { ...block, void: true } : block)),
  }
}

/**
 * The facts of a letter that the inbox and the feed show beside its text. A copy requires nothing of its reader, and is named a
 * copy.
 */
function summary(
  document: LetterDocument,
  isCopy: boolean,
): Pick<RenderedMessage, 'language' | 'subject' | 'actions' | 'payment'> {
  const find = <Kind extends Block['kind']>(kind: Kind): Extract<Block, { kind: Kind }> | undefined =>
    document.blocks.find((block): block is Extract<Block, { kind: Kind }> => block.kind === kind)
  const { language, subject } = document
  if (isCopy) return { language, subject: `${letterWords(language).copy}: ${subject}`, actions: [] }
  const payment = find('paymentSlip')?.payment
  return {
    language,
    subject,
    actions: find('actions')?.actions ?? [],
    ...(payment ? { payment } : {}),
  }
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** The place of the error in our code. The message of an error may quote a value, so it is left out. */
function locate(error: unknown): string {
  if (!(error instanceof Error)) return 'A value was thrown that is no error.'
  const frame = /\n\s+at .*?([\w-]+\.[jt]s:\d+)/.exec(error.stack ?? '')?.[1]
  return frame ? `${error.name} at ${frame}` : error.name
}
