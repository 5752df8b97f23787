import { ShieldCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat, useLocalized } from '../../../../admin-ui/src/ui/format/use-format.ts'
import type { Checked } from '../use-check.ts'
import { VerdictCard } from '../verdict-card.tsx'
import type { OfflineVerdict } from './verify-here.ts'

/** What the signature alone proves: the code comes from government. Whether the letter was withdrawn could not be asked. */
export function OfflineSigned({
  checked,
  verdict: { sender, date, code, payment, keysOf },
}: {
  readonly checked: Checked
  readonly verdict: Extract<OfflineVerdict, { readonly kind: 'signed' }>
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const localized = useLocalized()
  return (
    <VerdictCard checked={checked} tone="genuine" icon={ShieldCheck} title={t('check.signed')}>
      <dl className="in-facts">
        <dt>{t('check.sender')}</dt>
        <dd>
          <b>{localized(sender.name)}</b>
        </dd>
        <dt>{t('check.date')}</dt>
        <dd>{format.date(date)}</dd>
        {payment !== undefined && (
          <>
            <dt>{t('check.amount')}</dt>
            <dd>
              <b>{format.money(payment.amount)}</b>
            </dd>
            <dt>{t('check.account')}</dt>
            <dd>
              <b>{payment.iban.replace(/(.{4})(?=.)/g, '$1 ')}</b>
            </dd>
          </>
        )}
        <dt>{t('check.code')}</dt>
        <dd className="up-code">{code.replace(/^(.{5})/, '$1 ')}</dd>
      </dl>
      <p>{t('check.notAsked')}</p>
      <p>{t('check.differs')}</p>
      <p className="up-quiet up-small">{t('check.verifiedHere', { day: format.date(keysOf.slice(0, 10)) })}</p>
    </VerdictCard>
  )
}
