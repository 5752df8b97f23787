import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FalseLetter } from '../ui/api/inbox-types.ts'
import { useFormat, useLocalized } from '../ui/format/use-format.ts'
import { Hidden } from '../ui/layout/hidden.tsx'
import { type Column, Table } from '../ui/layout/table.tsx'
import { NoteDialog } from './note-dialog.tsx'
import { useFalseLetterChange } from './use-false-letter-change.ts'

/** Reports with what the letter is like, and what is done with each. */
export function FalseLetterTable({ reports }: { readonly reports: readonly FalseLetter[] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const localized = useLocalized()
  const [open, setOpen] = useState<FalseLetter>()
  const change = useFalseLetterChange()
  const columns: readonly Column<FalseLetter>[] = [
    {
      head: t('falseLetters.letter'),
      heading: true,
      cell: ({ code, sender, asks, cameBy }) => (
        <>
          {code === undefined ? t('falseLetters.noCode') : <span className="up-code">{code}</span>}
          <span className="cs-line up-quiet up-small">
            {sender === undefined ? t('falseLetters.noSender') : localized(sender.name)}
          </span>
          <span className="cs-line up-small">
            {t(`falseLetters.way.${cameBy}`)}, {t(`falseLetters.ask.${asks}`)}
          </span>
        </>
      ),
    },
    {
      head: t('falseLetters.place'),
      label: t('falseLetters.place'),
      cell: ({ postalCode }) => postalCode ?? '–',
    },
    {
      head: t('falseLetters.reported'),
      label: t('falseLetters.reported'),
      cell: ({ reportedAt, receivedOn }) => (
        <>
          {format.moment(reportedAt)}
          {receivedOn !== undefined && (
            <span className="cs-line up-quiet up-small">
              {t('falseLetters.received', { day: format.date(receivedOn) })}
            </span>
          )}
        </>
      ),
    },
    {
      head: t('falseLetters.note'),
      label: t('falseLetters.note'),
      cell: ({ note, changedBy, changedAt }) => (
        <>
          {note ?? '–'}
          {changedAt !== undefined && (
            <span className="cs-line up-quiet up-small">
              {changedBy}, {format.moment(changedAt)}
            </span>
          )}
        </>
      ),
    },
    {
      head: <Hidden>{t('falseLetters.do')}</Hidden>,
      cell: (report) => (
        <div className="up-row">
          {report.status === 'new' && (
            <button
              className="govuk-button up-button--quiet"
              type="button"
              onClick={() => change.mutate({ report, status: 'seen' })}
            >
              {t('falseLetters.markSeen')}
              <Hidden>: {report.code ?? report.id}</Hidden>
            </button>
          )}
          <button
            className="govuk-button govuk-button--secondary"
            type="button"
            onClick={() => (report.status === 'handled' ? change.mutate({ report, status: 'seen' }) : setOpen(report))}
          >
            {t(report.status === 'handled' ? 'falseLetters.reopen' : 'falseLetters.handle')}
            <Hidden>: {report.code ?? report.id}</Hidden>
          </button>
        </div>
      ),
    },
  ]
  return (
    <>
      {change.isError && (
        <p className="govuk-error-message" role="alert">
          {t('falseLetters.changeFailed')}
        </p>
      )}
      <Table name={t('falseLetters.title')} columns={columns} rows={reports} rowKey={({ id }) => id} cards />
      {open !== undefined && <NoteDialog report={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}
