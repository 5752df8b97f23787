import { History } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditLine, AuditPage, AuditQuery } from '../ui/api/data-protection-types.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Card } from '../ui/layout/card.tsx'
import { More } from '../ui/layout/more.tsx'
import { Table } from '../ui/layout/table.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { AuditForm } from './audit-form.tsx'
import { useActionWords } from './use-action-words.ts'
import { usePostedPages } from './use-posted-pages.ts'

/** The lines that answer the question, with the form that narrows them. */
export function AuditLines({
  query,
  onSearch,
}: {
  readonly query: AuditQuery
  readonly onSearch: (query: AuditQuery) => void
}): ReactNode {
  const { t } = useTranslation()
  const found = usePostedPages<AuditPage>('/v1/audit/searches', query)
  return (
    <Card title={t('audit.lines')} flush>
      {/* A question that comes from a finding fills the form again. */}
      <AuditForm key={JSON.stringify(query)} query={query} onSearch={onSearch} />
      <Loaded query={found} what={t('audit.what')} forbidden={t('audit.forbidden')} missing={t('audit.badQuestion')}>
        {(pages) => {
          const lines = pages.flatMap(({ items }) => items)
          if (lines.length === 0)
            return <Empty icon={History} title={t('audit.nothing')} text={t('audit.nothingText')} />
          const words = t('audit.shownOf', { number: lines.length, total: pages[0]?.total ?? lines.length })
          return (
            <>
              <Lines lines={lines} onPerson={(person) => onSearch({ person })} />
              <More shown={lines.length} words={words} query={found} />
            </>
          )
        }}
      </Loaded>
    </Card>
  )
}

function Lines({
  lines,
  onPerson,
}: {
  readonly lines: readonly AuditLine[]
  readonly onPerson: (key: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { did, about } = useActionWords()
  return (
    <Table
      name={t('audit.lines')}
      rows={lines}
      rowKey={({ id }) => id}
      cards
      columns={[
        { head: t('audit.when'), label: t('audit.when'), cell: ({ at }) => format.moment(at) },
        { head: t('audit.who'), heading: true, cell: (line) => <Who line={line} /> },
        { head: t('audit.did'), label: t('audit.did'), cell: did },
        {
          head: t('audit.about'),
          label: t('audit.about'),
          cell: ({ person, ...line }) =>
            person === undefined ? (
              <span className="up-quiet up-break">{about(line)}</span>
            ) : (
              <button className="up-textbutton" type="button" onClick={() => onPerson(person.key)}>
                {person.name ?? t('audit.nameless')}
              </button>
            ),
        },
        {
          head: t('audit.reason'),
          label: t('audit.reason'),
          cell: ({ purpose }) => <span className="up-break">{purpose ?? '–'}</span>,
        },
      ]}
    />
  )
}

function Who({ line: { actorName, actor, actorKind } }: { readonly line: AuditLine }): ReactNode {
  const { t } = useTranslation()
  const kind = t(`audit.kindOfActor.${actorKind}`)
  if (actorName === undefined) return <span className="up-break">{actorKind === 'staff' ? actor : kind}</span>
  return (
    <>
      <span className="up-break">{actorName}</span>
      <p className="up-small up-quiet">{kind}</p>
    </>
  )
}
