import { Plus, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../../../ui/dialog/toast.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import type { DraftContent } from '../draft-content.ts'

type Payment = NonNullable<DraftContent['payment']>
const parts = ['amount', 'iban', 'beneficiary', 'reference', 'due'] as const

/** What the payment slip says; each field is text with placeholders. */
export function PaymentPanel({
  payment,
  onChange,
}: {
  readonly payment: Payment | undefined
  readonly onChange: (payment: Payment | undefined) => void
}): ReactNode {
  const { t } = useTranslation()
  const toast = useToast()
  if (payment === undefined)
    return (
      <div className="st-items">
        <p className="up-quiet">{t('editor.payment.none')}</p>
        <button
          className="govuk-button govuk-button--secondary up-button--dense"
          type="button"
          onClick={() => onChange({ amount: '', iban: '', beneficiary: '', reference: '' })}
        >
          <Icon of={Plus} /> {t('editor.payment.add')}
        </button>
      </div>
    )
  const remove = () => {
    onChange(undefined)
    toast({ text: t('editor.removed', { name: t('editor.panel.payment') }), undo: () => onChange(payment) })
  }
  return (
    <div className="st-form">
      {parts.map((part) => (
        <TextField
          key={part}
          label={t(`editor.payment.${part}`)}
          hint={t(`editor.payment.hint.${part}`, { defaultValue: '', example: '{{bedrag}}' }) || undefined}
          value={payment[part] ?? ''}
          code
          onChange={(value) =>
            onChange(part === 'due' && value === '' ? { ...payment, due: undefined } : { ...payment, [part]: value })
          }
        />
      ))}
      <button className="govuk-button up-button--quiet up-button--dense" type="button" onClick={remove}>
        <Icon of={Trash2} /> {t('editor.payment.remove')}
      </button>
    </div>
  )
}
