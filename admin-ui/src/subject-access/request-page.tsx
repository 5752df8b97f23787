import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Check, Download, Undo2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { SubjectAccessRequest } from '../ui/api/data-protection-types.ts'
import { isProblem } from '../ui/api/problem.ts'
import { useApi, useGet } from '../ui/api/use-api.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { Notice } from '../ui/dialog/notice.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { Crumbs } from '../ui/layout/crumbs.tsx'
import { Facts } from '../ui/layout/facts.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Table } from '../ui/layout/table.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { useDownload } from '../ui/use-download.ts'
import { RequestStatus } from './request-status.tsx'

/** One request: whom it is about, what was found, and the step that is next. */
export function SubjectAccessRequestPage(): ReactNode {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const path = `/v1/subject-access-requests/${id}`
  const query = useGet<SubjectAccessRequest>(path, { refetchInterval: 5_000 })
  return (
    <Loaded
      query={query}
      what={t('subjectAccess.whatOne')}
      forbidden={t('subjectAccess.forbidden')}
      missing={t('subjectAccess.missing')}
      alone
    >
      {(request) => <Request request={request} path={path} />}
    </Loaded>
  )
}

function Request({ request, path }: { readonly request: SubjectAccessRequest; readonly path: string }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { person, reference, status, receivedOn, answerBy, counts = {}, size } = request
  const days = format.daysUntil(answerBy)
  const isOwed = status === 'waiting' || status === 'making' || status === 'failed'
  const term = t(days < 0 ? 'subjectAccess.termPast' : 'subjectAccess.term', { count: Math.abs(days) })
  return (
    <>
      <Crumbs above={[{ name: t('subjectAccess.title'), to: '/subject-access' }]} here={reference} />
      <PageTop
        name={t('subjectAccess.one', { who: person?.name ?? person?.numberMasked ?? reference })}
        tag={<RequestStatus status={status} />}
        sub={[
          t('subjectAccess.dates', { received: format.date(receivedOn), answer: format.date(answerBy) }),
          isOwed ? term : '',
        ].join(' ')}
      />
      <div className="up-stack up-stack--l">
        <NextStep request={request} path={path} />
        <Card
          title={t('subjectAccess.found')}
          sub={t(status === 'waiting' ? 'subjectAccess.foundFirst' : 'subjectAccess.foundSub')}
          flush
        >
          <Table
            name={t('subjectAccess.found')}
            rows={Object.entries(counts)}
            rowKey={([kind]) => kind}
            columns={[
              { head: t('subjectAccess.kind'), heading: true, cell: ([kind]) => t(`subjectAccess.held.${kind}`) },
              { head: t('subjectAccess.count'), numeric: true, cell: ([, rows]) => format.number(rows) },
            ]}
          />
        </Card>
        <Card title={t('subjectAccess.about')}>
          <Facts
            pairs={[
              [t('archive.field.name'), person?.name],
              [t('archive.field.number'), person?.numberMasked],
              [t('subjectAccess.reference'), reference],
              [
                t('subjectAccess.scope'),
                t(request.allEntities ? 'subjectAccess.allEntities' : 'subjectAccess.oneEntity'),
              ],
              [t('subjectAccess.requestedBy'), request.requestedBy],
              [t('subjectAccess.decidedBy'), request.decidedBy],
              [t('subjectAccess.reason'), request.reason],
              [t('record.size'), size === undefined ? undefined : format.size(size)],
              [t('subjectAccess.keptUntil'), request.removeAt && format.moment(request.removeAt)],
            ]}
          />
        </Card>
      </div>
    </>
  )
}

/** Approve or take back, download, or what happens now. */
function NextStep({ request, path }: { readonly request: SubjectAccessRequest; readonly path: string }): ReactNode {
  const { t } = useTranslation()
  const { id, status, mayDecide, mayDownload } = request
  const download = useDownload()
  if (status === 'waiting') return <Decide path={path} mayApprove={mayDecide} />
  return (
    <>
      <Notice tone={status === 'failed' ? 'bad' : 'note'} title={t(`subjectAccess.next.${status}`)}>
        {mayDownload && (
          <>
            <p>{t('subjectAccess.downloadText')}</p>
            <button
              className="govuk-button"
              type="button"
              aria-disabled={download.busy}
              onClick={() => download.start({ path: `${path}/package` }, `${id}.zip`)}
            >
              <Icon of={Download} /> {download.busy ? t('parts.busy') : t('subjectAccess.download')}
            </button>
          </>
        )}
        {status === 'ready' && !mayDownload && <p>{t('subjectAccess.noDownload')}</p>}
      </Notice>
      {download.failed && <Notice tone="bad" status title={t('subjectAccess.downloadFailed')} />}
    </>
  )
}

function Decide({ path, mayApprove }: { readonly path: string; readonly mayApprove: boolean }): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const [rejecting, setRejecting] = useState(false)
  const decide = useMutation({
    mutationFn: ({ verb, reason }: { readonly verb: 'approve' | 'reject'; readonly reason?: string }) =>
      api.send('POST', `${path}/${verb}`, reason === undefined ? {} : { reason }),
    onSuccess: async () => {
      setRejecting(false)
      await client.invalidateQueries({ queryKey: [api.scope, path] })
    },
  })
  const code = isProblem(decide.error) ? decide.error.body.code : undefined
  return (
    <Card
      title={t('subjectAccess.approval')}
      sub={t(mayApprove ? 'subjectAccess.youAreSecond' : 'subjectAccess.youAsked')}
    >
      <div className="up-row">
        {mayApprove && (
          <button
            className="govuk-button"
            type="button"
            aria-disabled={decide.isPending}
            onClick={() => decide.mutate({ verb: 'approve' })}
          >
            <Icon of={Check} /> {t('subjectAccess.approve')}
          </button>
        )}
        <button className="govuk-button govuk-button--secondary" type="button" onClick={() => setRejecting(true)}>
          <Icon of={Undo2} /> {t(mayApprove ? 'subjectAccess.reject' : 'subjectAccess.takeBack')}
        </button>
      </div>
      {decide.isError && !rejecting && (
        <Notice tone="bad" status title={t(`subjectAccess.fault.${code}`, { defaultValue: t('states.saveFailed') })} />
      )}
      {rejecting && (
        <ConfirmDialog
          title={t('subjectAccess.rejectTitle')}
          confirmLabel={t(mayApprove ? 'subjectAccess.reject' : 'subjectAccess.takeBack')}
          icon={Undo2}
          reason={t('subjectAccess.rejectReason')}
          reasonMissing={t('subjectAccess.rejectMissing')}
          busy={decide.isPending}
          error={decide.error}
          onConfirm={(reason) => decide.mutate({ verb: 'reject', reason })}
          onClose={() => setRejecting(false)}
        />
      )}
    </Card>
  )
}
