import { Clock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Letter, Payment } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { useCopy } from '../../../admin-ui/src/ui/copy-button.tsx'
import { useFormat } from '../../../admin-ui/src/ui/format/use-format.ts'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'
import { SaveCode } from './save-code.tsx'

/** The payment: amount, deadline, and each value to copy into the bank's app. */
export function PaymentCard({
  payment,
  letter,
}: {
  readonly payment: Payment
  readonly letter: Pick<Letter, 'actions'>
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const task = letter.actions.find(({ kind }) => kind === 'pay')
  const isLate = payment.dueDate !== undefined && format.daysUntil(payment.dueDate) < 0
  const isCreditorReference = /^RF\d{2} /.test(payment.reference)
  const structured = payment.reference.startsWith('+++') || isCreditorReference
  return (
    <section
      className={task?.doneAt === undefined ? 'up-card in-pay' : 'up-card in-pay in-pay--paid'}
      aria-labelledby="pay"
    >
      <div className="in-pay__head">
        <div>
          <h2 id="pay">
            {task?.doneAt === undefined ? t('letter.toPay') : t('letter.paid', { date: format.date(task.doneAt) })}
          </h2>
          <span className="in-pay__amount">{format.money(payment.amount)}</span>
        </div>
        {payment.dueDate !== undefined && task?.doneAt === undefined && (
          <span>
            {t('letter.before')}
            <br />
            <b>{format.date(payment.dueDate)}</b>
          </span>
        )}
      </div>
      <div className="in-pay__body">
        {isLate && task?.doneAt === undefined && (
          <p className="in-pay__late">
            <Icon of={Clock} /> {t('letter.payLate')}
          </p>
        )}
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
            <CopyRow
              label={t('letter.beneficiary')}
              value={payment.beneficiary}
              copied={payment.beneficiary}
              named={t('letter.copyBeneficiary')}
            />
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
        {task !== undefined && task.doneAt === undefined && <p className="in-pay__after">{t('letter.afterPay')}</p>}
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
