import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageRow } from '../../ui/api/api-types.ts'
import { dottedEnterpriseNumber } from '../../ui/format/enterprise-number.ts'

type Recipient = NonNullable<MessageRow['recipient']>

/** The recipient; after the retention term the name is gone and the screen says so. */
export function RecipientName({ recipient }: { readonly recipient: Recipient | undefined }): ReactNode {
  const { t } = useTranslation()
  return recipient?.name ?? <span className="up-quiet">{t('messages.nameRemoved')}</span>
}

/** The number as the API masks it. Numbers of enterprises are public. */
export function numberOf(recipient: Recipient): string | undefined {
  if (recipient.inszMasked !== undefined) return recipient.inszMasked.replaceAll('*', '•')
  return recipient.enterpriseNumber === undefined ? undefined : dottedEnterpriseNumber(recipient.enterpriseNumber)
}
