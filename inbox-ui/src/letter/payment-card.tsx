import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Payment } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { useCopy } from '../../../admin-ui/src/ui/copy-button.tsx'
import { useFormat } from '../../../admin-ui/src/ui/format/use-format.ts'
import { SaveCode } from './save-code.tsx'

/** The payment: amount, deadline, and each value to copy into the bank's app. */
export function PaymentCard({ payment }: { readonly payment: Payment }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const isCreditorReference = /^RF\d{2} /.test(payment.reference)
  const structured = payment.reference.startsWith('+++') || isCreditorReference
  return (
    <section className="up-card in-pay" aria-labelledby="pay">
      <div className="in-pay__head">
        <div>
          <h2 id="pay">{t('letter.toPay')}</h2>
          <span className="in-pay__amount">{format.money(payment.amount)}</span>
        </div>
        {payment.dueDate !== undefined && (
          <span>
            {t('letter.before')}
            <br />
            <b>{format.date(payment.dueDate)}</b>
          </span>
        )}
      </div>
      <div className="in-pay__body">
        <dl>
          <CopyRow
            label={t('letter.amount')}
            value={format.money(payment.amount)}
            copied={payment.amount.replace('.', ',')}
            named={t('letter.copyAmount')}
          />
          <CopyRow
            label={t('letter.iban')}
            value={payment.iban.replace(/(.{4})(?=.)/g, '$1 ')}
            copied={payment.iban}
            named={t('letter.copyIban')}
          />
          {payment.beneficiary !== undefined && (
            <div>
              <dt>{t('letter.beneficiary')}</dt>
              <dd className="up-copy__value">{payment.beneficiary}</dd>
            </div>
          )}
          <CopyRow
            label={structured ? t('letter.structured') : t('letter.reference')}
            value={payment.reference}
            copied={isCreditorReference ? payment.reference.replaceAll(' ', '') : payment.reference}
            named={t('letter.copyReference')}
          />
        </dl>
        {payment.qr !== undefined && (
          <figure className="in-payqr">
            <img className="up-paper" src={payment.qr} alt={t('letter.qr')} width="164" height="164" />
            <figcaption>
              <span className="in-payqr__scan">{t('letter.scan')}</span>
              <span className="in-payqr__phone">{t('letter.scanPhone')}</span>
              <SaveCode qr={payment.qr} reference={payment.reference} />
            </figcaption>
          </figure>
        )}
      </div>
    </section>
  )
}

function CopyRow({
  label,
  value,
  copied,
  named,
}: {
  readonly label: string
  /** The form for readers. */
  readonly value: string
  /** The form for the app of a bank. */
  readonly copied: string
  readonly named: string
}): ReactNode {
  const copy = useCopy(copied)
  return (
    <div>
      <dt>
        {label} {copy.done}
      </dt>
      <dd className="up-copy">
        <span className="up-copy__value">{value}</span> {copy.button(named)}
      </dd>
    </div>
  )
}
