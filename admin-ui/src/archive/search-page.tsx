import { Archive, Search } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArchiveAnswer, ArchiveQuery } from '../ui/api/archive-types.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { More } from '../ui/layout/more.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { ExportButton } from './export-button.tsx'
import { Facets } from './facets.tsx'
import { HitTable } from './hit-table.tsx'
import { useLastSearch } from './last-search.ts'
import { ReadAs } from './read-as.tsx'
import { SavedSearches } from './saved-searches.tsx'
import { SearchForm } from './search-form.tsx'
import { useArchiveSearch } from './use-archive-search.ts'
import { WithPurpose } from './with-purpose.tsx'

export function ArchivePage(): ReactNode {
  const { t } = useTranslation()
  return (
    <WithPurpose title={t('archive.title')}>
      <SearchScreen />
    </WithPurpose>
  )
}

function SearchScreen(): ReactNode {
  const { t } = useTranslation()
  const last = useLastSearch()
  const [question, setQuestion] = useState(last.recall)
  const search = (next: ArchiveQuery) => {
    last.keep(next)
    setQuestion(next)
  }
  return (
    <>
      <PageTop name={t('archive.title')} sub={t('archive.sub')} />
      <div className="up-stack up-stack--l">
        <SearchForm key={JSON.stringify(question)} question={question ?? {}} onSearch={search} />
        <SavedSearches question={question} onSearch={search} />
        {question === undefined ? (
          <Empty icon={Archive} title={t('archive.startTitle')} text={t('archive.startText')} />
        ) : (
          <Found question={question} onSearch={search} />
        )}
      </div>
    </>
  )
}

function Found({
  question,
  onSearch,
}: {
  readonly question: ArchiveQuery
  readonly onSearch: (query: ArchiveQuery) => void
}): ReactNode {
  const { t } = useTranslation()
  const query = useArchiveSearch(question)
  return (
    <Loaded
      query={query}
      what={t('archive.what')}
      forbidden={t('archive.forbidden')}
      missing={t('archive.badQuestion')}
    >
      {(pages) => {
        const hits = pages.flatMap((page) => page.items)
        if (hits.length === 0) {
          const hint = pages[0]?.hint
          const text = hint === undefined ? t('archive.nothingText') : t(`archive.hint.${hint.code}`)
          return <Empty icon={Search} title={t('archive.nothing')} text={text} />
        }
        return (
          <section className="up-card up-card--flush" aria-labelledby="found">
            <div className="up-card__head">
              <div role="status">
                <h2 id="found">
                  <FoundCount shown={hits.length} page={pages[0]} />
                </h2>
              </div>
              <ExportButton question={question} />
            </div>
            <ReadAs reading={pages[0]?.reading} />
            <Facets facets={pages[0]?.facets ?? {}} question={question} onSearch={onSearch} />
            <HitTable hits={hits} />
            <More shown={hits.length} query={query} />
          </section>
        )
      }}
    </Loaded>
  )
}

/** The total number of results; above the limit to which the hub counts (`1000+`) the page says that there are more. */
function FoundCount({ shown, page }: { readonly shown: number; readonly page: ArchiveAnswer | undefined }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const total = page?.facets['total']?.['records']
  if (typeof total === 'string') {
    return t('archive.foundFirst', { number: format.number(shown), total: format.number(Number.parseInt(total, 10)) })
  }
  return total === undefined || total <= shown
    ? t('archive.found', { count: shown, number: format.number(shown) })
    : t('archive.foundOf', { number: format.number(shown), total: format.number(total) })
}
