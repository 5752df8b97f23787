import { Download, ShieldAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { falseLetterStatuses } from '../../../api/contract/values/false-letter.ts'
import type { Page } from '../ui/api/api-types.ts'
import type { FalseLetter, FalseLetterFigures } from '../ui/api/inbox-types.ts'
import { useGet, usePages } from '../ui/api/use-api.ts'
import { Icon } from '../ui/icon.tsx'
import { More } from '../ui/layout/more.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Tabs } from '../ui/layout/tabs.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { useDownload } from '../ui/use-download.ts'
import { FalseLetterTable } from './false-letter-table.tsx'
import { FiguresCard } from './figures-card.tsx'

/** Letters that the public reported as false and that name this entity; for operators of the hub all of them. */
export function FalseLettersPage(): ReactNode {
  const { t } = useTranslation()
  const [search, setSearch] = useSearchParams()
  const status = falseLetterStatuses.find((each) => each === search.get('status')) ?? 'new'
  const query = usePages<Page<FalseLetter>>(`/v1/false-letters?status=${status}`)
  const { data: figures } = useGet<FalseLetterFigures>('/v1/false-letters/figures')
  const download = useDownload()
  const countOf = (name: string): number => figures?.statuses.find((each) => each.of === name)?.count ?? 0
  return (
    <>
      <PageTop name={t('falseLetters.title')} sub={t('falseLetters.sub')}>
        <button
          className="govuk-button govuk-button--secondary"
          type="button"
          aria-disabled={download.busy}
          onClick={() => {
            if (!download.busy)
              download.start({ path: '/v1/false-letters?format=csv' }, `${t('falseLetters.fileName')}.csv`)
          }}
        >
          <Icon of={Download} /> {t('falseLetters.download')}
        </button>
      </PageTop>
      {download.failed && (
        <p className="govuk-error-message" role="alert">
          {t('falseLetters.downloadFailed')}
        </p>
      )}
      {figures !== undefined && <FiguresCard figures={figures} />}
      <Tabs
        name={t('falseLetters.statuses')}
        className="st-page-tabs"
        chosen={status}
        onChoose={(value) => setSearch(value === 'new' ? {} : { status: value }, { replace: true })}
        choices={falseLetterStatuses.map((value) => ({
          value,
          name: t(`falseLetters.status.${value}`),
          ...(figures !== undefined && { extra: <span className="up-count">{countOf(value)}</span> }),
        }))}
      >
        <Loaded query={query} what={t('falseLetters.what')} forbidden={t('falseLetters.forbidden')}>
          {(pages) => {
            const reports = pages.flatMap(({ items }) => items)
            if (reports.length === 0)
              return (
                <Empty
                  icon={ShieldAlert}
                  title={t(`falseLetters.empty.${status}`)}
                  text={t(`falseLetters.emptyText.${status}`)}
                />
              )
            return (
              <section className="up-card up-card--flush" aria-label={t(`falseLetters.status.${status}`)}>
                <FalseLetterTable reports={reports} />
                <More shown={reports.length} query={query} />
              </section>
            )
          }}
        </Loaded>
      </Tabs>
    </>
  )
}
