import { FilePenLine, FilePlus2, SearchX } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useMay } from '../../frame/working-for.ts'
import type { Page } from '../../ui/api/api-types.ts'
import type { TemplateRow } from '../../ui/api/template-types.ts'
import { usePages } from '../../ui/api/use-api.ts'
import { SelectField } from '../../ui/form/select-field.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import { useLocalized } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { More } from '../../ui/layout/more.tsx'
import { PageTop } from '../../ui/layout/page-top.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { NewTemplateDialog } from './new-template-dialog.tsx'
import { TemplateTable } from './template-table.tsx'
import { useSettled } from './use-settled.ts'

const filters = ['all', 'draft', 'sent-back', 'in-review', 'approved', 'published'] as const
type Filter = (typeof filters)[number]

export function TemplatesPage(): ReactNode {
  const { t } = useTranslation()
  const write = useMay('templates:write')
  const [search, setSearch] = useSearchParams()
  const [words, setWords] = useState(search.get('q') ?? '')
  const [making, setMaking] = useState(false)
  const wanted = useSettled(words.trim())
  const query = usePages<Page<TemplateRow>>(
    wanted === '' ? '/v1/templates?limit=200' : `/v1/templates?limit=200&q=${encodeURIComponent(wanted)}`,
  )
  const filter = filters.find((each) => each === search.get('state')) ?? 'all'
  return (
    <>
      <PageTop name={t('templates.title')} sub={t('templates.sub')}>
        {write && (
          <button className="govuk-button" type="button" onClick={() => setMaking(true)}>
            <Icon of={FilePlus2} /> {t('templates.new.button')}
          </button>
        )}
      </PageTop>
      {making && <NewTemplateDialog onClose={() => setMaking(false)} />}
      <div className="up-stack">
        <div className="st-filters" role="search" aria-label={t('templates.find')}>
          <TextField label={t('templates.findWords')} type="search" value={words} maxLength={100} onChange={setWords} />
          <SelectField
            name="state"
            label={t('templates.state')}
            value={filter}
            choices={filters.map((each) => [each, t(`templates.filter.${each}`)] as const)}
            onChange={(next) => setSearch(next === 'all' ? {} : { state: next }, { replace: true })}
          />
        </div>
        <Loaded query={query} what={t('templates.what')} forbidden={t('templates.forbidden')}>
          {(pages) => (
            <Found rows={pages.flatMap((page) => page.items)} wanted={wanted} filter={filter}>
              {(shown) => <More shown={shown} query={query} />}
            </Found>
          )}
        </Loaded>
      </div>
    </>
  )
}

/** The templates that the hub found, by name; their state is filtered here. */
function Found({
  rows,
  wanted,
  filter,
  children,
}: {
  readonly rows: readonly TemplateRow[]
  /** The words of the search. */
  readonly wanted: string
  readonly filter: Filter
  /** The foot of the list, with the number of templates that are shown. */
  readonly children: (shown: number) => ReactNode
}): ReactNode {
  const { t, i18n } = useTranslation()
  const localized = useLocalized()
  const order = new Intl.Collator(i18n.language, { numeric: true, sensitivity: 'base' })
  if (rows.length === 0 && wanted === '')
    return <Empty icon={FilePenLine} title={t('templates.emptyTitle')} text={t('templates.emptyText')} />
  const found = rows
    .filter((row) => filter === 'all' || row.versions.some((version) => isIn(filter, version)))
    .toSorted((a, b) => order.compare(localized(a.name) || a.key, localized(b.name) || b.key))
  return (
    <>
      <p className="govuk-visually-hidden" role="status">
        {t('templates.found', { count: found.length })}
      </p>
      {found.length === 0 ? (
        <Empty icon={SearchX} title={t('templates.foundNone')} text={t('templates.foundNoneText')} />
      ) : (
        <section className="up-card up-card--flush" aria-label={t('templates.title')}>
          <TemplateTable rows={found} wanted={wanted} />
          {children(found.length)}
        </section>
      )}
    </>
  )
}

function isIn(filter: Filter, { status, sentBack }: TemplateRow['versions'][number]): boolean {
  return filter === 'all' || (filter === 'sent-back' ? sentBack : status === filter)
}
