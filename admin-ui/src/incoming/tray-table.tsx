import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncomingItem } from '../ui/api/incoming-mail-types.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Hidden } from '../ui/layout/hidden.tsx'
import { Table } from '../ui/layout/table.tsx'
import { useDownload } from '../ui/use-download.ts'
import { AttachDialog } from './attach-dialog.tsx'
import { DiscardDialog } from './discard-dialog.tsx'

/** The scans that wait, with what can be done with each. */
export function TrayTable({ items }: { readonly items: readonly IncomingItem[] }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const download = useDownload()
  const [open, setOpen] = useState<{ readonly item: IncomingItem; readonly what: 'attach' | 'discard' }>()
  const close = () => setOpen(undefined)
  return (
    <>
      {download.failed && (
        <Notice tone="bad" status>
          {t('message.downloadFailed')}
        </Notice>
      )}
      <Table
        name={t('tray.title')}
        rows={items}
        rowKey={(item) => item.id}
        cards
        columns={[
          {
            head: t('tray.reference'),
            heading: true,
            cell: (item) => <span className="up-code up-break">{item.reference}</span>,
          },
          { head: t('tray.kind'), label: t('tray.kind'), cell: (item) => t(`tray.kindOf.${item.kind}`) },
          {
            head: t('tray.receivedAt'),
            label: t('tray.receivedAt'),
            cell: (item) => format.date(item.receivedAt),
          },
          {
            head: t('tray.size'),
            label: t('tray.size'),
            cell: (item) =>
              [item.pages === undefined ? undefined : t('message.pages', { count: item.pages }), format.size(item.size)]
                .filter((each) => each !== undefined)
                .join(', '),
          },
          {
            head: <Hidden>{t('tray.do')}</Hidden>,
            cell: (item) => (
              <div className="up-row">
                <button
                  className="govuk-button up-button--quiet"
                  type="button"
                  aria-disabled={download.busy}
                  onClick={() => download.start({ path: `/v1/incoming/${item.id}/file` }, `${item.id}.pdf`)}
                >
                  {t('tray.look')}
                  <Hidden> {item.reference}</Hidden>
                </button>
                <button
                  className="govuk-button govuk-button--secondary"
                  type="button"
                  onClick={() => setOpen({ item, what: 'attach' })}
                >
                  {t('tray.attach')}
                  <Hidden> {item.reference}</Hidden>
                </button>
                <button
                  className="govuk-button up-button--quiet"
                  type="button"
                  onClick={() => setOpen({ item, what: 'discard' })}
                >
                  {t('tray.discard')}
                  <Hidden> {item.reference}</Hidden>
                </button>
              </div>
            ),
          },
        ]}
      />
      {open?.what === 'attach' && <AttachDialog item={open.item} onClose={close} />}
      {open?.what === 'discard' && <DiscardDialog item={open.item} onClose={close} />}
    </>
  )
}
