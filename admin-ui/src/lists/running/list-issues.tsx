import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { List } from '../../ui/api/list-types.ts'
import { Notice } from '../../ui/dialog/notice.tsx'
import { useFormat } from '../../ui/format/use-format.ts'

/** Why a list was refused as a whole, or that it waits for the limit of letters or until the hub can process it. */
export function ListIssues({ list }: { readonly list: List }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { issues, waitsFor, waitsUntil } = list
  const isFailing = waitsFor === 'repair'
  return (
    <>
      {isFailing && (
        <Notice tone="warn" title={t('listRunning.repair')}>
          <p>{t('listRunning.repairText')}</p>
        </Notice>
      )}
      {issues.length > 0 && !isFailing && (
        <Notice tone="bad" title={t('listRunning.refused')}>
          {issues.map(({ code, detail }) => (
            <p key={`${code} ${detail}`}>{detail}</p>
          ))}
        </Notice>
      )}
      {waitsFor === 'quota' && (
        <Notice title={t('listRunning.quota')}>
          {waitsUntil !== undefined && <p>{t('listRunning.quotaUntil', { moment: format.moment(waitsUntil) })}</p>}
        </Notice>
      )}
    </>
  )
}
