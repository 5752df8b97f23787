import type { BlobStore } from '../../core/blobs/blob-store.ts'
import { Refusal } from '../../core/fault.ts'
import { newId } from '../../core/words/id.ts'
import type { Medium } from '../../core/words/medium.ts'
import { limitConcurrency } from '../../templates/isolated/limit-concurrency.ts'
import { previewMs, storePreview } from '../../templates/store/previews.ts'
import type { RequestToReview } from '../intake/review-messages.ts'
import type { Sender } from '../message/sender.ts'
import { type Drawn, drawPreviews } from './draw-preview.ts'
import { type Decided, decideRequests, type PreviewDeps, pricePreviews } from './preview-routes.ts'
import type { DrawnPreview } from './route-preview.ts'

/** Previews that are drawn at the same time in one process; their documents are in memory, at most 30 MB of attachments each. */
const maxAtOnce = 2

/** Previews of single letters. Each throws Refusal UP-1503 when too many previews wait. */
export interface Previews {
  /**
   * The preview of a request, with the documents that would be made. They are kept for an hour, sealed, and only for the entity.
   * @throws Refusal UP-1001 with every fault for which intake would refuse the request
   */
  letter(sender: Sender, request: RequestToReview, signal?: AbortSignal): Promise<DrawnPreview>
  /** The same of a request that was decided. */
  decided(sender: Sender, decided: Decided, signal?: AbortSignal): Promise<DrawnPreview>
  /** Draws a decided letter in the given media; nothing is stored. */
  draw(sender: Sender, decided: Decided, media: readonly Medium[], signal?: AbortSignal): Promise<Drawn>
}

export function openPreviews(deps: PreviewDeps & { readonly blobs: BlobStore }): Previews {
  const inTurn = limitConcurrency(maxAtOnce)
  const draw = async (
    { entity }: Sender,
    { letter }: Decided,
    media: readonly Medium[] | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Drawn> => {
    const [drawn] = await inTurn(() => drawPreviews(deps.letters, [letter], media), { entity, signal })
    if (drawn === undefined) throw new Error('A letter was drawn without a result')
    return drawn
  }
  const previewDecided: Previews['decided'] = async (sender, decided, signal) => {
    const drawn = await draw(sender, decided, undefined, signal)
    const [priced] = await pricePreviews(deps, [
      {
        ...decided,
        counted: drawn.pages === undefined ? undefined : { pages: drawn.pages, estimated: false },
        faults: drawn.fault === undefined ? [] : [drawn.fault],
      },
    ])
    if (priced === undefined) throw new Error('A letter was priced without a result')
    const now = deps.clock.now()
    const preview = newId('preview', now)
    for (const { name, bytes } of drawn.documents)
      await storePreview(deps, { entity: sender.entity, preview, name }, bytes)
    return {
      ...priced,
      variant: drawn.variant,
      preview,
      documents: drawn.documents.map(({ kind, name, mediaType, pages }) => ({
        kind,
        name,
        mediaType,
        ...(pages !== undefined && { pages }),
      })),
      expiresAt: new Date(now.getTime() + previewMs),
    }
  }
  return {
    draw,
    decided: previewDecided,
    letter: async (sender, request, signal) => {
      const [decided] = await decideRequests(deps, sender, [request])
      if (decided === undefined || !('letter' in decided)) throw refusal(decided?.faults ?? [])
      return previewDecided(sender, decided, signal)
    },
  }
}

function refusal(faults: Refusal['faults']): Refusal {
  const { length } = faults
  return new Refusal('UP-1001', 'Correct them and ask again; nothing was sent.', faults, {
    title: `The request has ${length} ${length === 1 ? 'fault' : 'faults'}`,
  })
}
