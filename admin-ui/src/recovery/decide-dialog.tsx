import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DecidedMissingLetters, MissingLetter } from '../ui/api/operator-types.ts'
import { useApi } from '../ui/api/use-api.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { Notice } from '../ui/dialog/notice.tsx'
import { useToast } from '../ui/dialog/toast.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import type { RecoveryDecision } from './group-missing.ts'
import { decisionsPath } from './recovery-paths.ts'

/** What is decided about: one letter, or the undecided letters of a group. */
export interface Deciding {
  readonly filter: Readonly<Record<string, string>>
  readonly channel: MissingLetter['channel']
  readonly state: MissingLetter['state']
  readonly letters: number
  /** Of one letter. */
  readonly reference?: string
}

const choices: readonly RecoveryDecision[] = ['record', 'send-again', 'leave']

/** Asks for one of three decisions, each with what follows from it. Nothing is chosen beforehand. */
export function DecideDialog({
  deciding,
  onClose,
}: {
  readonly deciding: Deciding
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const format = useFormat()
  const name = useId()
  const { letters, state, channel, reference, filter } = deciding
  const [decision, setDecision] = useState<RecoveryDecision>()
  const [isMissing, setMissing] = useState(false)
  const shown = format.number(letters)
  const decide = useMutation({
    mutationFn: (chosen: RecoveryDecision) =>
      api.send<DecidedMissingLetters>('POST', decisionsPath, { decision: chosen, ...filter }),
    onSuccess: async ({ decided, refused }) => {
      await client.invalidateQueries()
      onClose()
      const not = refused.reduce((sum, each) => sum + each.letters, 0)
      toast({
        text: [
          t('recovery.decided', { count: decided, shown: format.number(decided) }),
          ...(not > 0 ? [t('recovery.notDecided', { count: not, shown: format.number(not) })] : []),
        ].join(' '),
      })
    },
  })
  return (
    <ConfirmDialog
      title={reference === undefined ? t('recovery.decideTitle', { count: letters, shown }) : t('recovery.decideOne')}
      confirmLabel={
        decision === undefined ? t('recovery.decide') : t(`recovery.verb.${decision}`, { count: letters, shown })
      }
      destructive={decision === 'leave'}
      busy={decide.isPending}
      error={decide.error}
      onConfirm={() => {
        setMissing(decision === undefined)
        if (decision !== undefined) decide.mutate(decision)
      }}
      onClose={onClose}
    >
      <p>
        {reference !== undefined && <b className="up-break">{reference}, </b>}
        {t(`channel.${channel}`)}. {t(`recovery.stateIs.${state}`)}
      </p>
      <fieldset className={`govuk-fieldset${isMissing ? ' govuk-form-group--error' : ''}`}>
        <legend className="govuk-fieldset__legend">{t('recovery.question')}</legend>
        {isMissing && (
          <p className="govuk-error-message" role="alert">
            {t('recovery.choose')}
          </p>
        )}
        <div className="govuk-radios">
          {choices.map((each) => (
            <div key={each} className="govuk-radios__item">
              <input
                className="govuk-radios__input"
                type="radio"
                id={`${name}-${each}`}
                name={name}
                checked={decision === each}
                onChange={() => {
                  setDecision(each)
                  setMissing(false)
                }}
              />
              <label className="govuk-label govuk-radios__label" htmlFor={`${name}-${each}`}>
                {t(`recovery.decisionIs.${each}`)}
                <span className="govuk-hint">
                  {t(`recovery.follows.${each}.${state === 'lost' ? 'lost' : 'known'}`)}
                </span>
              </label>
            </div>
          ))}
        </div>
      </fieldset>
      {decision !== undefined && decision !== 'send-again' && !(decision === 'leave' && state === 'lost') && (
        <Notice tone="warn">{t('recovery.cannotTakeBack')}</Notice>
      )}
    </ConfirmDialog>
  )
}
