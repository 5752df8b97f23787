import type { RenderPool } from '../../templates/render/open-renderer.ts'
import type { LetterMaker } from './letter-maker.ts'
import { type LetterMakerDeps, openLetterMaker } from './open-letter-maker.ts'

/**
 * Makes letters that are looked at and never sent, by the functions that make those that are: marked as previews, and with codes
 * that vouch for nothing. They are drawn in the threads of previews, so that they delay no letter; when too many wait, `make`
 * throws Refusal UP-1503.
 */
export function openPreviewMaker({
  renderer,
  ...deps
}: Omit<LetterMakerDeps, 'renderer' | 'previews'> & { readonly renderer: Pick<RenderPool, 'preview'> }): LetterMaker {
  return openLetterMaker({
    ...deps,
    previews: true,
    renderer: { render: (task, _lane, entity = '') => renderer.preview(task, { entity }) },
  })
}
