import type { PrintProfileName } from '../../templates/model/letter-frame.ts'
import type { Medium, RenderedMessage } from '../../templates/render/render-task.ts'
import type * as contract from '../contract/template-operations.ts'
import type { CallOf, Reply } from '../http/route.ts'

type Format = CallOf<typeof contract.previewVersion>['query']['format']

/** What has to be written for a form. */
export const mediumOf: Readonly<Record<Format, Medium>> = { pdf: 'letter', html: 'page', email: 'email', text: 'email' }

/** A letter that is not sent, in the form that was asked for. */
export function replyPreview(made: RenderedMessage, format: Format, profile: PrintProfileName): Reply {
  const language = { 'Content-Language': made.language, 'Uitpost-Print-Profile': profile }
  switch (format) {
    case 'pdf': {
      const bytes = Buffer.concat((made.letter?.rope ?? []).map((part) => part.bytes))
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
