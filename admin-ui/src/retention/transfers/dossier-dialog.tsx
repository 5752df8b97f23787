import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/dialog/dialog.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import { useRetentionChange } from '../use-retention-change.ts'
import { SaveFailed } from './save-failed.tsx'

/** Says when a dossier was closed, or that it is open again. */
export function DossierDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const [dossier, setDossier] = useState('')
  const [closedOn, setClosedOn] = useState('')
  const [wanted, setWanted] = useState<'close' | 'reopen'>()
  const changed = useRetentionChange(onClose)
  const lacksDossier = dossier.trim() === ''
  const save = (verb: 'close' | 'reopen'): void => {
    setWanted(verb)
    if (lacksDossier || (verb === 'close' && closedOn === '') || changed.isPending) return
    changed.mutate({
      path: 'dossiers',
      body: { dossier: dossier.trim(), ...(verb === 'close' && { closedOn }) },
      done: t(verb === 'close' ? 'transfer.dossierClosed' : 'transfer.dossierOpen'),
    })
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    save('close')
  }
  return (
    <Dialog title={t('transfer.closeDossier')} onClose={onClose}>
      <form className="up-stack" noValidate onSubmit={submit}>
        <p>{t('transfer.closeDossierText')}</p>
        <TextField
          label={t('transfer.dossier')}
          value={dossier}
          maxLength={100}
          fault={wanted !== undefined && lacksDossier ? t('transfer.dossierMissing') : undefined}
          onChange={setDossier}
        />
        <TextField
          label={t('transfer.closedOn')}
          type="date"
          value={closedOn}
          fault={wanted === 'close' && closedOn === '' ? t('transfer.dayMissing') : undefined}
          onChange={setClosedOn}
        />
        <SaveFailed error={changed.error} />
        <div className="up-row">
          <button className="govuk-button" type="submit" aria-disabled={changed.isPending}>
            {t('transfer.closeIt')}
          </button>
          <button className="govuk-button govuk-button--secondary" type="button" onClick={() => save('reopen')}>
            {t('transfer.reopen')}
          </button>
          <button className="govuk-button up-button--quiet" type="button" onClick={onClose}>
            {t('words.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
