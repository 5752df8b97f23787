import { FilePenLine, SearchX, Send } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useMay } from '../frame/working-for.ts'
import { AskingListsCard } from '../lists/overview/asking-lists-card.tsx'
import { languageCodes } from '../templates/language-order.ts'
import { useSettled } from '../templates/list/use-settled.ts'
import type { Page } from '../ui/api/api-types.ts'
import type { TemplateRow } from '../ui/api/template-types.ts'
import { usePages } from '../ui/api/use-api.ts'
import { TextField } from '../ui/form/text-field.tsx'
import { useLocalized } from '../ui/format/use-format.ts'
import { Hidden } from '../ui/layout/hidden.tsx'
import { More } from '../ui/layout/more.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Table } from '../ui/layout/table.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { DraftsCard } from './drafts-card.tsx'
import { PassedRecipientNotice } from './passed-recipient-notice.tsx'

/** The templates with which this person can send a letter. */
export function SendPage(): ReactNode {
  const { t } = useTranslation()
  // A person who may not send prepares a letter for a colleague who may.
  const may = useMay('templates:read')
  const localized = useLocalized()
  const [search, setSearch] = useSearchParams()
  const [words, setWords] = useState(search.get('q') ?? '')
  const wanted = useSettled(words.trim())
  const query = usePages<Page<TemplateRow>>(
    wanted === '' ? '/v1/templates?limit=200' : `/v1/templates?limit=200&q=${encodeURIComponent(wanted)}`,
  )
  if (!may) return <Empty icon={Send} title={t('states.forbiddenTitle')} text={t('sendOne.forbidden')} alone />
  return (
    <>
      <PageTop name={t('send.title')} sub={t('send.sub')} />
      <div className="up-stack up-stack--l">
        <AskingListsCard />
        <PassedRecipientNotice />
        <DraftsCard
          nameOf={(key) =>
            nameOfKey(
              query.data?.flatMap((page) => page.items),
              key,
              localized,
            )
          }
        />
        <div className="st-filters" role="search" aria-label={t('templates.find')}>
          <TextField
            label={t('send.find')}
            type="search"
            value={words}
            maxLength={100}
            onChange={(next) => {
              setWords(next)
              setSearch(next === '' ? {} : { q: next }, { replace: true })
            }}
          />
        </div>
        <Loaded query={query} what={t('templates.what')} forbidden={t('templates.forbidden')}>
          {(pages) => (
            <Found rows={pages.flatMap((page) => page.items)} isSearch={wanted !== ''}>
              {(shown) => <More shown={shown} query={query} />}
            </Found>
          )}
        </Loaded>
      </div>
    </>
  )
}

function nameOfKey(
  rows: readonly TemplateRow[] | undefined,
  key: string,
  localized: ReturnType<typeof useLocalized>,
): string {
  return localized(rows?.find((row) => row.key === key)?.name) || key
}

function Found({
  rows,
  isSearch,
  children,
}: {
  readonly rows: readonly TemplateRow[]
  readonly isSearch: boolean
  /** The foot of the list, with the number of templates that are shown. */
  readonly children: (shown: number) => ReactNode
}): ReactNode {
  const { t, i18n } = useTranslation()
  const localized = useLocalized()
  const order = new Intl.Collator(i18n.language, { numeric: true, sensitivity: 'base' })
  const nameOf = (row: TemplateRow): string => localized(row.name) || row.key
  const usable = rows
    .filter(({ publishedVersion }) => publishedVersion !== undefined)
    .toSorted((a, b) => order.compare(nameOf(a), nameOf(b)))
  if (usable.length === 0)
    return isSearch ? (
      <Empty icon={SearchX} title={t('templates.foundNone')} text={t('send.foundNoneText')} />
    ) : (
      <Empty icon={FilePenLine} title={t('send.emptyTitle')} text={t('send.emptyText')} />
    )
  return (
    <section className="up-card up-card--flush" aria-label={t('templates.title')}>
      <Table
        name={t('templates.title')}
        rows={usable}
        rowKey={(row) => row.key}
        cards
        columns={[
          {
            head: t('templates.name'),
            heading: true,
            cell: (row) => (
              <Link className="govuk-link" to={`/send/${encodeURIComponent(row.key)}`}>
                {nameOf(row)}
              </Link>
            ),
          },
          {
            head: t('message.class'),
            label: t('message.class'),
            cell: (row) => t(`class.${row.class}`, { defaultValue: row.class }),
          },
          {
            head: t('templates.languages'),
            label: t('templates.languages'),
            cell: (row) => languageCodes(languagesOf(row)),
          },
          {
            head: t('send.what'),
            label: t('send.what'),
            cell: (row) => <Ways row={row} name={nameOf(row)} />,
          },
        ]}
      />
      {children(usable.length)}
    </section>
  )
}

function languagesOf({ versions, publishedVersion }: TemplateRow) {
  return versions.find(({ version }) => version === publishedVersion)?.languages ?? []
}

/** The ways to send with a template; each link says for which template it is. A list is for a person who may send. */
function Ways({ row, name }: { readonly row: TemplateRow; readonly name: string }): ReactNode {
  const { t } = useTranslation()
  const maySend = useMay('messages:send')
  const path = `/send/${encodeURIComponent(row.key)}`
  return (
    <span className="up-row">
      <Link className="govuk-link" to={path}>
        {t('send.one')}
        <Hidden> {name}</Hidden>
      </Link>
      {maySend && (
        <Link className="govuk-link" to={`${path}/list`}>
          {t('send.list')}
          <Hidden> {name}</Hidden>
        </Link>
      )}
    </span>
  )
}
