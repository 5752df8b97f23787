import { OctagonX, RotateCcw, Undo2, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useRetentionChange } from '../use-retention-change.ts'

const icons = { refuse: X, withdraw: Undo2, stop: OctagonX, repack: RotateCcw } as const

type Verb = keyof typeof icons

/** The texts of a verb: on its button, above its dialog, in it. */
export interface VerbTexts {
  readonly button: string
  readonly title: string
  readonly text: string
}

/** What a person can do with a proposal besides approving it, each after a dialog; a refusal and a stop need a reason. */
export function DecisionVerbs<Some extends Verb>({
  path,
  verbs,
  textsOf,
}: {
  /** Of the proposal, such as `disposals/dsp_…`, as `useRetentionChange` takes it. */
  readonly path: string
  readonly verbs: readonly Some[]
  readonly textsOf: (verb: Some) => VerbTexts
}): ReactNode {
  const { t } = useTranslation()
  const [verb, setVerb] = useState<Some>()
  const changed = useRetentionChange(() => setVerb(undefined))
  if (verbs.length === 0) return null
  return (
    <div className="up-row">
      {verbs.map((each) => (
        <button
          key={each}
          className={`govuk-button ${each === 'withdraw' ? 'up-button--quiet' : 'govuk-button--secondary'}`}
          type="button"
          onClick={() => setVerb(each)}
        >
          <Icon of={icons[each]} /> {textsOf(each).button}
        </button>
      ))}
      {verb !== undefined && dialogOf(verb)}
    </div>
  )

  function dialogOf(of: Some): ReactNode {
    const { button, title, text } = textsOf(of)
    const takesReason = of === 'refuse' || of === 'stop'
    return (
      <ConfirmDialog
        title={title}
        confirmLabel={button}
        icon={icons[of]}
        {...(takesReason && { reason: t('retention.reason'), reasonMissing: t('retention.reasonMissing') })}
        busy={changed.isPending}
        error={changed.error}
        onConfirm={(reason) => changed.mutate({ path: `${path}/${of}`, ...(takesReason && { body: { reason } }) })}
        onClose={() => setVerb(undefined)}
      >
        <p>{text}</p>
      </ConfirmDialog>
    )
  }
}
