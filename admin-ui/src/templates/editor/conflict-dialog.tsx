import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateVersion } from '../../ui/api/template-types.ts'
import { useCopy } from '../../ui/copy-button.tsx'
import { Dialog } from '../../ui/dialog/dialog.tsx'
import { useToast } from '../../ui/dialog/toast.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { CollisionChoice } from './collision-choice.tsx'
import { contentOf, type DraftContent, textOf } from './draft-content.ts'
import type { DraftKeeper, DraftState } from './draft-keeper.ts'
import { mergeDrafts } from './merge/merge-drafts.ts'
import type { Choice } from './merge/merge-values.ts'

/** Two people changed the same place of one draft: both texts side by side, and a choice per place that loses neither. */
export function ConflictDialog({
  state: { content },
  theirs,
  base,
  keeper,
  onLater,
}: {
  readonly state: DraftState
  readonly theirs: TemplateVersion
  /** The text from which both started. */
  readonly base: DraftContent
  readonly keeper: DraftKeeper
  readonly onLater: () => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const toast = useToast()
  const copy = useCopy(textOf(content.languages))
  const [busy, setBusy] = useState(false)
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map())
  const { collisions } = useMemo(() => mergeDrafts(base, content, contentOf(theirs)), [base, content, theirs])
  const saving = theirs.steps.findLast(({ action }) => action === 'saved')
  const take = async () => {
    setBusy(true)
    await keeper.settle(choices)
    // The text of the other person stays in the history of the hub; the writer's own text can be restored for ten seconds.
    toast({ text: t('merge.took'), undo: () => keeper.change(() => content, true) })
  }
  return (
    <Dialog title={t('editor.conflict.title')} onClose={onLater}>
      <div className="up-stack">
        <p>
          {saving?.name === undefined
            ? t('editor.conflict.somebody')
            : t('editor.conflict.who', { name: saving.name, time: format.time(saving.at) })}{' '}
          {t('editor.conflict.text')}
        </p>
        {collisions.map((collision) => (
          <CollisionChoice
            key={collision.id}
            collision={collision}
            name={saving?.name}
            chosen={choices.get(collision.id) ?? 'mine'}
            onChoose={(whose) => setChoices(new Map(choices).set(collision.id, whose))}
          />
        ))}
        <div className="up-row">
          <button className="govuk-button" type="button" aria-disabled={busy} onClick={() => void take()}>
            {t('merge.take')}
          </button>
          {copy.button(t('editor.conflict.mine'))} {copy.done}
          <button className="govuk-button up-button--quiet" type="button" onClick={onLater}>
            {t('editor.conflict.later')}
          </button>
        </div>
      </div>
    </Dialog>
  )
}
