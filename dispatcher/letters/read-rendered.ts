import type { IngestDocument } from '../../archive/ingest/ingest-request.ts'
import type { Language } from '../../core/words/language.ts'
import { type MailLogo, mailLogo } from '../../templates/email/mail-logo.ts'
import type { HouseStyle } from '../../templates/model/house-style.ts'
import type { RenderOutcome } from '../../templates/render/render-task.ts'
import type { ExampleLetter } from './example-letters.ts'
import type { Framing } from './frame-letter.ts'
import { documentNumber, type LetterContent, type MadeLetter } from './letter-maker.ts'
import { searchText } from './search-text.ts'

const fileNames: Record<Language, string> = { nl: 'brief', fr: 'lettre', de: 'brief', en: 'letter' }

export interface Rendered {
  readonly outcome: RenderOutcome
  readonly example: ExampleLetter
}

/** The result of the renderer, as documents to archive and words for the channels. */
export function readRendered({ task, version, houseStyle }: Framing, rendered: Rendered | undefined): MadeLetter {
  if (rendered === undefined) return { kind: 'fault', code: 'not-rendered' }
  const { outcome, example } = rendered
  if (!outcome.ok) {
    const { code, stage, pages } = outcome.fault
    // The same problem code means too many pages, which are counted, or too much processor time.
    if (code === 'UP-4001' && pages === undefined) return { kind: 'fault', code: 'UP-4001-too-slow' }
    return { kind: 'fault', code: `${code}-${stage}`, ...(pages !== undefined && { pages }) }
  }
  const { subject, actions, payment, letter, page, email } = outcome
  const content: LetterContent = { subject, actions, ...(payment !== undefined && { payment }) }
  const insteadOfLarge = letter?.insteadOfLarge
  const variant = insteadOfLarge === undefined ? task.variant : 'normal'
  const file = fileNames[outcome.language]
  const documents: IngestDocument[] = []
  if (letter !== undefined)
    documents.push({
      n: documentNumber('letter', variant),
      kind: 'letter',
      variant,
      name: `${file}.pdf`,
      mediaType: 'application/pdf',
      pages: letter.pages,
      segments: letter.segments,
    })
  if (page !== undefined)
    documents.push({
      n: documentNumber('page', 'normal'),
      kind: 'page',
      variant: 'normal',
      name: `${file}.html`,
      mediaType: 'text/html',
      segments: [{ bytes: page }],
      ...(example.page !== undefined && { dictionary: example.page }),
    })
  return {
    kind: 'made',
    content,
    documents,
    ...(email !== undefined && {
      email: {
        html: text(email.html),
        text: text(email.text),
        ...withLogo(houseStyle),
        ...(example.email !== undefined && { example: example.email }),
      },
    }),
    houseStyle: { key: houseStyle.key, version: houseStyle.version },
    template: { key: version.key, version: version.number },
    ...(insteadOfLarge !== undefined && { insteadOfLarge }),
    searchText: searchText(version.source.variables, task.data),
  }
}

const decoder = new TextDecoder()
const text = (bytes: Uint8Array): string => decoder.decode(bytes)

/** The logo that the mail shows by its Content-ID goes with it. */
export function withLogo(style: HouseStyle): { readonly logo?: MailLogo } {
  const logo = mailLogo(style)
  return logo === undefined ? {} : { logo }
}
