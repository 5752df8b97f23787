import { Paperclip } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { MessageRow, Page } from '../ui/api/api-types.ts'
import type { IncomingItem } from '../ui/api/incoming-mail-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { useToast } from '../ui/dialog/toast.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { useTrayCommand } from './use-tray-command.ts'

/** Finds the letter by the reference of its sender, and attaches the scan to it. */
export function AttachDialog({
  item,
  onClose,
}: {
  readonly item: IncomingItem
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const toast = useToast()
  const [reference, setReference] = useState('')
  const [chosen, setChosen] = useState<string>()
  const asked = reference.trim()
  // An operator of the hub reads no letters: an entity gave them the id.
  const byId = /^msg_[0-9a-z]{26}$/.test(asked) ? asked : undefined
  const found = useGet<Page<MessageRow>>(`/v1/messages?limit=10&reference=${encodeURIComponent(asked)}`, {
    enabled: asked.length >= 3 && byId === undefined,
  })
  const attach = useTrayCommand(() => {
    toast({ text: t('tray.attached') })
    onClose()
  })
  const letters = found.data?.items ?? []
  const target = byId ?? chosen
  return (
    <ConfirmDialog
      title={t('tray.attachTitle')}
      confirmLabel={t('tray.attach')}
      icon={Paperclip}
      busy={attach.isPending}
      error={attach.error}
      onConfirm={() =>
        target === undefined ? undefined : attach.mutate({ id: item.id, verb: 'attach', body: { message: target } })
      }
      onClose={onClose}
    >
      <p>{t('tray.attachText', { reference: item.reference })}</p>
      <TextField
        label={t('tray.letterReference')}
        value={reference}
        maxLength={100}
        onChange={(value) => {
          setReference(value)
          setChosen(undefined)
        }}
      />
      <div role="status" className="up-small up-quiet">
        {byId !== undefined
          ? '\u00a0'
          : asked.length < 3
            ? t('tray.typeMore')
            : found.isSuccess
              ? t('tray.found', { count: letters.length })
              : '\u00a0'}
      </div>
      {letters.length > 0 && (
        <fieldset className="govuk-fieldset govuk-radios up-stack up-stack--s">
          <legend className="govuk-fieldset__legend up-strong">{t('tray.choose')}</legend>
          {letters.map((letter) => (
            <div className="govuk-radios__item" key={letter.id}>
              <input
                className="govuk-radios__input"
                type="radio"
                name="letter"
                id={letter.id}
                checked={chosen === letter.id}
                onChange={() => setChosen(letter.id)}
              />
              <label className="govuk-label govuk-radios__label" htmlFor={letter.id}>
                {letter.reference}, {format.date(letter.createdAt)}, {letter.recipient?.name ?? '–'}
              </label>
            </div>
          ))}
        </fieldset>
      )}
      <p className="up-small">
        <Link className="govuk-link" to="/messages/person">
          {t('tray.byPerson')}
        </Link>
      </p>
    </ConfirmDialog>
  )
}
