import { RefreshCw } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCopy } from '../../ui/copy-button.tsx'
import { Notice } from '../../ui/dialog/notice.tsx'
import { Icon } from '../../ui/icon.tsx'
import { usePlaceWords } from '../faults/fault-words.ts'
import { ConflictDialog } from './conflict-dialog.tsx'
import { textOf } from './draft-content.ts'
import type { DraftKeeper, DraftState } from './draft-keeper.ts'
import { useSaveIssueWords } from './save-issue-words.ts'
import { useMergeToast } from './use-merge-toast.ts'

/** Explains why the draft is not saved, that the text is safe, and the next step. */
export function SaveNotices({
  state,
  keeper,
}: {
  readonly state: DraftState
  readonly keeper: DraftKeeper
}): ReactNode {
  const { t } = useTranslation()
  const { save, restored, content } = state
  const placeOf = usePlaceWords(content)
  const wordsOf = useSaveIssueWords()
  const [later, setLater] = useState(false)
  const copy = useCopy(textOf(content.languages))
  useMergeToast(state, keeper)
  switch (save.kind) {
    case 'failed':
      return (
        <Notice tone="warn" status title={t(save.offline ? 'editor.save.offlineTitle' : 'editor.save.failedTitle')}>
          <p>{t('editor.save.failedText')}</p>
          <button
            className="govuk-button govuk-button--secondary up-button--dense"
            type="button"
            onClick={() => void keeper.flush()}
          >
            <Icon of={RefreshCw} /> {t('states.retry')}
          </button>
        </Notice>
      )
    case 'refused':
      return (
        <Notice tone="bad" status title={t('editor.save.refusedTitle')}>
          <p>{t(save.issues.length === 0 ? 'editor.save.tooLarge' : 'editor.save.refusedText')}</p>
          <ul>
            {save.issues.map(({ pointer, code, detail }) => (
              <li key={`${pointer} ${detail}`}>
                <b>{placeOf({ pointer, line: 0 })}</b>: {wordsOf({ pointer, code })}
              </li>
            ))}
          </ul>
        </Notice>
      )
    case 'closed':
      return (
        <Notice tone="bad" status title={t('editor.save.closedTitle')}>
          <p>{t('editor.save.closedText')}</p>
          {copy.button(t('editor.conflict.mine'))} {copy.done}
        </Notice>
      )
    case 'conflict':
      return later ? (
        <Notice tone="bad" status title={t('editor.conflict.title')}>
          <p>{t('editor.conflict.waits')}</p>
          <button className="govuk-button up-button--dense" type="button" onClick={() => setLater(false)}>
            {t('editor.conflict.open')}
          </button>
        </Notice>
      ) : (
        <ConflictDialog {...{ state, keeper }} theirs={save.theirs} base={save.base} onLater={() => setLater(true)} />
      )
    case 'saved':
    case 'typing':
    case 'saving':
      return restored ? <Notice status title={t('editor.save.restored')} /> : null
    default:
      return save satisfies never
  }
}
