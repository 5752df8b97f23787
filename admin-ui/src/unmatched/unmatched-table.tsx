import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UnmatchedReceipt } from '../ui/api/case-types.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Hidden } from '../ui/layout/hidden.tsx'
import { type Column, Table } from '../ui/layout/table.tsx'
import { AttachReceiptDialog, DiscardReceiptDialog } from './settle-dialogs.tsx'

/** Reports without a letter, newest first, with what can be done with each. */
export function UnmatchedTable({
  receipts,
  settled,
}: {
  readonly receipts: readonly UnmatchedReceipt[]
  readonly settled: boolean
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const [open, setOpen] = useState<{ readonly receipt: UnmatchedReceipt; readonly what: 'attach' | 'discard' }>()
  const close = (): void => setOpen(undefined)
  const columns: readonly Column<UnmatchedReceipt>[] = [
    {
      head: t('unmatched.reference'),
      heading: true,
      cell: ({ message }) => <span className="up-code up-break up-small">{message}</span>,
    },
    {
      head: t('unmatched.channel'),
      label: t('unmatched.channel'),
      cell: ({ channel }) => (channel === undefined ? t('unmatched.unknown') : t(`channel.${channel}`)),
    },
    {
      head: t('unmatched.report'),
      label: t('unmatched.report'),
      cell: ({ type, reason }) => (
        <>
          {t(`event.${type}`, { defaultValue: type, way: '' }).trim()}
          {reason !== undefined && (
            <span className="cs-line up-quiet up-small">
              {t(`returned.reason.${reason}`, { defaultValue: reason })}
            </span>
          )}
        </>
      ),
    },
    {
      head: t('unmatched.received'),
      label: t('unmatched.received'),
      cell: ({ receivedAt, at }) => (
        <>
          {format.moment(receivedAt)}
          <span className="cs-line up-quiet up-small">{t('unmatched.happened', { moment: format.moment(at) })}</span>
        </>
      ),
    },
    settled
      ? { head: t('unmatched.result'), label: t('unmatched.result'), cell: resultOf }
      : {
          head: <Hidden>{t('unmatched.do')}</Hidden>,
          cell: (receipt) => (
            <div className="up-row">
              <button
                className="govuk-button govuk-button--secondary"
                type="button"
                onClick={() => setOpen({ receipt, what: 'attach' })}
              >
                {t('unmatched.attach')}
                <Hidden>: {receipt.message}</Hidden>
              </button>
              <button
                className="govuk-button up-button--quiet"
                type="button"
                onClick={() => setOpen({ receipt, what: 'discard' })}
              >
                {t('unmatched.discard')}
                <Hidden>: {receipt.message}</Hidden>
              </button>
            </div>
          ),
        },
  ]
  return (
    <>
      <Table name={t('unmatched.title')} columns={columns} rows={receipts} rowKey={({ id }) => id} cards />
      {open?.what === 'attach' && <AttachReceiptDialog receipt={open.receipt} onClose={close} />}
      {open?.what === 'discard' && <DiscardReceiptDialog receipt={open.receipt} onClose={close} />}
    </>
  )

  function resultOf({ settledAs, settledAt, settledBy, settledReason, attachedTo }: UnmatchedReceipt): ReactNode {
    return (
      <>
        {settledAs === 'attached'
          ? t('unmatched.attachedTo')
          : t('unmatched.discardedAs', { reason: settledReason ?? '' })}{' '}
        {attachedTo !== undefined && <span className="up-code up-break up-small">{attachedTo}</span>}
        <span className="cs-line up-quiet up-small">
          {settledBy ?? ''}, {settledAt === undefined ? '' : format.moment(settledAt)}
        </span>
      </>
    )
  }
}
