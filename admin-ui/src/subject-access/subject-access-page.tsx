import { FolderSearch, Lock, Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../frame/working-for.ts'
import type { Page } from '../ui/api/api-types.ts'
import type { SubjectAccessRequest } from '../ui/api/data-protection-types.ts'
import { usePages } from '../ui/api/use-api.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { More } from '../ui/layout/more.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Table } from '../ui/layout/table.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { NewRequest } from './new-request.tsx'
import { RectifyCard } from './rectify-card.tsx'
import { RequestStatus } from './request-status.tsx'

/** Requests of people to see what is held about them, each with the day on which its answer is owed. */
export function SubjectAccessPage(): ReactNode {
  const { t } = useTranslation()
  const mayManage = useMay('subject-access:manage')
  const isOperator = useMay('hub:operate')
  const query = usePages<Page<SubjectAccessRequest>>('/v1/subject-access-requests')
  const [asking, setAsking] = useState(false)
  if (!mayManage && !isOperator)
    return <Empty icon={Lock} title={t('states.forbiddenTitle')} text={t('subjectAccess.forbidden')} alone />
  return (
    <>
      <PageTop name={t('subjectAccess.title')} sub={t('subjectAccess.sub')}>
        <button className="govuk-button" type="button" onClick={() => setAsking(true)}>
          <Icon of={Plus} /> {t('subjectAccess.new')}
        </button>
      </PageTop>
      <div className="up-stack up-stack--l">
        {asking && <NewRequest onClose={() => setAsking(false)} />}
        <Loaded query={query} what={t('subjectAccess.what')} forbidden={t('subjectAccess.forbidden')}>
          {(pages) => {
            const rows = pages.flatMap(({ items }) => items)
            if (rows.length === 0)
              return <Empty icon={FolderSearch} title={t('subjectAccess.none')} text={t('subjectAccess.noneText')} />
            return (
              <Card title={t('subjectAccess.list')} flush>
                <Requests rows={rows} />
                <More shown={rows.length} query={query} />
              </Card>
            )
          }}
        </Loaded>
        {mayManage && <RectifyCard />}
      </div>
    </>
  )
}

function Requests({ rows }: { readonly rows: readonly SubjectAccessRequest[] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Table
      name={t('subjectAccess.list')}
      rows={rows}
      rowKey={({ id }) => id}
      cards
      columns={[
        {
          head: t('subjectAccess.person'),
          heading: true,
          cell: ({ id, person, reference }) => (
            <Link className="govuk-link up-break" to={`/subject-access/${id}`}>
              {person?.name ?? person?.numberMasked ?? reference}
            </Link>
          ),
        },
        {
          head: t('subjectAccess.reference'),
          label: t('subjectAccess.reference'),
          cell: ({ reference }) => <span className="up-break">{reference}</span>,
        },
        {
          head: t('subjectAccess.status'),
          label: t('subjectAccess.status'),
          cell: ({ status }) => <RequestStatus status={status} />,
        },
        {
          head: t('subjectAccess.answerBy'),
          label: t('subjectAccess.answerBy'),
          nowrap: true,
          cell: ({ answerBy }) => format.tableDate(answerBy),
        },
        {
          head: t('subjectAccess.requestedBy'),
          label: t('subjectAccess.requestedBy'),
          cell: ({ requestedBy }) => <span className="up-break">{requestedBy}</span>,
        },
      ]}
    />
  )
}
