import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageClass } from '../ui/api/operator-types.ts'
import { useApi } from '../ui/api/use-api.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { useToast } from '../ui/dialog/toast.tsx'
import { ChangesOfClass } from './changes-of-class.tsx'
import { type ClassDraft, classOf, draftOf, wrongParts } from './class-draft.ts'
import { DeliveryFields } from './delivery-fields.tsx'
import { LawFields } from './law-fields.tsx'
import { type FieldsProps, useFaults } from './part-fields.tsx'
import { refusedParts } from './refused-parts.ts'

/** Changes every rule of a class; says what changes before it is saved, and offers to undo it afterwards. */
export function ClassForm({ of, onClose }: { readonly of: MessageClass; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const toast = useToast()
  const [draft, setDraft] = useState(() => draftOf(of))
  const [isChecked, setChecked] = useState(false)
  const undo = useSave(() => toast({ text: t('classes.undone') }))
  const save = useSave(() => {
    toast({ text: t('classes.saved'), undo: () => undo.mutate(of) })
    onClose()
  })
  const refused = refusedParts(save.error, t)
  const faultOf = useFaults(draft, isChecked, refused)
  const isWrong = Object.keys(wrongParts(draft)).length > 0
  const change = (part: Partial<ClassDraft>): void => {
    setDraft((before) => ({ ...before, ...part }))
    save.reset()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setChecked(true)
    if (!isWrong && !save.isPending) save.mutate(classOf(of.key, draft))
  }
  const fields: FieldsProps = { draft, change, faultOf }
  return (
    <form className="up-stack" onSubmit={submit} noValidate aria-label={t('classes.change')}>
      <DeliveryFields {...fields} />
      <LawFields {...fields} />
      {!isWrong && <ChangesOfClass before={of} after={classOf(of.key, draft)} />}
      {save.error !== null && (
        <Notice tone="bad" status title={t(refused.size > 0 ? 'classes.refusedTitle' : 'states.saveFailed')}>
          {refused.size > 0 && (
            <ul>
              {[...refused].map(([part, words]) => (
                <li key={part}>{words}</li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      <div className="up-row">
        <button className="govuk-button" type="submit" aria-disabled={save.isPending}>
          {save.isPending ? t('parts.busy') : t('classes.save')}
        </button>
        <button className="govuk-button govuk-button--secondary" type="button" onClick={onClose}>
          {t('classes.cancel')}
        </button>
      </div>
    </form>
  )
}

function useSave(done: () => void) {
  const api = useApi()
  const client = useQueryClient()
  const path = '/v1/message-classes'
  return useMutation({
    mutationFn: (wanted: MessageClass) => api.send<MessageClass>('POST', path, wanted),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [api.scope, path] })
      done()
    },
  })
}
