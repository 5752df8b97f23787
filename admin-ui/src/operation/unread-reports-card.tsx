import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Page } from '../ui/api/api-types.ts'
import type { UnreadReport } from '../ui/api/operator-types.ts'
import { isProblem } from '../ui/api/problem.ts'
import { useApi, usePages } from '../ui/api/use-api.ts'
import { useToast } from '../ui/dialog/toast.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { Hidden } from '../ui/layout/hidden.tsx'
import { More } from '../ui/layout/more.tsx'
import { Table } from '../ui/layout/table.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { useMoment } from './use-moment.ts'

export const unreadReportsPath = '/v1/unread-reports'
/** The first line, at most 80 characters of it. */
function startOf(text = ''): string {
  const [line = ''] = text.split('\n')
  return line.length > 80 ? `${line.slice(0, 79)}…` : line || '–'
}

const meanings = ['none', 'soft', 'hard', 'complaint'] as const

/** Mails that came back and that the hub did not understand; absent when there are none. */
export function UnreadReportsCard(): ReactNode {
  const { t } = useTranslation()
  const query = usePages<Page<UnreadReport>>(unreadReportsPath)
  return (
    <Loaded query={query} what={t('operation.unreadWhat')} forbidden={t('operation.forbidden')}>
      {(pages) => {
        const reports = pages.flatMap((page) => page.items)
        if (reports.length === 0) return null
        return (
          <Card title={t('operation.unread')} sub={t('operation.unreadSub')} flush>
            <ReportTable reports={reports} />
            <More of={t('operation.unread')} shown={reports.length} query={query} />
          </Card>
        )
      }}
    </Loaded>
  )
}

function ReportTable({ reports }: { readonly reports: readonly UnreadReport[] }): ReactNode {
  const { t } = useTranslation()
  const moment = useMoment()
  return (
    <Table
      name={t('operation.unread')}
      rows={reports}
      rowKey={(report) => report.id}
      cards
      columns={[
        {
          head: t('operation.unreadFrom'),
          heading: true,
          cell: (report) => (
            <>
              <span className="up-code up-break st-report__from">{report.domain === '' ? '–' : report.domain}</span>
              <p className="up-small up-quiet">{moment(report.receivedAt)}</p>
              {report.message === undefined && <p className="up-small">{t('operation.unreadNoLetter')}</p>}
            </>
          ),
        },
        {
          head: t('operation.unreadText'),
          label: t('operation.unreadText'),
          cell: (report) => (
            <details className="govuk-details">
              <summary className="govuk-details__summary">
                <span className="govuk-details__summary-text up-break">{startOf(report.text)}</span>
              </summary>
              <pre className="govuk-details__text up-code up-break st-report__text">{report.text}</pre>
            </details>
          ),
        },
        {
          head: t('operation.unreadMeaningHead'),
          label: t('operation.unreadMeaningHead'),
          cell: (report) => <Settle report={report} />,
        },
      ]}
    />
  )
}

/** The number of a letter; an entity gives it, since an operator of the hub reads no letters. */
const letterNumber = /^msg_[0-9a-z]{26}$/

function Settle({ report }: { readonly report: UnreadReport }): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const [meaning, choose] = useState<(typeof meanings)[number]>('none')
  const [letter, setLetter] = useState('')
  const [fault, setFault] = useState<string>()
  const needsLetter = report.message === undefined && meaning !== 'none'
  const settle = useMutation({
    mutationFn: () =>
      api.send('POST', `${unreadReportsPath}/${report.id}/settle`, {
        meaning,
        ...(needsLetter && { message: letter.trim() }),
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [api.scope, unreadReportsPath] })
      toast({ text: t('operation.unreadSettled') })
    },
    onError: (error) =>
      isProblem(error, 422) ? setFault(t('operation.unreadLetterRefused')) : toast({ text: t('operation.notSettled') }),
  })
  const send = (): void => {
    if (needsLetter && !letterNumber.test(letter.trim())) setFault(t('operation.unreadLetterForm'))
    else settle.mutate()
  }
  return (
    <div className="up-stack up-stack--s">
      <label>
        <Hidden>{t('operation.unreadMeaningOf', { domain: report.domain })}</Hidden>
        <select
          className="govuk-select"
          value={meaning}
          onChange={(event) => choose(meanings.find((each) => each === event.target.value) ?? 'none')}
        >
          {meanings.map((each) => (
            <option key={each} value={each}>
              {t(`operation.unreadMeaning.${each}`)}
            </option>
          ))}
        </select>
      </label>
      {needsLetter && (
        <TextField
          label={t('operation.unreadLetter')}
          hint={t('operation.unreadLetterHint')}
          value={letter}
          code
          maxLength={40}
          fault={fault}
          onChange={(value) => {
            setLetter(value)
            setFault(undefined)
          }}
        />
      )}
      <button className="govuk-button up-button--quiet" type="button" aria-disabled={settle.isPending} onClick={send}>
        <Icon of={Check} /> {t('operation.settle')}
        <Hidden> {report.domain}</Hidden>
      </button>
    </div>
  )
}
