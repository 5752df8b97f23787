import { RotateCcw } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintRun } from '../ui/api/operator-types.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { Hidden } from '../ui/layout/hidden.tsx'
import { type Column, Table } from '../ui/layout/table.tsx'
import { RerunDialog } from './rerun-dialog.tsx'
import { RunStatusTag } from './run-status-tag.tsx'

type Part = PrintRun['parts'][number]

/** The packages that were handed over to the print partner. */
export function PartsCard({ run, mayRerun }: { readonly run: PrintRun; readonly mayRerun: boolean }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const [asking, setAsking] = useState<number>()
  if (run.parts.length === 0) {
    return (
      <Card title={t('run.parts')}>
        <p className="up-quiet">{t('run.noParts')}</p>
      </Card>
    )
  }
  const again: Column<Part> = {
    head: <Hidden>{t('run.rerun.verb')}</Hidden>,
    cell: ({ n, status }) =>
      (status === 'handed-over' || status === 'accepted') && (
        <button
          className="govuk-button govuk-button--secondary"
          type="button"
          aria-label={t('run.rerun.verbOf', { n })}
          onClick={() => setAsking(n)}
        >
          <Icon of={RotateCcw} /> {t('run.rerun.verb')}
        </button>
      ),
  }
  const asked = run.parts.find(({ n }) => n === asking)
  return (
    <Card title={t('run.parts')} flush>
      <Table
        name={t('run.parts')}
        rows={run.parts}
        rowKey={(part) => String(part.n)}
        cards
        columns={[
          {
            head: t('run.part'),
            heading: true,
            cell: (part) => (
              <>
                {t('run.partN', { n: part.n })}
                {part.rerunOf !== undefined && (
                  <span className="up-quiet"> {t('run.rerunOf', { n: part.rerunOf })}</span>
                )}
                {part.rejectedAt !== undefined && <span className="up-quiet"> {t('run.refused')}</span>}
              </>
            ),
          },
          {
            head: t('runs.letters'),
            label: t('runs.letters'),
            numeric: true,
            cell: (part) => format.number(part.letters),
          },
          {
            head: t('runs.sheets'),
            label: t('runs.sheets'),
            numeric: true,
            cell: (part) => format.number(part.sheets),
          },
          {
            head: 'SHA-256',
            label: 'SHA-256',
            cell: ({ sha256 }) =>
              sha256 === undefined ? (
                '–'
              ) : (
                <span className="up-code">{`${sha256.slice(0, 4)}…${sha256.slice(-4)}`}</span>
              ),
          },
          {
            head: t('messages.status'),
            label: t('messages.status'),
            cell: (part) => <RunStatusTag status={part.status} />,
          },
          ...(mayRerun ? [again] : []),
        ]}
      />
      {asked !== undefined && <RerunDialog run={run} part={asked} onClose={() => setAsking(undefined)} />}
    </Card>
  )
}
