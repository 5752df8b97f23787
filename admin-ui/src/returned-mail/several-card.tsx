import { Ban, Inbox, Send, Undo2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReturnedLetter } from '../ui/api/incoming-mail-types.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { Table } from '../ui/layout/table.tsx'
import { Tag } from '../ui/layout/tag.tsx'
import { type LetterResult, type Several, useDecideSeveral } from './decide-several.ts'

/** The same decision for the chosen letters, and what became of each; a decision that was taken can be taken back here. */
export function SeveralCard({
  chosen,
  onDone,
}: {
  readonly chosen: readonly ReturnedLetter[]
  readonly onDone: () => void
}): ReactNode {
  const { t } = useTranslation()
  const [stopping, setStopping] = useState(false)
  const [results, setResults] = useState<readonly LetterResult[]>([])
  const several = useDecideSeveral()
  const decide = (verb: Several, letters: readonly ReturnedLetter[], reason?: string) => {
    if (several.isPending) return
    several.mutate(
      { letters, verb, ...(reason !== undefined && { reason }) },
      {
        onSuccess: (now) => {
          setStopping(false)
          setResults(now)
          if (verb !== 'undo') onDone()
        },
      },
    )
  }
  const undone = results.filter(({ outcome, decided }) => outcome === 'done' && decided !== 'undo')
  if (chosen.length === 0 && results.length === 0) return null
  return (
    <Card
      className={chosen.length > 0 ? 'rm-chosen' : ''}
      title={chosen.length > 0 ? t('several.chosen', { count: chosen.length }) : t('several.results')}
    >
      <div className="up-stack">
        {chosen.length > 0 && (
          <div className="up-row">
            <button
              className="govuk-button"
              type="button"
              aria-disabled={several.isPending}
              onClick={() => decide('resend', chosen)}
            >
              <Icon of={Send} /> {several.isPending ? t('parts.busy') : t('several.resend')}
            </button>
            <button
              className="govuk-button govuk-button--secondary"
              type="button"
              aria-disabled={several.isPending}
              onClick={() => decide('ask', chosen)}
            >
              <Icon of={Inbox} /> {t('returned.ask')}
            </button>
            <button className="govuk-button up-button--quiet" type="button" onClick={() => setStopping(true)}>
              <Icon of={Ban} /> {t('returned.stop')}
            </button>
          </div>
        )}
        <div role="status">
          {results.length > 0 && (
            <p>
              {t('several.done', {
                done: results.filter(({ outcome }) => outcome === 'done').length,
                count: results.length,
              })}
            </p>
          )}
        </div>
        {results.length > 0 && <Results results={results} />}
        {undone.length > 0 && (
          <div className="up-row">
            <button
              className="govuk-button govuk-button--secondary"
              type="button"
              aria-disabled={several.isPending}
              onClick={() =>
                decide(
                  'undo',
                  undone.map(({ letter }) => letter),
                )
              }
            >
              <Icon of={Undo2} /> {t('several.undo', { count: undone.length })}
            </button>
          </div>
        )}
      </div>
      {stopping && (
        <ConfirmDialog
          title={t('several.stopTitle', { count: chosen.length })}
          confirmLabel={t('returned.stop')}
          reason={t('returned.stopReason')}
          reasonMissing={t('returned.stopReasonMissing')}
          busy={several.isPending}
          error={several.error}
          onConfirm={(reason) => decide('stop', chosen, reason)}
          onClose={() => setStopping(false)}
        />
      )}
    </Card>
  )
}

function Results({ results }: { readonly results: readonly LetterResult[] }): ReactNode {
  const { t } = useTranslation()
  const wordOf = ({ outcome, decided }: LetterResult): string => {
    if (outcome === 'done') return t(`several.as.${decided}`)
    if (typeof outcome === 'string') return t(`several.${outcome}`)
    return t(`returned.fault.${outcome.code}`, { defaultValue: t('states.saveFailed') })
  }
  return (
    <Table
      name={t('several.results')}
      rows={results}
      rowKey={({ letter }) => letter.id}
      cards
      columns={[
        { head: t('returned.letter'), heading: true, cell: ({ letter }) => letter.reference },
        {
          head: t('several.result'),
          label: t('several.result'),
          cell: (each) => <Tag tone={each.outcome === 'done' ? 'good' : 'warn'}>{wordOf(each)}</Tag>,
        },
      ]}
    />
  )
}
