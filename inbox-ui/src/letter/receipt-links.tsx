import { BadgeCheck, Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Letter } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { useApi } from '../../../admin-ui/src/ui/api/use-api.ts'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'

/** The receipt of a decision: a PDF to read or print, and the signed file that proves it. */
export function ReceiptLinks({ letter }: { readonly letter: Letter }): ReactNode {
  const { t, i18n } = useTranslation()
  const api = useApi()
  const path = `/v1/inbox/messages/${encodeURIComponent(letter.id)}/receipt`
  return (
    <ul className="in-receipt" role="list">
      <li>
        <a className="govuk-link" href={api.href(`${path}?format=pdf&language=${i18n.language}`)} download>
          <Icon of={BadgeCheck} /> {t('receipt.pdf')}
        </a>
      </li>
      <li>
        <a className="govuk-link" href={api.href(path)} download>
          <Icon of={Download} /> {t('receipt.file')}
        </a>
      </li>
    </ul>
  )
}
