import { MailQuestionMark } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { Page } from '../ui/api/api-types.ts'
import type { UnmatchedReceipt } from '../ui/api/case-types.ts'
import { usePages } from '../ui/api/use-api.ts'
import { More } from '../ui/layout/more.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Tabs } from '../ui/layout/tabs.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { UnmatchedTable } from './unmatched-table.tsx'

const heaps = ['open', 'settled'] as const

/** For operators: reports of partners about messages that the hub does not know. */
export function UnmatchedPage(): ReactNode {
  const { t } = useTranslation()
  const [search, setSearch] = useSearchParams()
  const heap = heaps.find((each) => each === search.get('status')) ?? 'open'
  const query = usePages<Page<UnmatchedReceipt>>(`/v1/unmatched-receipts?status=${heap}`)
  return (
    <>
      <PageTop name={t('unmatched.title')} sub={t('unmatched.sub')} />
      <Tabs
        name={t('unmatched.heaps')}
        className="st-page-tabs"
        chosen={heap}
        onChoose={(value) => setSearch(value === 'open' ? {} : { status: value }, { replace: true })}
        choices={heaps.map((value) => ({ value, name: t(`unmatched.heap.${value}`) }))}
      >
        <Loaded query={query} what={t('unmatched.what')} forbidden={t('unmatched.forbidden')}>
          {(pages) => {
            const receipts = pages.flatMap(({ items }) => items)
            if (receipts.length === 0)
              return (
                <Empty
                  icon={MailQuestionMark}
                  title={t(`unmatched.empty.${heap}`)}
                  text={t(`unmatched.emptyText.${heap}`)}
                />
              )
            return (
              <section className="up-card up-card--flush" aria-label={t(`unmatched.heap.${heap}`)}>
                <UnmatchedTable receipts={receipts} settled={heap === 'settled'} />
                <More shown={receipts.length} query={query} />
              </section>
            )
          }}
        </Loaded>
      </Tabs>
    </>
  )
}
