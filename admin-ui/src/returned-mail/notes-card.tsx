import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../frame/working-for.ts'
import type { ReturnedLetterDetail } from '../ui/api/incoming-mail-types.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { useToast } from '../ui/dialog/toast.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { Card } from '../ui/layout/card.tsx'
import { useCaseCommand } from './use-case-command.ts'

/** The person who handles the case, and a note for colleagues. */
export function NotesCard({ letter }: { readonly letter: ReturnedLetterDetail }): ReactNode {
  const { t } = useTranslation()
  const toast = useToast()
  const may = useMay('messages:send')
  const [note, setNote] = useState(letter.note ?? '')
  const command = useCaseCommand(letter.id, () => toast({ text: t('returned.noteSaved') }))
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (!command.isPending) command.mutate({ verb: 'notes', body: { note } })
  }
  const who = letter.assignedToMe ? t('returned.me') : (letter.assignee ?? t('returned.nobody'))
  return (
    <Card title={t('returned.notes')}>
      <form className="up-stack" onSubmit={save}>
        <p>{t('returned.handledBy', { who })}</p>
        {may ? (
          <>
            <button
              className="govuk-button govuk-button--secondary"
              type="button"
              aria-disabled={command.isPending}
              onClick={() => command.mutate({ verb: 'notes', body: { assign: letter.assignedToMe ? 'nobody' : 'me' } })}
            >
              {t(letter.assignedToMe ? 'returned.leave' : 'returned.take')}
            </button>
            <TextField label={t('returned.note')} value={note} rows={4} maxLength={1000} onChange={setNote} />
            {command.isError && (
              <Notice tone="bad" status>
                {t('states.saveFailed')}
              </Notice>
            )}
            <button className="govuk-button govuk-button--secondary" type="submit" aria-disabled={command.isPending}>
              {t('returned.saveNote')}
            </button>
          </>
        ) : (
          <p>{letter.note ?? '–'}</p>
        )}
      </form>
    </Card>
  )
}
