import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintRun } from '../ui/api/operator-types.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Card } from '../ui/layout/card.tsx'
import { Table } from '../ui/layout/table.tsx'
import { RunStatusTag } from './run-status-tag.tsx'

/** The packages that were handed over to the print partner. */
export function PartsCard({ run }: { readonly run: PrintRun }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  if (run.parts.length === 0) {
    return (
      <Card title={t('run.parts')}>
        <p className="up-quiet">{t('run.noParts')}</p>
      </Card>
    )
  }
  return (
    <Card title={t('run.parts')} flush>
      <Table
        name={t('run.parts')}
        rows={run.parts}
        rowKey={(part) => String(part.n)}
        columns={[
          { head: t('run.part'), heading: true, nowrap: true, cell: (part) => t('run.partN', { n: part.n }) },
          { head: t('runs.letters'), numeric: true, cell: (part) => format.number(part.letters) },
          {
            head: 'SHA-256',
            cell: ({ sha256 }) =>
              sha256 === undefined ? (
                '–'
              ) : (
                <span className="up-code">{`${sha256.slice(0, 4)}…${sha256.slice(-4)}`}</span>
              ),
          },
          { head: t('messages.status'), cell: (part) => <RunStatusTag status={part.status} /> },
        ]}
      />
    </Card>
  )
}
