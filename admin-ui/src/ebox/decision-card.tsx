import { Undo2 } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EboxUse } from '../ui/api/operator-types.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { Notice } from '../ui/dialog/notice.tsx'
import { useToast } from '../ui/dialog/toast.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { Facts } from '../ui/layout/facts.tsx'
import { eboxFaultsOf } from './ebox-faults.ts'
import { useEboxChange } from './use-ebox-change.ts'

const empty = { decidedOn: '', reference: '', url: '' }
type Draft = typeof empty

/** The decision that is recorded, and the form for one that is not yet. */
export function DecisionCard({ use: { decision } }: { readonly use: EboxUse }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const [opened, setOpened] = useState(false)
  const [withdrawing, setWithdrawing] = useState(false)
  return (
    <Card title={t('ebox.decision')} sub={t('ebox.decisionSub')}>
      <div className="up-stack">
        {decision === undefined ? (
          <p>{t('ebox.none')}</p>
        ) : (
          <>
            <Facts
              pairs={[
                [t('ebox.decidedOn'), format.date(decision.decidedOn)],
                [t('ebox.reference'), decision.reference],
                [
                  t('ebox.url'),
                  <a key="url" className="govuk-link up-break" href={decision.url} rel="noreferrer">
                    {decision.url}
                  </a>,
                ],
                [t('ebox.recorded'), format.moment(decision.recordedAt)],
              ]}
            />
            <div className="up-row">
              {!opened && (
                <button className="govuk-button govuk-button--secondary" type="button" onClick={() => setOpened(true)}>
                  {t('ebox.replace')}
                </button>
              )}
              <button
                className="govuk-button govuk-button--secondary"
                type="button"
                onClick={() => setWithdrawing(true)}
              >
                <Icon of={Undo2} /> {t('ebox.withdraw')}
              </button>
            </div>
          </>
        )}
        {(decision === undefined || opened) && <DecisionForm onDone={() => setOpened(false)} />}
      </div>
      {withdrawing && <WithdrawDialog onClose={() => setWithdrawing(false)} />}
    </Card>
  )
}

function DecisionForm({ onDone }: { readonly onDone: () => void }): ReactNode {
  const { t } = useTranslation()
  const toast = useToast()
  const [draft, setDraft] = useState<Draft>(empty)
  const [missing, setMissing] = useState<ReadonlySet<keyof Draft>>(new Set())
  const change = useEboxChange(() => {
    setDraft(empty)
    toast({ text: t('ebox.recordedToast') })
    onDone()
  })
  const faults = eboxFaultsOf(change.error)
  const faultOf = (member: keyof Draft): string | undefined => {
    const fault = missing.has(member) ? 'empty' : faults.get(`/${member}`)
    return fault === undefined ? undefined : t(`ebox.fault.${fault}`)
  }
  const field = (member: keyof Draft) => ({
    label: t(`ebox.${member}`),
    value: draft[member],
    fault: faultOf(member),
    onChange: (value: string) => setDraft({ ...draft, [member]: value }),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const lacks = new Set((['decidedOn', 'reference', 'url'] as const).filter((each) => draft[each].trim() === ''))
    setMissing(lacks)
    if (lacks.size === 0 && !change.isPending) change.mutate({ method: 'PUT', part: 'decision', body: draft })
  }
  return (
    <form className="up-stack" onSubmit={submit} noValidate aria-label={t('ebox.decision')}>
      <TextField {...field('decidedOn')} type="date" />
      <TextField {...field('reference')} maxLength={100} />
      <TextField {...field('url')} hint={t('ebox.urlHint')} />
      {change.error !== null && (
        <Notice tone="bad" status title={faults.size > 0 ? t('ebox.faults') : t('states.saveFailed')} />
      )}
      <div>
        <button className="govuk-button" type="submit" aria-disabled={change.isPending}>
          {change.isPending ? t('parts.busy') : t('ebox.record')}
        </button>
      </div>
    </form>
  )
}

function WithdrawDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const toast = useToast()
  const change = useEboxChange(() => {
    toast({ text: t('ebox.withdrawnToast') })
    onClose()
  })
  return (
    <ConfirmDialog
      title={t('ebox.withdrawTitle')}
      confirmLabel={t('ebox.withdraw')}
      destructive
      busy={change.isPending}
      error={change.error}
      onConfirm={() => change.mutate({ method: 'DELETE', part: 'decision' })}
      onClose={onClose}
    >
      <p>{t('ebox.withdrawText')}</p>
    </ConfirmDialog>
  )
}
