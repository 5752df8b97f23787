import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/dialog/dialog.tsx'
import { Notice } from '../ui/dialog/notice.tsx'
import { SelectField } from '../ui/form/select-field.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { useRetentionChange } from './use-retention-change.ts'

const kinds = ['dossier', 'series', 'recipient'] as const

/** Places a hold on a dossier, a series or a recipient; or on one record, from its own page. */
export function HoldDialog({ record, onClose }: { readonly record?: string; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const [kind, setKind] = useState<(typeof kinds)[number]>('dossier')
  const [value, setValue] = useState('')
  const [reason, setReason] = useState('')
  const [reviewOn, setReviewOn] = useState('')
  const [isChecked, setChecked] = useState(false)
  const placed = useRetentionChange(onClose)
  const lacksValue = record === undefined && !isFilled(kind, value)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setChecked(true)
    if (lacksValue || reason.trim() === '' || placed.isPending) return
    placed.mutate({
      path: 'holds',
      body: {
        ...(record === undefined ? thingOf(kind, value) : { record }),
        reason: reason.trim(),
        ...(reviewOn !== '' && { reviewOn }),
      },
      done: t('retention.placed'),
    })
  }
  return (
    <Dialog title={t('retention.placeTitle')} onClose={onClose}>
      <form className="up-stack" onSubmit={submit} noValidate>
        <p>{t('retention.placeText')}</p>
        {record === undefined && (
          <>
            <SelectField
              name="kind"
              label={t('retention.holdOf')}
              value={kind}
              choices={kinds.map((each) => [each, t(`retention.holdOfIs.${each}`)])}
              onChange={(next) => setKind(kinds.find((each) => each === next) ?? 'dossier')}
            />
            <TextField
              label={t(`retention.holdValue.${kind}`)}
              value={value}
              maxLength={100}
              fault={isChecked && lacksValue ? t(`retention.holdFault.${kind}`) : undefined}
              onChange={setValue}
            />
          </>
        )}
        <TextField
          label={t('retention.reason')}
          hint={t('retention.reasonHint')}
          value={reason}
          rows={2}
          maxLength={1_000}
          fault={isChecked && reason.trim() === '' ? t('retention.reasonMissing') : undefined}
          onChange={setReason}
        />
        <TextField
          label={t('retention.reviewOn')}
          hint={t('retention.reviewHint')}
          type="date"
          value={reviewOn}
          onChange={setReviewOn}
        />
        {placed.error !== null && <Notice tone="bad" status title={t('states.saveFailed')} />}
        <div className="up-row">
          <button className="govuk-button" type="submit" aria-disabled={placed.isPending}>
            {placed.isPending ? t('parts.busy') : t('retention.placeHold')}
          </button>
          <button className="govuk-button govuk-button--secondary" type="button" onClick={onClose}>
            {t('words.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

const digitsOf = (text: string): string => text.replace(/\D/g, '')

/** A national number has 11 digits, an enterprise number 10; the hub checks the rest. */
function isFilled(kind: (typeof kinds)[number], value: string): boolean {
  return kind === 'recipient' ? [10, 11].includes(digitsOf(value).length) : value.trim() !== ''
}

function thingOf(kind: (typeof kinds)[number], value: string): Record<string, string> {
  if (kind !== 'recipient') return { [kind]: value.trim() }
  const digits = digitsOf(value)
  return digits.length === 11 ? { insz: digits } : { enterpriseNumber: digits }
}
