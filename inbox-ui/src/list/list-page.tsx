import { BadgeCheck, Inbox, SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import type { InboxSenders } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { useGet } from '../../../admin-ui/src/ui/api/use-api.ts'
import { PageTitle } from '../../../admin-ui/src/ui/layout/page-title.tsx'
import { Empty } from '../../../admin-ui/src/ui/states/empty.tsx'
import { Loaded } from '../../../admin-ui/src/ui/states/loaded.tsx'
import { useActingFor } from '../frame/acting-for.ts'
import { useUnread } from '../frame/use-unread.ts'
import { ActionItems } from './action-items.tsx'
import { AlertAddressNotice } from './alert-address-notice.tsx'
import { DownloadLetters } from './download-letters.tsx'
import { FilterChips, listAt, type Show, SideFilters } from './filters.tsx'
import { keepSearch, useKeptSearch } from './kept-search.ts'
import { LetterGroups } from './letter-groups.tsx'
import { MoreLetters } from './more-letters.tsx'
import { PostalAddressNotice } from './postal-address-notice.tsx'
import { SearchForm } from './search-form.tsx'
import { isNarrowed, type Narrowed, useLetters } from './use-letters.ts'

/** The classes of letters, as the address names them. */
const kinds = ['decision', 'invitation', 'reminder', 'payment', 'information']

/** First the action items, then the unread letters, then the rest. */
export function ListPage(): ReactNode {
  const { t } = useTranslation()
  const acting = useActingFor()
  const unread = useUnread()
  const [parameters, setParameters] = useSearchParams()
  const show = shownBy(parameters.get('show'))
  const kind = kinds.find((each) => each === parameters.get('kind'))
  const as = acting.mandate?.id
  const typed = useKeptSearch(as)
  const chosen = { ...typed, ...(kind !== undefined && { kind }) }
  const narrowed = { ...chosen, ...byShow[show] }
  // The kind is in the address, so that the list can be linked to; the words that are searched for are in memory only.
  const narrow = ({ kind: wanted, ...rest }: Narrowed) => {
    setParameters(new URLSearchParams(listAt({ show, kind: wanted }).slice('/?'.length)), {
      state: keepSearch(as, rest),
    })
  }
  const query = useLetters(narrowed)
  const isFiltered = isNarrowed(narrowed)
  // Nothing is shown until the count is known: ‘no new letters’ would be wrong as often as right.
  const newLetters = (count: number) => (count === 0 ? t('list.none') : t('list.new', { count }))
  const title = acting.mandate === undefined ? t('list.title') : t('list.titleFor', { name: acting.name })
  return (
    <>
      <PageTitle name={title} app={t('app')} />
      <p className="up-quiet">{unread === undefined ? '\u00a0' : newLetters(unread)}</p>
      {acting.mandate?.kind !== 'citizen' && <AlertAddressNotice />}
      <PostalAddressNotice />
      <div className="in-cols in-cols--spaced">
        <SideFilters show={show} kind={kind} unread={unread ?? 0} />
        <div className="up-stack">
          {!isFiltered && <ActionItems items={query.data?.flatMap((page) => page.items) ?? []} />}
          <SearchForm key={acting.mandate?.id ?? ''} narrowed={chosen} onNarrow={narrow} />
          <FilterChips show={show} kind={kind} />
          <Loaded query={query} what={t('list.what')}>
            {(pages) => {
              const items = pages.flatMap((page) => page.items)
              if (items.length === 0 && !query.hasNextPage) return <NoneOf show={show} isSearch={isNarrowed(chosen)} />
              return (
                <>
                  <LetterGroups items={items} />
                  <MoreLetters
                    query={query}
                    shown={items.length}
                    found={t(isNarrowed(chosen) ? 'find.found' : 'list.shown', { count: items.length })}
                  />
                  {!isFiltered && <DownloadAll />}
                </>
              )
            }}
          </Loaded>
          {show === 'all' && <ToOlder />}
        </div>
      </div>
    </>
  )
}

function DownloadAll(): ReactNode {
  const { t } = useTranslation()
  const years = useGet<InboxSenders>('/v1/inbox/senders').data?.years ?? []
  return (
    <DownloadLetters
      title={t('download.title')}
      text={t('download.text')}
      path="/v1/inbox/download"
      years={years.map(({ year }) => year)}
    />
  )
}

/** A letter that left the inbox, or never was in it, is not found here. */
function ToOlder(): ReactNode {
  const { t } = useTranslation()
  return (
    <p className="in-toolder">
      {t('older.ask')}{' '}
      <Link className="govuk-link" to="/older">
        {t('older.askDo')}
      </Link>
    </p>
  )
}

const byShow: Readonly<Record<Show, Narrowed>> = { all: {}, new: { unread: true }, todo: { todo: true } }

function shownBy(parameter: string | null): Show {
  return parameter === 'new' || parameter === 'todo' ? parameter : 'all'
}

function NoneOf({ show, isSearch }: { readonly show: Show; readonly isSearch: boolean }): ReactNode {
  const { t } = useTranslation()
  if (isSearch) return <Empty icon={SearchX} title={t('find.noneTitle')} text={t('find.noneText')} />
  if (show === 'new') return <AllRead />
  return show === 'todo' ? <NothingToDo /> : <NoLetters />
}

function NothingToDo(): ReactNode {
  const { t } = useTranslation()
  return (
    <Empty icon={BadgeCheck} title={t('list.todoNoneTitle')} text={t('list.todoNoneText')}>
      <Link className="govuk-button govuk-button--secondary" to="/">
        {t('list.allReadDo')}
      </Link>
    </Empty>
  )
}

function NoLetters(): ReactNode {
  const { t } = useTranslation()
  return (
    <Empty icon={Inbox} title={t('list.emptyTitle')} text={t('list.emptyText')}>
      <Link className="govuk-button govuk-button--secondary" to="/preferences">
        {t('list.emptyDo')}
      </Link>
    </Empty>
  )
}

function AllRead(): ReactNode {
  const { t } = useTranslation()
  return (
    <Empty icon={BadgeCheck} title={t('list.allReadTitle')} text={t('list.allReadText')}>
      <Link className="govuk-button govuk-button--secondary" to="/">
        {t('list.allReadDo')}
      </Link>
    </Empty>
  )
}
