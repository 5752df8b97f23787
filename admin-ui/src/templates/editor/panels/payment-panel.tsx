import { Plus, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateFault, TemplateVariable } from '../../../ui/api/template-types.ts'
import { useToast } from '../../../ui/dialog/toast.tsx'
import { Icon } from '../../../ui/icon.tsx'
import type { DraftContent } from '../draft-content.ts'
import { useFaultAt } from './use-fault-at.ts'
import { onlyVariableFor, type ValueKind } from './value-source.ts'
import { ValueSourceField } from './value-source-field.tsx'

type Payment = NonNullable<DraftContent['payment']>
const parts = ['amount', 'due', 'reference', 'iban', 'beneficiary'] as const

/** The values of the payment slip: each comes from a variable, or is a fixed value. */
export function PaymentPanel({
  payment,
  variables,
  faults,
  onChange,
}: {
  readonly payment: Payment | undefined
  readonly variables: readonly TemplateVariable[]
  readonly faults: readonly TemplateFault[]
  readonly onChange: (payment: Payment | undefined) => void
}): ReactNode {
  const { t } = useTranslation()
  const toast = useToast()
  const faultAt = useFaultAt(faults)
  if (payment === undefined)
    return (
      <div className="st-items">
        <p className="up-quiet">{t('editor.payment.none')}</p>
        <button
          className="govuk-button govuk-button--secondary up-button--dense"
          type="button"
          onClick={() => onChange(newPayment(variables))}
        >
          <Icon of={Plus} /> {t('editor.payment.add')}
        </button>
      </div>
    )
  const remove = () => {
    onChange(undefined)
    toast({ text: t('editor.removed', { name: t('editor.panel.payment') }), undo: () => onChange(payment) })
  }
  const write = (part: (typeof parts)[number], stored: string | undefined) =>
    // Every part but the day is required; the hub reports the missing ones.
    onChange(part === 'due' ? { ...payment, due: stored } : { ...payment, [part]: stored ?? '' })
  return (
    <div className="st-form st-form--top">
      {parts.map((part) => (
        <ValueSourceField
          key={part}
          kind={part}
          label={t(`editor.payment.${part}`)}
          none={t(part === 'due' ? 'editor.action.noDue' : 'editor.valueSource.choose')}
          stored={payment[part]}
          variables={variables}
          fault={faultAt(`/payment/${part}`)}
          onChange={(stored) => write(part, stored)}
        />
      ))}
      <button className="govuk-button up-button--quiet up-button--dense st-form__wide" type="button" onClick={remove}>
        <Icon of={Trash2} /> {t('editor.payment.remove')}
      </button>
    </div>
  )
}

/** A new payment is filled with the values that leave no choice. */
function newPayment(variables: readonly TemplateVariable[]): Payment {
  const only = (kind: ValueKind) => onlyVariableFor(kind, variables) ?? ''
  return { amount: only('amount'), iban: only('iban'), beneficiary: '', reference: only('reference') }
}
