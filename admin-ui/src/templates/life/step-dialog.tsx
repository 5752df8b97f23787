import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx'
import { Notice } from '../../ui/dialog/notice.tsx'
import { useToast } from '../../ui/dialog/toast.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { useFaultWords } from '../faults/fault-words.ts'
import { MissingMentionsNotice } from '../review/mentions-card.tsx'
import { UnseenNotice } from '../review/review-notice.tsx'
import type { SeenLetters } from '../review/seen-letters.ts'
import { templatePath, versionPath } from '../version/version-path.ts'
import { RefusedFaults } from './refused-faults.tsx'
import { type Step, steps, type VersionOfStep } from './steps.ts'
import { useStep } from './use-step.ts'
import { VersionNamed } from './version-named.tsx'

/** Requests confirmation of a step, describes its effect, and takes a comment for the history. */
export function StepDialog({
  step,
  version,
  faults = 0,
  before,
  seen,
  onClose,
}: {
  readonly step: Exclude<Step, 'publish' | 'retire'>
  readonly version: VersionOfStep
  readonly faults?: number
  readonly before?: () => Promise<boolean>
  /** The letters that the reviewer has seen, with `approve`. */
  readonly seen?: SeenLetters
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const toast = useToast()
  const format = useFormat()
  const moment = version.publishAt === undefined ? '' : format.moment(version.publishAt)
  const taken = useStep(version)
  const hintWords = useFaultWords()
  const rule = steps.find((each) => each.step === step)
  const go = (comment: string) =>
    taken.mutate(
      { step, comment, ...(step === 'submit' && before !== undefined && { before }) },
      {
        onSuccess: (now) => {
          onClose()
          // Only this answer has the result of the drawn samples.
          const drawn = now.hints.filter(({ kind }) => kind === 'sample-large-too-long')
          const advice = step === 'submit' ? drawn.map((each) => hintWords(each).text) : []
          toast({ text: [t(`step.${step}.done`, { n: now.version }), ...advice.slice(0, 1)].join(' ') })
          void navigate(
            step === 'discard'
              ? templatePath(now.key)
              : versionPath(now.key, now.version) + (step === 'copy' || step === 'withdraw' ? '/edit' : ''),
          )
        },
      },
    )
  return (
    <ConfirmDialog
      title={t(`step.${step}.title`)}
      confirmLabel={t(`step.${step}.verb`)}
      {...(rule !== undefined && { icon: rule.icon })}
      destructive={rule?.destructive ?? false}
      {...(step !== 'copy' && { reason: t(`step.${step}.comment`), reasonRows: 3 })}
      {...(step === 'reject' && { reasonMissing: t('step.reject.commentMissing') })}
      busy={taken.isPending}
      error={taken.error}
      why={<RefusedFaults error={taken.error} />}
      onConfirm={go}
      onClose={onClose}
    >
      <VersionNamed version={version} />
      <p>{t(`step.${step}.text`, { n: version.version, moment })}</p>
      {step === 'approve' && <MissingMentionsNotice version={version} />}
      {step === 'approve' && seen !== undefined && <UnseenNotice seen={seen} />}
      {step === 'submit' && faults > 0 && taken.error === null && (
        <Notice tone="warn" title={t('step.submit.faults', { count: faults })} />
      )}
    </ConfirmDialog>
  )
}
