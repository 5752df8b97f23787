import type { PrintProfileName } from '../../templates/model/letter-frame.ts'
import { maxPages } from '../../templates/model/max-pages.ts'
import type { Medium, RenderedMessage } from '../../templates/render/render-task.ts'
import type * as contract from '../contract/template-operations.ts'
import type { Reply } from '../http/reply.ts'
import type { CallOf } from '../server/route.ts'

type Format = CallOf<typeof contract.previewVersion>['query']['format']

/** What has to be written for a form. */
export const mediumOf: Readonly<Record<Format, Medium>> = { pdf: 'letter', html: 'page', email: 'email', text: 'email' }

/** How long the letter is, and how long one may be that goes out: the same for every form, since each is drawn. */
function pageCount({ letter }: RenderedMessage): Record<string, string> {
  return letter === undefined ? {} : { 'Letter-Pages': String(letter.pages), 'Letter-Pages-Limit': String(maxPages) }
}

/** A letter that is not sent, in the form that was asked for. */
export function replyPreview(made: RenderedMessage, format: Format, profile: PrintProfileName): Reply {
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
