import { Search, Send, UserSearch } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { MessageRow, Page } from '../../ui/api/api-types.ts'
import { usePages } from '../../ui/api/use-api.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { More } from '../../ui/layout/more.tsx'
import { PageTop } from '../../ui/layout/page-top.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { AppliedFilters } from './applied-filters.tsx'
import { FilterForm } from './filter-form.tsx'
import { type FilterState, messagesPath, useMessageFilters } from './message-filters.ts'
import { MessageTable } from './message-table.tsx'
import { StatusChips } from './status-chips.tsx'
import { useTotal } from './use-total.ts'

export function MessagesPage(): ReactNode {
  const { t } = useTranslation()
  const state = useMessageFilters()
  const query = usePages<Page<MessageRow>>(messagesPath(state.filters))
  const total = useTotal(state)
  const format = useFormat()
  return (
    <>
      <PageTop name={t('messages.title')} sub={t('messages.sub')}>
        <Link className="govuk-button govuk-button--secondary" to="/messages/person">
          <Icon of={UserSearch} /> {t('person.button')}
        </Link>
      </PageTop>
      <div className="up-stack up-stack--l">
        <section className="up-card up-stack" aria-label={t('messages.filter')}>
          <FilterForm state={state} />
          <StatusChips state={state} />
          <AppliedFilters state={state} />
        </section>
        <Loaded
          query={query}
          what={t('messages.what')}
          forbidden={t('messages.forbidden')}
          missing={t('messages.badFilter')}
        >
          {(pages) => {
            const rows = pages.flatMap((page) => page.items)
            if (rows.length === 0) return <Nothing state={state} />
            return (
              <section className="up-card up-card--flush" aria-label={t('messages.title')}>
                <MessageTable rows={rows} />
                <More
                  shown={rows.length}
                  words={
                    total === undefined
                      ? undefined
                      : t('messages.shownOf', { shown: format.number(rows.length), total })
                  }
                  query={query}
                />
              </section>
            )
          }}
        </Loaded>
      </div>
    </>
  )
}

function Nothing({ state }: { readonly state: FilterState }): ReactNode {
  const { t } = useTranslation()
  if (state.count === 0) return <Empty icon={Send} title={t('messages.emptyTitle')} text={t('messages.emptyText')} />
  const { reference } = state.filters
  return (
    <Empty
      icon={Search}
      title={reference === undefined ? t('messages.nothing') : t('messages.nothingFor', { reference })}
      text={t('messages.nothingText')}
    >
      <button className="govuk-button govuk-button--secondary" type="button" onClick={state.clear}>
        {t('messages.clear')}
      </button>
    </Empty>
  )
}
