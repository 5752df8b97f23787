import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { DeliveryCaseDetail } from '../ui/api/case-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Card } from '../ui/layout/card.tsx'
import { Facts } from '../ui/layout/facts.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { CaseCommands } from './case-commands.tsx'
import { CaseHistory } from './case-history.tsx'
import { CaseLetters } from './case-letters.tsx'
import { CaseResendPart } from './case-resend.tsx'
import { useCaseWords } from './case-words.ts'

/** One case: what stayed away, what that does not mean, its letters, and what people did about it. */
export function CaseCard({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation()
  const query = useGet<DeliveryCaseDetail>(`/v1/cases/${encodeURIComponent(id)}`)
  return (
    <Loaded query={query} what={t('cases.caseWhat')} missing={t('cases.missing')} forbidden={t('cases.forbidden')}>
      {(found) => <Shown of={found} />}
    </Loaded>
  )
}

function Shown({ of }: { readonly of: DeliveryCaseDetail }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { title, about, limits, term } = useCaseWords()(of)
  const card = useRef<HTMLDivElement>(null)
  // The case was chosen in the list: the reader continues here.
  useEffect(() => card.current?.focus(), [])
  const last = of.history.find(({ kind }) => kind === 'reported' || kind === 'added' || kind === 'opened')
  return (
    <div ref={card} tabIndex={-1} className="cs-case">
      <Card title={title} sub={t('cases.openedOn', { moment: format.moment(of.openedAt) })}>
        <div className="up-stack">
          <Notice tone={of.status === 'closed' ? 'note' : term.tone === 'bad' ? 'bad' : 'warn'} title={about}>
            <p>{of.status === 'closed' ? closedWords() : termWords()}</p>
          </Notice>
          <Facts
            wide
            pairs={[
              [t('cases.expected'), t(`cases.expects.${of.reason}`)],
              [
                t('cases.lastHeard'),
                last && `${t(`cases.event.${last.kind}`, { count: last.letters ?? 0 })}, ${format.moment(last.at)}`,
              ],
              [t('cases.doesNotMean'), limits],
              [
                t('cases.run'),
                of.run && (
                  <Link className="govuk-link" to={`/print-runs/${of.run}`}>
                    {t('cases.toRun')}
                  </Link>
                ),
              ],
              [t('cases.owner'), of.ownedByMe ? t('cases.me') : (of.owner ?? t('cases.nobody'))],
            ]}
          />
          <CaseResendPart of={of} />
          <CaseCommands of={of} />
          <CaseLetters of={of} />
          <CaseHistory history={of.history} />
        </div>
      </Card>
    </div>
  )

  function termWords(): string {
    if (of.endsOn === undefined) return t('cases.noTermText')
    return t('cases.nearest', { day: format.date(of.endsOn) })
  }

  function closedWords(): string {
    if (of.closedBy === 'hub') return t('cases.closedByHub')
    return t('cases.closedBy', { who: of.closedBy ?? '', reason: of.closeReason ?? '' })
  }
}
