import { Pencil, RotateCcw, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Callback } from '../ui/api/callback-types.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { useToast } from '../ui/dialog/toast.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { Facts } from '../ui/layout/facts.tsx'
import { nameOf } from './callback-words.ts'
import { ChangeCallbackDialog } from './change-callback-dialog.tsx'
import { useCallbackChange } from './use-callback-change.ts'

/** The age of the secret, changes of the callback, and its end. */
export function SecretCard({
  callback,
  onSecret,
}: {
  readonly callback: Callback
  readonly onSecret: (secret: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const toast = useToast()
  const [asked, setAsked] = useState<'change' | 'rotate' | 'remove'>()
  const name = nameOf(callback)
  const close = (): void => setAsked(undefined)
  const rotate = useCallbackChange<{ readonly secret: string }>(
    'POST',
    `/${callback.id}/rotate-secret`,
    ({ secret }) => {
      close()
      onSecret(secret)
    },
  )
  const remove = useCallbackChange('DELETE', `/${callback.id}`, () => {
    close()
    toast({ text: t('callbacks.removed', { name }) })
  })
  const { since, previousUntil } = callback.secret
  return (
    <Card title={t('callbacks.settings')} className="up-stack">
      <Facts
        pairs={[
          [t('callbacks.secretNow'), t('callbacks.since', { moment: format.moment(since) })],
          [
            t('callbacks.secretPrevious'),
            previousUntil && t('callbacks.validUntil', { moment: format.moment(previousUntil) }),
          ],
        ]}
      />
      <div className="up-row">
        <button className="govuk-button govuk-button--secondary" type="button" onClick={() => setAsked('change')}>
          <Icon of={Pencil} /> {t('callbacks.change')}
        </button>
        <button className="govuk-button govuk-button--secondary" type="button" onClick={() => setAsked('rotate')}>
          <Icon of={RotateCcw} /> {t('callbacks.rotate')}
        </button>
        <button className="govuk-button govuk-button--secondary" type="button" onClick={() => setAsked('remove')}>
          <Icon of={Trash2} /> {t('callbacks.remove')}
        </button>
      </div>
      {asked === 'change' && (
        <ChangeCallbackDialog
          callback={callback}
          onChanged={() => {
            close()
            toast({ text: t('callbacks.changed', { name }) })
          }}
          onClose={close}
        />
      )}
      {asked === 'rotate' && (
        <ConfirmDialog
          title={t('callbacks.rotateTitle', { name })}
          confirmLabel={t('callbacks.rotate')}
          icon={RotateCcw}
          busy={rotate.isPending}
          error={rotate.error}
          onConfirm={() => rotate.mutate()}
          onClose={close}
        >
          <p>{t('callbacks.rotateText')}</p>
        </ConfirmDialog>
      )}
      {asked === 'remove' && (
        <ConfirmDialog
          title={t('callbacks.removeTitle', { name })}
          confirmLabel={t('callbacks.remove')}
          icon={Trash2}
          destructive
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate()}
          onClose={close}
        >
          <p>{t('callbacks.removeText')}</p>
        </ConfirmDialog>
      )}
    </Card>
  )
}
