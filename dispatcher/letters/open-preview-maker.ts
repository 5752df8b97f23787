import type { Watermark } from '../../templates/model/letter-frame.ts'
import type { RenderPool } from '../../templates/render/open-renderer.ts'
import type { LetterMaker } from './letter-maker.ts'
import { type LetterShapes, openLetterShapes } from './letter-shapes.ts'
import { type LetterMakerDeps, openLetterMaker } from './open-letter-maker.ts'

/** Makes letters that are looked at and never sent. */
export interface PreviewMaker extends LetterMaker {
  readonly shapes: LetterShapes
}

/**
 * Makes letters that are never sent, by the functions that make those that are: marked as what they are, and with codes that vouch
 * for nothing. They are drawn in the threads of previews, so that they delay no letter; when too many wait, `make`
 * throws Refusal UP-1503.
 */
export function openPreviewMaker(
  {
    renderer,
    ...deps
  }: Omit<LetterMakerDeps, 'renderer' | 'unsent'> & { readonly renderer: Pick<RenderPool, 'preview'> },
  unsent: Watermark = 'preview',
): PreviewMaker {
  const maker = openLetterMaker({
    ...deps,
    unsent,
    renderer: { render: (task, _lane, entity = '') => renderer.preview(task, { entity }) },
  })
  return { ...maker, shapes: openLetterShapes(deps.hub, deps.clock) }
}
