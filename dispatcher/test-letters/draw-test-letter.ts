import { Refusal } from '../../core/fault.ts'
import { localized } from '../../core/words/language.ts'
import { limitConcurrency } from '../../templates/isolated/limit-concurrency.ts'
import type { RequestToReview } from '../intake/review-messages.ts'
import type { Sender } from '../message/sender.ts'
import { letterTask } from '../prepare/make-documents.ts'
import { faultOfDrawing } from '../previews/draw-preview.ts'
import { decideRequests, type PreviewDeps } from '../previews/preview-routes.ts'
import type { TestMail } from './test-letter.ts'

/** Tests that are drawn at the same time in one process; their documents are in memory. */
const maxAtOnce = 2

/** Draws the mail of a test of a request. */
export type DrawTestLetter = (sender: Sender, request: RequestToReview, signal?: AbortSignal) => Promise<TestMail>

/**
 * Makes the function that draws a request as its recipient would get it, on paper and by mail, marked as a test on each page. It throws
 * Refusal UP-1001 with every fault for which intake would refuse the request or which would stop the letter later, and UP-1503 when too
 * many wait. Nothing is stored.
 * @param deps with a maker of letters that marks them as tests
 */
export function createDrawTestLetter(deps: PreviewDeps): DrawTestLetter {
  const inTurn = limitConcurrency(maxAtOnce)
  return async (sender, request, signal) => {
    const [decided] = await decideRequests(deps, sender, [request])
    if (decided === undefined || !('letter' in decided)) throw refusal(decided?.faults ?? [])
    const { letter } = decided
    const task = letterTask(letter, undefined, ['letter', 'email'])
    const [made] = await inTurn(() => deps.letters.make([task], 'bulk'), { entity: sender.entity, signal })
    if (made === undefined) throw new Error('A letter was drawn without a result')
    if (made.kind !== 'made') throw refusal([faultOfDrawing(made)])
    if (made.email === undefined) throw new Error('A test letter is made with its mail')
    const { html, text, logo } = made.email
    const { language } = letter.decision
    return {
      language,
      fromName: localized(letter.row.entityName, language),
      subject: made.content.subject,
      html,
      text,
      ...(logo !== undefined && { logo }),
      documents: made.documents
        .filter(({ kind }) => kind === 'letter' || kind === 'attachment')
        .map(({ name, mediaType, segments }) => ({
          name,
          mediaType,
          bytes: Buffer.concat(segments.map((each) => each.bytes)),
        })),
    }
  }
}

function refusal(faults: Refusal['faults']): Refusal {
  return new Refusal('UP-1001', 'Correct them and ask again; no test was sent.', faults)
}
