import { Clock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { DeliveryCase } from '../ui/api/case-types.ts'
import { useLocalized } from '../ui/format/use-format.ts'
import { Hidden } from '../ui/layout/hidden.tsx'
import { Table } from '../ui/layout/table.tsx'
import { Tag } from '../ui/layout/tag.tsx'
import { useCaseWords } from './case-words.ts'
import { useMayFollow } from './may-follow.ts'
import { useCaseCommand } from './use-case-command.ts'

/** Cases with their letters, nearest term and owner; a case without an owner is taken from the list. */
export function CaseTable({
  cases,
  chosen,
  search,
  ofHub,
}: {
  readonly cases: readonly DeliveryCase[]
  readonly chosen: string | undefined
  /** The choices of the list, kept in the links. */
  readonly search: string
  /** The cases of several entities: the name of each is shown. */
  readonly ofHub: boolean
}): ReactNode {
  const { t } = useTranslation()
  const wordsOf = useCaseWords()
  const localized = useLocalized()
  return (
    <Table
      name={t('cases.title')}
      rows={cases}
      rowKey={({ id }) => id}
      cards
      columns={[
        {
          head: t('cases.case'),
          heading: true,
          cell: (of) => {
            const { title, about } = wordsOf(of)
            return (
              <>
                <Link
                  className="govuk-link"
                  to={`/cases/${of.id}?${search}`}
                  aria-current={of.id === chosen ? 'true' : undefined}
                >
                  {title}
                </Link>
                <span className="cs-line up-quiet up-small">
                  {t(`channel.${of.channel}`)}
                  {ofHub && ` · ${localized(of.entity)}`}
                </span>
                <span className="cs-line">{about}</span>
              </>
            )
          },
        },
        { head: t('cases.letters'), label: t('cases.letters'), numeric: true, cell: ({ letters }) => letters },
        {
          head: t('cases.term'),
          label: t('cases.term'),
          nowrap: true,
          cell: (of) => {
            const { tone, text } = wordsOf(of).term
            return (
              <Tag tone={tone} icon={Clock}>
                {text}
              </Tag>
            )
          },
        },
        { head: t('cases.owner'), label: t('cases.owner'), cell: (of) => <Owner of={of} title={wordsOf(of).title} /> },
      ]}
    />
  )
}

function Owner({ of, title }: { readonly of: DeliveryCase; readonly title: string }): ReactNode {
  const { t } = useTranslation()
  const may = useMayFollow()
  const command = useCaseCommand(of.id)
  if (of.ownedByMe) return t('cases.me')
  if (of.owner !== undefined) return of.owner
  if (!may || of.status === 'closed') return t('cases.nobody')
  return (
    <button
      className="govuk-button up-button--quiet"
      type="button"
      aria-disabled={command.isPending}
      onClick={() => !command.isPending && command.mutate({ verb: 'assign', body: { to: 'me' } })}
    >
      {t('cases.take')}
      <Hidden>: {title}</Hidden>
    </button>
  )
}
