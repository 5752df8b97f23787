import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { ReturnedLetterDetail } from '../ui/api/incoming-mail-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Card } from '../ui/layout/card.tsx'
import { Crumbs } from '../ui/layout/crumbs.tsx'
import { Facts } from '../ui/layout/facts.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Tag } from '../ui/layout/tag.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { DecideCard } from './decide-card.tsx'
import { EnvelopeCard } from './envelope-card.tsx'
import { NotesCard } from './notes-card.tsx'
import { useReturnedWords } from './returned-words.ts'

export function ReturnedCasePage(): ReactNode {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const query = useGet<ReturnedLetterDetail>(`/v1/returned-letters/${encodeURIComponent(id)}`)
  return (
    <Loaded
      query={query}
      what={t('returned.caseWhat')}
      missing={t('returned.missing')}
      forbidden={t('returned.forbidden')}
      alone
    >
      {(letter) => <Shown letter={letter} />}
    </Loaded>
  )
}

function Shown({ letter }: { readonly letter: ReturnedLetterDetail }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useReturnedWords()(letter)
  return (
    <>
      <Crumbs above={[{ to: '/returned', name: t('returned.title') }]} here={letter.reference} />
      <PageTop
        name={letter.recipientName ?? letter.reference}
        tag={<Tag tone={letter.status === 'open' ? 'warn' : 'quiet'}>{words.state}</Tag>}
        sub={t(letter.recipientName === undefined ? 'returned.cameBackOn' : 'returned.caseSub', {
          reference: letter.reference,
          date: format.date(letter.returnedAt),
        })}
      />
      <div className="st-two">
        <div className="up-stack up-stack--l">
          <DecideCard letter={letter} />
          <EnvelopeCard letter={letter} />
        </div>
        <aside className="up-stack up-stack--l" aria-label={t('returned.aside')}>
          <Card title={t('returned.facts')}>
            <Facts
              pairs={[
                [t('returned.why'), words.reason],
                [
                  t('returned.letter'),
                  <Link key="letter" className="govuk-link" to={`/messages/${letter.message}`}>
                    {letter.reference}
                  </Link>,
                ],
                [
                  t('returned.run'),
                  letter.run && (
                    <Link className="govuk-link" to={`/print-runs/${letter.run}`}>
                      {t('returned.toRun')}
                    </Link>
                  ),
                ],
                [t('returned.policy'), t(`returned.policyOf.${letter.policy}`)],
                [t('returned.decidedBy'), letter.decidedBy === 'class' ? t('returned.byClass') : letter.decidedBy],
                [
                  t('returned.notice'),
                  letter.noticeUntil && t('returned.noticeUntil', { date: format.date(letter.noticeUntil) }),
                ],
              ]}
            />
          </Card>
          <NotesCard letter={letter} />
          {letter.registerIsStandIn && <Notice>{t('returned.standIn')}</Notice>}
        </aside>
      </div>
    </>
  )
}
