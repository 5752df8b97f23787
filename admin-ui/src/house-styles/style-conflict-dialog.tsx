import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { HouseStyle } from '../ui/api/house-style-types.ts'
import { Dialog } from '../ui/dialog/dialog.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { contentOf, differing, type StylePart } from './style-content.ts'
import type { StyleDraft } from './use-style-draft.ts'

/**
 * Two people changed one house style: shows the changes of each and a choice that loses neither. The version of the other person
 * stays in the history in any case.
 */
export function StyleConflictDialog({
  draft,
  theirs,
  onLater,
}: {
  readonly draft: StyleDraft
  readonly theirs: HouseStyle
  readonly onLater: () => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { saved, content } = draft
  const mine = differing(saved.content, content)
  const others = differing(saved.content, contentOf(theirs))
  const list = (parts: readonly StylePart[]): string =>
    parts.map((part) => t(`houseStyles.partName.${part}`)).join(', ')
  const both = mine.filter((part) => others.includes(part))
  const n = theirs.version
  return (
    <Dialog title={t('houseStyles.conflict.title')} onClose={onLater}>
      <div className="up-stack">
        <p>
          {t('houseStyles.conflict.who', {
            name: theirs.createdBy ?? t('templates.somebody'),
            n,
            moment: format.moment(theirs.createdAt),
          })}{' '}
          {t('houseStyles.conflict.safe')}
        </p>
        <ul className="st-bullets">
          <li>{t('houseStyles.conflict.mine', { parts: list(mine) || t('templates.nothing') })}</li>
          <li>{t('houseStyles.conflict.theirs', { parts: list(others) || t('templates.nothing') })}</li>
          {both.length > 0 && <li>{t('houseStyles.conflict.both', { parts: list(both) })}</li>}
        </ul>
        <div className="up-row">
          <button className="govuk-button" type="button" onClick={() => draft.settle('mine')}>
            {t('houseStyles.conflict.takeMine', { n })}
          </button>
          <button className="govuk-button govuk-button--secondary" type="button" onClick={() => draft.settle('theirs')}>
            {t('houseStyles.conflict.takeTheirs', { n })}
          </button>
          <button className="govuk-button up-button--quiet" type="button" onClick={onLater}>
            {t('editor.conflict.later')}
          </button>
        </div>
      </div>
    </Dialog>
  )
}
