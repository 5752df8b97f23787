import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCopy } from '../ui/copy-button.tsx'
import { Dialog } from '../ui/dialog/dialog.tsx'
import { Icon } from '../ui/icon.tsx'

/** Shows a secret once; Escape does not close it, since the secret would be lost. */
export function SecretDialog({
  secret,
  onClose,
}: {
  readonly secret: string
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const copy = useCopy(secret)
  return (
    <Dialog title={t('callbacks.secretTitle')} stays onClose={onClose}>
      <div className="up-stack">
        <p>{t('callbacks.secretText')}</p>
        <p className="st-source">{secret}</p>
        <div className="up-row">
          {copy.button(t('callbacks.secret'))} {copy.done}
        </div>
        <div>
          <button className="govuk-button" type="button" onClick={onClose}>
            <Icon of={Check} /> {t('callbacks.secretSaved')}
          </button>
        </div>
      </div>
    </Dialog>
  )
}
