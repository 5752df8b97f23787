import { Check, RotateCcw, UserCheck, UserMinus, Users } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeliveryCaseDetail } from '../ui/api/case-types.ts'
import { isProblem } from '../ui/api/problem.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { Notice } from '../ui/dialog/notice.tsx'
import { useToast } from '../ui/dialog/toast.tsx'
import { SelectField } from '../ui/form/select-field.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { Icon } from '../ui/icon.tsx'
import { useMayFollow } from './may-follow.ts'
import { useCaseCommand } from './use-case-command.ts'

/** What a person can do with a case: take it, hand it over, write a note, close it with a reason, and open it again. */
export function CaseCommands({ of }: { readonly of: DeliveryCaseDetail }): ReactNode {
  const { t } = useTranslation()
  const toast = useToast()
  const may = useMayFollow()
  const [open, setOpen] = useState<'close' | 'assign'>()
  const [note, setNote] = useState('')
  const undo = useCaseCommand(of.id)
  const command = useCaseCommand(of.id, ({ verb }) => {
    setOpen(undefined)
    if (verb === 'note') setNote('')
    toast({
      text: t(`cases.done.${verb}`),
      ...(verb === 'close' && { undo: () => undo.mutate({ verb: 'reopen' }) }),
    })
  })
  if (!may) return <p className="up-quiet">{t('cases.readOnly')}</p>
  const run = (verb: 'assign' | 'note' | 'reopen', body?: object) => (): void => {
    if (!command.isPending) command.mutate({ verb, ...(body !== undefined && { body }) })
  }
  const save = (event: FormEvent): void => {
    event.preventDefault()
    if (note.trim() !== '') run('note', { note: note.trim() })()
  }
  return (
    <>
      {command.isError && open === undefined && <Failed error={command.error} />}
      <div className="up-row">
        {of.status === 'closed' ? (
          of.waiting > 0 && (
            <button className="govuk-button govuk-button--secondary" type="button" onClick={run('reopen')}>
              <Icon of={RotateCcw} /> {t('cases.reopen')}
            </button>
          )
        ) : (
          <>
            <button
              className={of.ownedByMe ? 'govuk-button govuk-button--secondary' : 'govuk-button'}
              type="button"
              onClick={run('assign', { to: of.ownedByMe ? 'nobody' : 'me' })}
            >
              <Icon of={of.ownedByMe ? UserMinus : UserCheck} /> {t(of.ownedByMe ? 'cases.leave' : 'cases.takeCase')}
            </button>
            {of.colleagues.length > 0 && (
              <button className="govuk-button govuk-button--secondary" type="button" onClick={() => setOpen('assign')}>
                <Icon of={Users} /> {t('cases.handOver')}
              </button>
            )}
            <button className="govuk-button govuk-button--secondary" type="button" onClick={() => setOpen('close')}>
              <Icon of={Check} /> {t('cases.close')}
            </button>
          </>
        )}
      </div>
      <form className="up-stack" onSubmit={save}>
        <TextField label={t('cases.newNote')} value={note} rows={3} maxLength={2000} onChange={setNote} />
        <div>
          <button className="govuk-button govuk-button--secondary" type="submit" aria-disabled={command.isPending}>
            {t('cases.saveNote')}
          </button>
        </div>
      </form>
      {open === 'close' && (
        <ConfirmDialog
          title={t('cases.closeTitle')}
          confirmLabel={t('cases.close')}
          reason={t('cases.closeReason')}
          reasonMissing={t('cases.closeReasonMissing')}
          busy={command.isPending}
          error={command.error}
          onConfirm={(reason) => command.mutate({ verb: 'close', body: { reason } })}
          onClose={() => setOpen(undefined)}
        >
          <p>{t('cases.closeText')}</p>
        </ConfirmDialog>
      )}
      {open === 'assign' && (
        <HandOverDialog
          colleagues={of.colleagues}
          busy={command.isPending}
          error={command.error}
          onConfirm={(to) => command.mutate({ verb: 'assign', body: { to } })}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  )
}

function HandOverDialog({
  colleagues,
  busy,
  error,
  onConfirm,
  onClose,
}: {
  readonly colleagues: DeliveryCaseDetail['colleagues']
  readonly busy: boolean
  readonly error: unknown
  readonly onConfirm: (to: string) => void
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const [to, setTo] = useState(colleagues[0]?.id ?? '')
  return (
    <ConfirmDialog
      title={t('cases.handOverTitle')}
      confirmLabel={t('cases.handOver')}
      busy={busy}
      error={error}
      onConfirm={() => onConfirm(to)}
      onClose={onClose}
    >
      <SelectField
        name="colleague"
        label={t('cases.colleague')}
        value={to}
        choices={colleagues.map(({ id, name }) => [id, name] as const)}
        onChange={setTo}
      />
    </ConfirmDialog>
  )
}

function Failed({ error }: { readonly error: unknown }): ReactNode {
  const { t } = useTranslation()
  const code = isProblem(error) ? error.body.code : undefined
  return (
    <Notice tone="bad" status>
      {t(`cases.fault.${code}`, { defaultValue: t('states.saveFailed') })}
    </Notice>
  )
}
