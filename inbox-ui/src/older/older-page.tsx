import { ArrowLeft, ChevronRight, Inbox, SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { Notice } from '../../../admin-ui/src/ui/dialog/notice.tsx'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'
import { PageTitle } from '../../../admin-ui/src/ui/layout/page-title.tsx'
import { Empty } from '../../../admin-ui/src/ui/states/empty.tsx'
import { Loaded } from '../../../admin-ui/src/ui/states/loaded.tsx'
import { useActingFor } from '../frame/acting-for.ts'
import { DownloadLetters } from '../list/download-letters.tsx'
import { keepSearch, type Typed, useKeptSearch } from '../list/kept-search.ts'
import { MoreLetters } from '../list/more-letters.tsx'
import { OlderFilters } from './older-filters.tsx'
import { OlderList } from './older-list.tsx'
import { type OlderPage, useOlderLetters } from './use-older-letters.ts'
import { WordsForm } from './words-form.tsx'

/** Archived letters to this reader that are not in the inbox, with their search. */
export function OlderLettersPage(): ReactNode {
  const { t } = useTranslation()
  const acting = useActingFor()
  const navigate = useNavigate()
  const as = acting.mandate?.id
  const search = useKeptSearch(as)
  const { q, ...narrowed } = search
  const find = (wanted: Typed) => void navigate('/older', { state: keepSearch(as, wanted) })
  const query = useOlderLetters(search)
  const isNarrowed = Object.keys(search).length > 0
  const found = ([first]: readonly OlderPage[]) =>
    first?.facets?.isMore === true && (first.total ?? 0) > first.facets.total
      ? t('older.foundMore', { count: first.facets.total })
      : t('older.found', { count: first?.total ?? 0 })
  const title = acting.mandate === undefined ? t('older.title') : t('older.titleFor', { name: acting.name })
  return (
    <>
      <Link className="govuk-back-link" to="/">
        <Icon of={ArrowLeft} /> {t('older.back')}
      </Link>
      <PageTitle name={title} app={t('app')} />
      <p className="up-quiet">{t('older.lead')}</p>
      <div className="up-stack in-older">
        <WordsForm
          key={as ?? ''}
          words={q ?? ''}
          isNarrowed={isNarrowed}
          onSearch={(words) => find({ ...narrowed, ...(words !== undefined && { q: words }) })}
          onClear={() => find({})}
        />
        <Loaded query={query} what={t('older.what')}>
          {(pages) => (
            <>
              <Found pages={pages} search={search} onSearch={find} />
              <MoreLetters query={query} found={found(pages)} shown={itemsOf(pages).length} />
              {!isNarrowed && itemsOf(pages).length > 0 && (
                <DownloadLetters
                  title={t('older.download')}
                  text={t('older.downloadText')}
                  path="/v1/inbox/older-letters/download"
                  years={pages[0]?.facets?.years.map(({ value }) => value) ?? []}
                />
              )}
              <NotHere />
            </>
          )}
        </Loaded>
      </div>
    </>
  )
}

function Found({
  pages,
  search,
  onSearch,
}: {
  readonly pages: readonly OlderPage[]
  readonly search: Typed
  readonly onSearch: (search: Typed) => void
}): ReactNode {
  const { t } = useTranslation()
  const [first] = pages
  const items = itemsOf(pages)
  return (
    <>
      {first?.facets !== undefined && <OlderFilters search={search} facets={first.facets} onSearch={onSearch} />}
      {first?.respelled !== undefined && (
        <Notice status>{t('older.respelled', { typed: search.q, searched: first.respelled })}</Notice>
      )}
      {items.length > 0 && <OlderList items={items} />}
      {items.length === 0 && <NoneOf isSearch={Object.keys(search).length > 0} />}
    </>
  )
}

function NoneOf({ isSearch }: { readonly isSearch: boolean }): ReactNode {
  const { t } = useTranslation()
  return isSearch ? (
    <Empty icon={SearchX} title={t('older.noneTitle')} text={t('older.noneText')} />
  ) : (
    <Empty icon={Inbox} title={t('older.emptyTitle')} text={t('older.emptyText')} />
  )
}

/** What was destroyed leaves no trace that could be shown: the page says so in general. */
function NotHere(): ReactNode {
  const { t } = useTranslation()
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <Icon of={ChevronRight} /> <span className="govuk-details__summary-text">{t('older.gone')}</span>
      </summary>
      <div className="govuk-details__text">
        <p>{t('older.goneDestroyed')}</p>
        <p>{t('older.goneNumber')}</p>
        <p>{t('older.goneOther')}</p>
      </div>
    </details>
  )
}

const itemsOf = (pages: readonly OlderPage[]) => pages.flatMap(({ items }) => items)
