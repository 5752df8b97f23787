import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Check, FileX } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Page } from '../ui/api/api-types.ts'
import type { ReturnFile } from '../ui/api/operator-types.ts'
import { useApi, usePages } from '../ui/api/use-api.ts'
import { useToast } from '../ui/dialog/toast.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { Hidden } from '../ui/layout/hidden.tsx'
import { More } from '../ui/layout/more.tsx'
import { Table } from '../ui/layout/table.tsx'
import { Tag } from '../ui/layout/tag.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { useMoment } from './use-moment.ts'

export const returnFilesPath = '/v1/return-files'

/** Lines of the return files of print partners that the hub could not process; absent when every line was processed. */
export function ReturnFilesCard(): ReactNode {
  const { t } = useTranslation()
  const query = usePages<Page<ReturnFile>>(returnFilesPath)
  return (
    <Loaded query={query} what={t('operation.returnsWhat')} forbidden={t('operation.forbidden')}>
      {(pages) => {
        const files = pages.flatMap((page) => page.items)
        if (files.length === 0) return null
        return (
          <Card title={t('operation.returns')} sub={t('operation.returnsSub')} flush>
            <ReturnFileTable files={files} />
            <More of={t('operation.returns')} shown={files.length} query={query} />
          </Card>
        )
      }}
    </Loaded>
  )
}

function ReturnFileTable({ files }: { readonly files: readonly ReturnFile[] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const moment = useMoment()
  return (
    <Table
      name={t('operation.returns')}
      rows={files}
      rowKey={(file) => file.id}
      cards
      columns={[
        {
          head: t('operation.file'),
          heading: true,
          cell: (file) => (
            <>
              <span className="up-code up-break">{file.file}</span>
              <p className="up-small up-quiet">
                {file.partner}, {moment(file.lastAt)}
              </p>
            </>
          ),
        },
        {
          head: t('operation.state'),
          label: t('operation.state'),
          cell: (file) => (
            <Tag tone={file.status === 'refused' ? 'bad' : 'warn'} icon={FileX}>
              {t(`operation.fileStatus.${file.status === 'done' && file.taken === 0 ? 'none' : file.status}`)}
            </Tag>
          ),
        },
        {
          head: t('operation.taken'),
          label: t('operation.taken'),
          numeric: true,
          cell: (file) => format.number(file.taken),
        },
        { head: t('operation.why'), label: t('operation.why'), cell: (file) => <Faults file={file} /> },
        { head: <Hidden>{t('record.do')}</Hidden>, cell: (file) => <Settle file={file} /> },
      ]}
    />
  )
}

function Faults({ file }: { readonly file: ReturnFile }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const rest = file.refused - file.faults.length
  return (
    <ul className="up-stack up-stack--s" role="list">
      {file.code !== undefined && (
        <li>
          {t(`operation.fileFault.${file.code}`, {
            defaultValue: t('operation.fileFault.attempt', { count: file.failures }),
          })}
        </li>
      )}
      {file.faults.map(({ line, reason, letter }) => (
        <li key={line}>
          {t('operation.lineFault', {
            line,
            reason: t(`operation.fieldFault.${reason}`, { defaultValue: t('operation.fieldFault.other') }),
          })}
          {letter !== undefined && <span className="up-code up-break"> {letter}</span>}
        </li>
      ))}
      {file.billedUnknown !== 0 && (
        <li>{t('operation.billedUnknown', { amount: format.price({ amount: file.billedUnknown }) })}</li>
      )}
      {rest > 0 && <li>{t('operation.moreLines', { count: rest })}</li>}
    </ul>
  )
}

function Settle({ file }: { readonly file: ReturnFile }): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const settle = useMutation({
    mutationFn: () => api.send('POST', `${returnFilesPath}/${file.id}/settle`, undefined),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [api.scope, returnFilesPath] })
      toast({ text: t('operation.settled', { file: file.file }) })
    },
    onError: () => toast({ text: t('operation.notSettled') }),
  })
  return (
    <button
      className="govuk-button up-button--quiet"
      type="button"
      aria-disabled={settle.isPending}
      onClick={() => settle.mutate()}
    >
      <Icon of={Check} /> {t('operation.settle')}
      <Hidden> {file.file}</Hidden>
    </button>
  )
}
