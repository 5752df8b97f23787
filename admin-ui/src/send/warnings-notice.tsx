import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type * as contract from '../../../api/contract/messages/message-check.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { useFormat } from '../ui/format/use-format.ts'

/** Earlier letters that resemble this one. They never prevent sending. */
export function WarningsNotice({ check }: { readonly check: contract.MessageCheck | undefined }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  if (check === undefined) return null
  const { sameReference, warnings } = check
  const [first] = sameReference
  if (first !== undefined)
    return (
      <Notice tone="warn" title={t('sendOne.sameReference', { count: sameReference.length })}>
        <ul>
          {sameReference.slice(0, 3).map(({ id, createdAt }) => (
            <li key={id}>
              <Link className="govuk-link" to={`/messages/${id}`}>
                {t('sendOne.earlier', { at: format.moment(createdAt) })}
              </Link>
            </li>
          ))}
        </ul>
      </Notice>
    )
  if (warnings.some(({ code }) => code === 'UP-2401'))
    return (
      <Notice tone="warn" title={t('sendOne.lately')}>
        {t('sendOne.latelyText')}
      </Notice>
    )
  return null
}
