import { Undo2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useMay } from '../frame/working-for.ts'
import type { CaseStatus, ReturnedLetter, ReturnedPage } from '../ui/api/incoming-mail-types.ts'
import { usePages } from '../ui/api/use-api.ts'
import { CheckField } from '../ui/form/check-field.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { More } from '../ui/layout/more.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Table } from '../ui/layout/table.tsx'
import { Tabs } from '../ui/layout/tabs.tsx'
import { Tag } from '../ui/layout/tag.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { CaseBox } from './case-box.tsx'
import { RatesCard } from './rates-card.tsx'
import { RegisterCard } from './register-card.tsx'
import { useReturnedWords } from './returned-words.ts'
import { SeveralCard } from './several-card.tsx'

const statuses: readonly CaseStatus[] = ['open', 'decided', 'closed']

export function ReturnedMailPage(): ReactNode {
  const { t } = useTranslation()
  const [search, setSearch] = useSearchParams()
  const status = statuses.find((each) => each === search.get('status')) ?? 'open'
  const other = status === 'open' && search.get('register') === 'other-address'
  const query = usePages<ReturnedPage>(`/v1/returned-letters?status=${status}${other ? '&register=other-address' : ''}`)
  const counts = query.data?.[0]?.counts
  const may = useMay('messages:send')
  const mayDecide = may && status === 'open'
  const [chosen, setChosen] = useState<readonly string[]>([])
  const shownLetters = query.data?.flatMap((page) => page.items) ?? []
  return (
    <>
      <PageTop name={t('returned.title')} sub={t('returned.sub')}>
        <Link className="govuk-button govuk-button--secondary" to="/incoming">
          {t('returned.toTray')}
        </Link>
      </PageTop>
      <div className="up-stack up-stack--l">
        {may && <RegisterCard />}
        <Tabs
          name={t('returned.statuses')}
          chosen={status}
          onChoose={(value) => setSearch({ status: value }, { replace: true })}
          choices={statuses.map((value) => ({
            value,
            name: t(`returned.tab.${value}`),
            ...(counts !== undefined && { extra: <span className="up-count">{counts[value]}</span> }),
          }))}
        >
          {status === 'open' && (
            <div className="rm-filter">
              <CheckField
                label={t('returned.onlyOther')}
                checked={other}
                onChange={(on) => {
                  setChosen([])
                  setSearch(on ? { status, register: 'other-address' } : { status }, { replace: true })
                }}
              />
            </div>
          )}
          <Loaded query={query} what={t('returned.what')} forbidden={t('returned.forbidden')}>
            {(pages) => {
              const letters = pages.flatMap((page) => page.items)
              if (letters.length === 0)
                return (
                  <Empty
                    icon={Undo2}
                    title={t(other ? 'returned.emptyOther' : `returned.empty.${status}`)}
                    text={t('returned.emptyText')}
                  />
                )
              return (
                <section className="up-card up-card--flush" aria-label={t('returned.title')}>
                  <CaseTable letters={letters} {...(mayDecide && { chosen, onChoose: setChosen })} />
                  <More shown={letters.length} query={query} />
                </section>
              )
            }}
          </Loaded>
        </Tabs>
        {mayDecide && (
          <SeveralCard chosen={shownLetters.filter(({ id }) => chosen.includes(id))} onDone={() => setChosen([])} />
        )}
        <RatesCard />
      </div>
    </>
  )
}

function CaseTable({
  letters,
  chosen = [],
  onChoose,
}: {
  readonly letters: readonly ReturnedLetter[]
  readonly chosen?: readonly string[]
  /** Absent: nothing is decided here. */
  readonly onChoose?: (chosen: readonly string[]) => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const wordsOf = useReturnedWords()
  return (
    <Table
      name={t('returned.title')}
      rows={letters}
      rowKey={(letter) => letter.id}
      cards
      columns={[
        ...(onChoose === undefined
          ? []
          : [
              {
                head: (
                  <CaseBox
                    name={t('several.all')}
                    checked={chosen.length === letters.length}
                    onChange={(on) => onChoose(on ? letters.map(({ id }) => id) : [])}
                  />
                ),
                cell: ({ id, reference }: ReturnedLetter) => (
                  <CaseBox
                    name={t('several.one', { reference })}
                    checked={chosen.includes(id)}
                    onChange={(on) => onChoose(on ? [...chosen, id] : chosen.filter((each) => each !== id))}
                  />
                ),
              },
            ]),
        {
          head: t('returned.letter'),
          heading: true,
          cell: (letter) => (
            <Link className="govuk-link" to={`/returned/${letter.id}`}>
              {letter.reference}
            </Link>
          ),
        },
        {
          head: t('returned.returnedOn'),
          label: t('returned.returnedOn'),
          cell: (letter) => format.date(letter.returnedAt),
        },
        { head: t('returned.why'), label: t('returned.why'), cell: (letter) => wordsOf(letter).reason },
        {
          head: t('returned.registerSays'),
          label: t('returned.registerSays'),
          cell: (letter) => (letter.register === 'unasked' ? '–' : wordsOf(letter).register),
        },
        {
          head: t('returned.stateHead'),
          label: t('returned.stateHead'),
          cell: (letter) => <Tag tone={letter.status === 'open' ? 'warn' : 'quiet'}>{wordsOf(letter).state}</Tag>,
        },
        {
          head: t('returned.assignee'),
          label: t('returned.assignee'),
          cell: (letter) => (letter.assignedToMe ? t('returned.me') : (letter.assignee ?? '–')),
        },
      ]}
    />
  )
}
