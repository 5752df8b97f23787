import { useQueryClient } from '@tanstack/react-query'
import { ArrowRight, CircleAlert } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { List, ListTable } from '../../ui/api/list-types.ts'
import { isProblem, type Problem } from '../../ui/api/problem.ts'
import type { TemplateVariable, TemplateVersion } from '../../ui/api/template-types.ts'
import { useApi } from '../../ui/api/use-api.ts'
import { Notice } from '../../ui/dialog/notice.tsx'
import { CheckField } from '../../ui/form/check-field.tsx'
import { useLocalized } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Card } from '../../ui/layout/card.tsx'
import { useReason } from '../upload/refusal-notice.tsx'
import { listPath } from '../use-list.ts'
import { ColumnsTable } from './columns-table.tsx'
import { FileCard } from './file-card.tsx'
import { missingOf } from './missing-of.ts'
import { NeedsCard } from './needs-card.tsx'
import { RowCard } from './row-card.tsx'
import { TableNotes } from './table-notes.tsx'
import { useColumnChoices, wishOf } from './use-column-choices.ts'
import { ZeroNotices } from './zero-notices.tsx'

/** The columns of one table, with what they give the letter. */
export function ColumnsForm({
  list,
  version,
  table,
  onChoice,
}: {
  readonly list: List
  readonly version: TemplateVersion
  readonly table: ListTable
  readonly onChoice: (choice: { readonly sheet?: string; readonly headRow?: number }) => void
}): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const reasonOf = useReason()
  const variables = version.variables as TemplateVariable[]
  const controls = useColumnChoices(list.id, table)
  const { choices } = controls
  const { problem, isBusy, confirm } = useConfirm(list)
  const nameOf = (name: string): string => localized(variables.find((each) => each.name === name)?.label) || name
  const open = (table.columns ?? []).find(({ head }) => head !== '' && choices.uses[head] === '')
  const [missing] = missingOf(choices, variables)
  const left =
    open !== undefined
      ? t('listColumns.stillColumn', { head: open.head })
      : missing === undefined
        ? undefined
        : missing.startsWith('variable:')
          ? t('listColumns.stillVariable', { name: nameOf(missing.slice('variable:'.length)) })
          : t(`listColumns.still.${missing}`)
  const { refusedChoice } = table
  const refused = refusedChoice && reasonOf(refusedChoice.reason, refusedChoice.values)
  return (
    <>
      <FileCard list={list} table={table} onChoice={onChoice} />
      {refusedChoice !== undefined && (
        <Notice tone="warn" status title={t('listColumns.refusedChoice')}>
          {refused === undefined ? <p lang="en">{refusedChoice.detail}</p> : <p>{refused.what}</p>}
        </Notice>
      )}
      <ZeroNotices table={table} variables={variables} controls={controls} />
      <TableNotes table={table} />
      <div className="st-two ls-two">
        <ColumnsTable table={table} variables={variables} controls={controls} />
        <aside className="up-stack" aria-label={t('listColumns.needs')}>
          <NeedsCard
            variables={variables}
            controls={controls}
            faults={constantFaults(problem, t('listColumns.unreadable'))}
          />
          <Card title={t('listColumns.rememberTitle')}>
            <CheckField
              label={t('listColumns.remember')}
              checked={choices.remembers}
              onChange={controls.setRemembers}
            />
            <p className="up-quiet up-small">{t('listColumns.rememberText')}</p>
          </Card>
          <RowCard list={list} table={table} variables={variables} choices={choices} />
        </aside>
      </div>
      {problem !== undefined && <Notice tone="bad" status title={t('listColumns.failed')} />}
      <div className="up-row up-row--between ls-foot">
        <p className="up-quiet" role="status">
          {left !== undefined && (
            <>
              <Icon of={CircleAlert} /> {left}
            </>
          )}
        </p>
        <div className="up-row">
          <Link className="govuk-button govuk-button--secondary" to="/send/_lists">
            {t('listColumns.later')}
          </Link>
          <button
            className="govuk-button"
            type="button"
            aria-disabled={left !== undefined || isBusy}
            onClick={() => {
              if (left === undefined && !isBusy) confirm({ ...wishOf(choices), remember: choices.remembers })
            }}
          >
            {t('listColumns.check')} <Icon of={ArrowRight} />
          </button>
        </div>
      </div>
    </>
  )
}

function useConfirm(list: List) {
  const api = useApi()
  const client = useQueryClient()
  const [problem, setProblem] = useState<Problem>()
  const [isBusy, setBusy] = useState(false)
  const confirm = async (wish: unknown): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    try {
      await api.send('PUT', `${listPath(list.id)}/columns`, wish)
      await client.invalidateQueries({ queryKey: [api.scope, listPath(list.id)] })
    } catch (error) {
      if (!isProblem(error)) throw error
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return { problem, isBusy, confirm: (wish: unknown) => void confirm(wish) }
}

/** Values for all rows that could not be read, by their variable. */
function constantFaults(problem: Problem | undefined, words: string): ReadonlyMap<string, string> {
  const faults = problem?.body.issues ?? []
  return new Map(
    faults.flatMap(({ pointer, code }) => {
      const [, name] = /^\/constants\/(.+)$/.exec(pointer) ?? []
      return name !== undefined && code === 'UP-2203' ? [[name.replaceAll('~1', '/').replaceAll('~0', '~'), words]] : []
    }),
  )
}
