import { Save, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../ui/dialog/notice.tsx'
import { useToast } from '../ui/dialog/toast.tsx'
import { Icon } from '../ui/icon.tsx'
import type { StyleDraft } from './use-style-draft.ts'

/** Shows whether the style is saved, the way back, and the button that saves the draft. */
export function SaveButtons({
  draft,
  canDrop,
  onSave,
}: {
  readonly draft: StyleDraft
  /** Whether the form began with the version that was saved last. */
  readonly canDrop: boolean
  readonly onSave: () => void
}): ReactNode {
  const { t } = useTranslation()
  const toast = useToast()
  const { changed, saved, saving, content } = draft
  const drop = (): void => {
    draft.drop()
    toast({ text: t('houseStyles.dropped'), undo: () => draft.change(() => content) })
  }
  return (
    <>
      <span className="st-save" role="status" data-save={changed ? 'changed' : 'saved'}>
        {changed ? t('editor.save.typing') : saved.version > 0 && t('houseStyles.unchanged', { n: saved.version })}
      </span>
      {changed && canDrop && (
        <button className="govuk-button up-button--quiet" type="button" onClick={drop}>
          <Icon of={Undo2} /> {t('houseStyles.drop')}
        </button>
      )}
      <button
        className={changed ? 'govuk-button' : 'govuk-button govuk-button--secondary'}
        type="button"
        aria-disabled={saving || !changed}
        onClick={onSave}
      >
        <Icon of={Save} /> {saving ? t('parts.busy') : t('houseStyles.saveDraft')}
      </button>
    </>
  )
}

/** Explains why there is no new version yet, and that nothing is lost. */
export function SaveNotice({ draft, onOpen }: { readonly draft: StyleDraft; readonly onOpen?: () => void }): ReactNode {
  const { t } = useTranslation()
  return (
    <>
      {draft.restored && <Notice status title={t('houseStyles.restored')} />}
      {draft.error !== null && (
        <Notice tone="bad" status title={t('houseStyles.notSaved')}>
          <p>{t('houseStyles.notSavedText')}</p>
        </Notice>
      )}
      {onOpen !== undefined && (
        <Notice tone="bad" status title={t('houseStyles.conflict.title')}>
          <p>{t('houseStyles.conflict.waits')}</p>
          <button className="govuk-button up-button--dense" type="button" onClick={onOpen}>
            {t('editor.conflict.open')}
          </button>
        </Notice>
      )}
    </>
  )
}
