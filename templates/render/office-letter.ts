import type { ByteSegments } from '../../core/words/byte-segments.ts'
import type { Language, Localized } from '../../core/words/language.ts'
import type { SheetMarks } from '../../core/words/sheet-mark.ts'
import type { Block, LetterDocument, Row, Run } from '../model/document.ts'
import type { HouseStyle } from '../model/house-style.ts'
import type { PrintProfileName } from '../model/letter-frame.ts'

/** A document that the hub makes for an office: a report, or the control copy of a print run. No text of a letter is in it. */
export interface OfficeLetter {
  readonly language: Language
  readonly subject: string
  readonly blocks: readonly Block[]
  /** The name beside the head. */
  readonly sender: Localized
  /** UUID of what the document is about: the source of the /ID of the PDF. */
  readonly about: string
  /** `YYYY-MM-DD` */
  readonly date: string
  readonly reference: string
  readonly addressLines?: readonly string[]
  readonly profile?: PrintProfileName
  readonly sheetMarks?: SheetMarks
  /** Of a registered letter, at the head of the first page. */
  readonly barcode?: string
}
export interface OfficePdf {
  readonly bytes: Buffer
  /** The same bytes, with the parts that documents share apart. */
  readonly segments: ByteSegments
  readonly pages: number
}

/** Most processes draw no such document: the code that draws is loaded, and the fonts are opened, with the first one. */
async function openDrawing() {
  const [{ openFontSet }, { renderLetter }] = await Promise.all([
    import('../pdf/fonts/open-font-set.ts'),
    import('../pdf/render-letter.ts'),
  ])
  return { fonts: await openFontSet(), renderLetter }
}

/** Draws documents for offices. */
export class OfficeWriter {
  #drawing: ReturnType<typeof openDrawing> | undefined

  /** PDF/A-2a and PDF/UA-1; the same document gives the same bytes. */
  async draw(letter: OfficeLetter): Promise<OfficePdf> {
    this.#drawing ??= openDrawing()
    const { fonts, renderLetter } = await this.#drawing
    const { language, subject, blocks } = letter
    const document: LetterDocument = { language, subject, blocks }
    const { segments, pages, conflicts } = renderLetter(
      document,
      {
        message: letter.about,
        variant: 'normal',
        profile: letter.profile ?? 'c5-right',
        houseStyle: { ...plainStyle, name: letter.sender },
        addressLines: letter.addressLines ?? [],
        letterDate: letter.date,
        references: { ours: letter.reference },
        ...(letter.barcode !== undefined && { barcode: letter.barcode }),
        ...(letter.sheetMarks !== undefined && { sheetMarks: letter.sheetMarks }),
      },
      fonts,
    )
    // The window of an envelope shows the address alone.
    if (conflicts.length > 0) throw new Error('An office letter has content where it may not be')
    return { bytes: Buffer.concat(segments.map(({ bytes }) => bytes)), segments, pages }
  }
}

/** Neutral: the document is of the hub, and not in the name of an entity to a citizen. */
const plainStyle: Omit<HouseStyle, 'name'> = {
  key: 'uitpost',
  version: 1,
  colour: '#0f2a36',
  senderLines: [],
  signatures: {},
  images: {},
}

export const textRuns = (text: string, strong = false): readonly Run[] => [{ text, ...(strong && { strong }) }]
export const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: textRuns(text) })
export const heading = (text: string): Block => ({ kind: 'heading', level: 2, runs: textRuns(text) })

/** A table of texts; columns after the first are figures, unless `texts` counts more columns as text. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[], texts = 1): Block {
  const cells = (values: readonly string[]): Row => ({ cells: values.map((value) => ({ runs: textRuns(value) })) })
  return {
    kind: 'table',
    columns: head.map((_, at) => ({ align: at < texts ? 'left' : 'right' })),
    head: head.map((value) => ({ runs: textRuns(value) })),
    rows: rows.map(cells),
  }
}
