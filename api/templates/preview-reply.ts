import type { LetterFormat } from '../../templates/model/letter-format.ts'
import type { PrintProfileName } from '../../templates/model/letter-frame.ts'
import { maxPages } from '../../templates/model/max-pages.ts'
import type { RenderedMessage } from '../../templates/render/render-task.ts'
import type { Reply } from '../http/reply.ts'

/** The length of the letter, and the maximum length of a letter that is sent: the same for every form, since each is drawn. */
function pageCount({ letter }: RenderedMessage): Record<string, string> {
  return letter === undefined ? {} : { 'Letter-Pages': String(letter.pages), 'Letter-Pages-Limit': String(maxPages) }
}

/** An unsent letter, in the requested form. */
export function replyPreview(made: RenderedMessage, format: LetterFormat, profile: PrintProfileName): Reply {
  const language = {
    'Content-Language': made.language,
    'Uitpost-Print-Profile': profile,
    ...pageCount(made),
  }
  switch (format) {
    case 'pdf': {
      const bytes = Buffer.concat((made.letter?.segments ?? []).map((part) => part.bytes))
      return { status: 200, bytes, mediaType: 'application/pdf', headers: language }
    }
    case 'html':
      return { status: 200, bytes: made.page ?? '', mediaType: 'text/html; charset=utf-8', headers: language }
    case 'email':
      return { status: 200, bytes: made.email?.html ?? '', mediaType: 'text/html; charset=utf-8', headers: language }
    case 'text':
      return { status: 200, bytes: made.email?.text ?? '', mediaType: 'text/plain; charset=utf-8', headers: language }
    default:
      return format satisfies never
  }
}
