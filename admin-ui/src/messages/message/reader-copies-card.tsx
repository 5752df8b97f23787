import { RotateCw } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../frame/working-for.ts'
import type { Message } from '../../ui/api/api-types.ts'
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx'
import { Notice } from '../../ui/dialog/notice.tsx'
import { useToast } from '../../ui/dialog/toast.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Card } from '../../ui/layout/card.tsx'
import { Hidden } from '../../ui/layout/hidden.tsx'
import { useReaderCopy } from './use-reader-copy.ts'

type Copy = NonNullable<Message['readerCopies']>[number]

/** Copies for further guardians that were not sent: those that were refused can be requested once more, or given up. */
export function ReaderCopiesCard({ message: { readerCopies } }: { readonly message: Message }): ReactNode {
  const { t } = useTranslation()
  if (readerCopies === undefined) return null
  return (
    <Card title={t('readerCopies.title')} sub={t('readerCopies.sub')}>
      <ul className="cs-letters" role="list">
        {readerCopies.map((copy) => (
          <li key={copy.number}>
            <CopyLine copy={copy} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function CopyLine({ copy }: { readonly copy: Copy }): ReactNode {
  const { t } = useTranslation()
  const may = useMay('messages:send')
  const toast = useToast()
  const [drops, setDrops] = useState(false)
  const settle = useReaderCopy(copy, (wish) => {
    setDrops(false)
    toast({ text: t(`readerCopies.done.${wish}`) })
  })
  const { reader, status, code } = copy
  return (
    <div className="up-stack up-stack--s">
      <p>
        <span className="up-strong">{reader}</span>
        <span className="cs-line up-quiet up-small">
          {t(`readerCopies.status.${status}`)}{' '}
          {code !== undefined && (
            <a className="govuk-link" href={`/docs/problems/${code}`}>
              {code}
            </a>
          )}
        </span>
      </p>
      {settle.isError && !drops && (
        <Notice tone="bad" status>
          {t('states.saveFailed')}
        </Notice>
      )}
      {may && status === 'refused' && (
        <div className="up-row">
          <button
            className="govuk-button govuk-button--secondary"
            type="button"
            aria-disabled={settle.isPending}
            onClick={() => {
              if (!settle.isPending) settle.mutate({ wish: 'retry' })
            }}
          >
            <Icon of={RotateCw} /> {t('readerCopies.retry')} <Hidden>{reader}</Hidden>
          </button>
          <button className="govuk-button govuk-button--secondary" type="button" onClick={() => setDrops(true)}>
            {t('readerCopies.drop')} <Hidden>{reader}</Hidden>
          </button>
        </div>
      )}
      {drops && (
        <ConfirmDialog
          title={t('readerCopies.dropTitle', { reader })}
          confirmLabel={t('readerCopies.drop')}
          destructive
          reason={t('readerCopies.reason')}
          reasonMissing={t('readerCopies.reasonMissing')}
          busy={settle.isPending}
          error={settle.error}
          onConfirm={(reason) => settle.mutate({ wish: 'drop', reason })}
          onClose={() => setDrops(false)}
        >
          <p>{t('readerCopies.dropText')}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
