import { ListPlus, SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useMay } from '../../frame/working-for.ts'
import type { Page } from '../../ui/api/api-types.ts'
import type { List } from '../../ui/api/list-types.ts'
import { usePages } from '../../ui/api/use-api.ts'
import { SelectField } from '../../ui/form/select-field.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Crumbs } from '../../ui/layout/crumbs.tsx'
import { More } from '../../ui/layout/more.tsx'
import { PageTop } from '../../ui/layout/page-top.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { ListTable } from './list-table.tsx'

const states = ['', 'open', 'ended'] as const
const wantedOf: Readonly<Record<string, string>> = { open: '&open=true', ended: '&open=false' }

/** The lists of the entity, newest first. */
export function ListsPage(): ReactNode {
  const { t } = useTranslation()
  const may = useMay('messages:send')
  const [search, setSearch] = useSearchParams()
  const state = search.get('state') ?? ''
  const template = search.get('template')?.trim() ?? ''
  const change = (name: string, value: string): void => {
    const next = new URLSearchParams(search)
    if (value === '') next.delete(name)
    else next.set(name, value)
    setSearch(next, { replace: true })
  }
  const filter = `${wantedOf[state] ?? ''}${/^[a-z0-9-]{1,64}$/.test(template) ? `&template=${template}` : ''}`
  const query = usePages<Page<List>>(`/v1/batches?limit=50${filter}`)
  return (
    <>
      <Crumbs above={[{ to: '/send', name: t('send.title') }]} here={t('listOverview.title')} />
      <PageTop name={t('listOverview.title')} sub={t('listOverview.sub')}>
        {may && (
          <Link className="govuk-button" to="/send">
            <Icon of={ListPlus} /> {t('listOverview.new')}
          </Link>
        )}
      </PageTop>
      <div className="up-stack up-stack--l">
        <div className="st-filters" role="search" aria-label={t('listOverview.find')}>
          <SelectField
            name="state"
            label={t('listOverview.which')}
            value={state}
            choices={states.map((each) => [each, t(`listOverview.filter.${each === '' ? 'all' : each}`)])}
            onChange={(value) => change('state', value)}
          />
          <TextField
            label={t('listOverview.template')}
            type="search"
            value={template}
            maxLength={64}
            onChange={(value) => change('template', value)}
          />
        </div>
        <Loaded query={query} what={t('listOverview.what')} forbidden={t('lists.forbidden')}>
          {(pages) => {
            const lists = pages.flatMap(({ items }) => items)
            if (lists.length === 0)
              return filter === '' ? (
                <Empty icon={ListPlus} title={t('listOverview.emptyTitle')} text={t('listOverview.emptyText')} />
              ) : (
                <Empty icon={SearchX} title={t('listOverview.noneTitle')} text={t('listOverview.noneText')} />
              )
            return (
              <section className="up-card up-card--flush" aria-label={t('listOverview.title')}>
                <ListTable lists={lists} />
                <More shown={lists.length} query={query} />
              </section>
            )
          }}
        </Loaded>
      </div>
    </>
  )
}
