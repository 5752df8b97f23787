import { ShieldCheck, ShieldQuestionMark } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { LetterCheck } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { useFormat, useLocalized } from '../../../admin-ui/src/ui/format/use-format.ts'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'

/** The verdict in one sentence, with the values to compare with the letter on paper. */
export function Verdict({ answer }: { readonly answer: LetterCheck }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const localized = useLocalized()
  if (!answer.genuine) {
    return (
      <section className="up-card in-verdict in-verdict--unknown">
        <Icon of={ShieldQuestionMark} />
        <h2>{t('check.unknownTitle')}</h2>
        <p>{t('check.unknown')}</p>
        <p>{t('check.unknownDo')}</p>
      </section>
    )
  }
  const { sender, date, kind, payment } = answer
  return (
    <section className="up-card in-verdict in-verdict--genuine">
      <Icon of={ShieldCheck} />
      <h2>{t('check.genuine')}</h2>
      <dl className="in-facts">
        <dt>{t('check.sender')}</dt>
        <dd>
          <b>{localized(sender.name)}</b>
        </dd>
        <dt>{t('check.date')}</dt>
        <dd>{format.date(date)}</dd>
        {kind !== undefined && (
          <>
            <dt>{t('check.kind')}</dt>
            <dd>{localized(kind)}</dd>
          </>
        )}
      </dl>
      {payment !== undefined && (
        <p>{t('check.payment', { amount: format.money(payment.amount), end: payment.accountEnd })}</p>
      )}
      <p>{t('check.differs')}</p>
    </section>
  )
}
