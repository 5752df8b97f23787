import { Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Callback, CreatedCallback } from '../ui/api/callback-types.ts'
import { isProblem } from '../ui/api/problem.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { CheckField } from '../ui/form/check-field.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { TypesField } from './types-field.tsx'
import { useCallbackChange } from './use-callback-change.ts'

interface NewCallback {
  readonly url: string
  readonly name?: string
  readonly types: Callback['types']
  readonly test?: true
}

/** A form for a new callback; what was typed stays until it is made. */
export function NewCallbackDialog({
  onMade,
  onClose,
}: {
  readonly onMade: (made: CreatedCallback) => void
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const [url, setUrl] = useState('')
  const [name, setName] = useState('')
  const [test, setTest] = useState(false)
  const [types, setTypes] = useState<Callback['types']>(['*'])
  const [fault, setFault] = useState<string>()
  const [lacksTypes, setLacksTypes] = useState(false)
  const create = useCallbackChange<CreatedCallback, NewCallback>('POST', '', onMade)
  const issue = isProblem(create.error, 400) ? create.error.body.issues?.[0] : undefined
  const go = (): void => {
    const lacks = !URL.canParse(url.trim())
    setFault(lacks ? t('callbacks.urlFault.no-url') : undefined)
    const none = types.length === 0
    setLacksTypes(none)
    if (lacks || none) return
    create.mutate({
      url: url.trim(),
      types,
      ...(name.trim() !== '' && { name: name.trim() }),
      ...(test && { test }),
    })
  }
  return (
    <ConfirmDialog
      title={t('callbacks.new')}
      confirmLabel={t('callbacks.make')}
      icon={Plus}
      busy={create.isPending}
      error={issue === undefined ? create.error : null}
      onConfirm={go}
      onClose={onClose}
    >
      <TextField
        label={t('callbacks.url')}
        hint={t('callbacks.urlHint')}
        value={url}
        maxLength={2000}
        fault={fault ?? (issue && t([`callbacks.urlFault.${issue.reason}`, 'callbacks.urlFault.no-url']))}
        onChange={(next) => {
          setFault(undefined)
          create.reset()
          setUrl(next)
        }}
      />
      <TextField label={t('callbacks.name')} value={name} maxLength={100} onChange={setName} />
      <TypesField types={types} lacks={lacksTypes} onChange={setTypes} />
      <CheckField label={t('callbacks.ofTests')} checked={test} onChange={setTest} />
    </ConfirmDialog>
  )
}
