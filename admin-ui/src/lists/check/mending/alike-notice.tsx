import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { List } from '../../../ui/api/list-types.ts'
import { Notice } from '../../../ui/dialog/notice.tsx'
import { useFormat } from '../../../ui/format/use-format.ts'

/** Rows that resemble another one, and rows that were sent before: shown, and never held back. */
export function AlikeNotice({ list, alike }: { readonly list: List; readonly alike: number }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { duplicate } = list.counts
  if (alike === 0 && duplicate === 0) return null
  return (
    <div className="st-alike up-stack">
      {alike > 0 && (
        <Notice title={t('listCheck.alike', { count: alike, n: format.number(alike) })}>
          {t('listCheck.alikeText', { count: alike })}{' '}
          <Link className="govuk-link" to="?heap=ready&part=alike">
            {t('listCheck.seeThem', { count: alike })}
          </Link>
        </Notice>
      )}
      {duplicate > 0 && (
        <Notice title={t('listCheck.duplicate', { count: duplicate, n: format.number(duplicate) })}>
          {t('listCheck.duplicateText', { count: duplicate })}{' '}
          <Link className="govuk-link" to="?heap=ready&part=duplicate">
            {t('listCheck.seeThem', { count: duplicate })}
          </Link>
        </Notice>
      )}
    </div>
  )
}
