import { Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Callback, CreatedCallback } from '../ui/api/callback-types.ts'
import { isProblem } from '../ui/api/problem.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { CheckField } from '../ui/form/check-field.tsx'
import { Switch } from '../ui/form/switch.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { typeWord } from './callback-words.ts'
import { useCallbackChange } from './use-callback-change.ts'

/** The events that back offices follow; the API takes every type. */
const offered = [
  'handed-over',
  'delivered',
  'read',
  'acknowledged',
  'refused',
  'neglected',
  'returned',
  'bounced',
  'undeliverable',
  'cancelled',
  'failed',
] as const
const whiches = ['all', 'some'] as const

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
  const [which, setWhich] = useState<(typeof whiches)[number]>('all')
  const [types, setTypes] = useState<readonly (typeof offered)[number][]>(['delivered', 'read', 'undeliverable'])
  const [fault, setFault] = useState<string>()
  const create = useCallbackChange<CreatedCallback, NewCallback>('POST', '', onMade)
  const issue = isProblem(create.error, 400) ? create.error.body.issues?.[0] : undefined
  const go = (): void => {
    const lacks = !URL.canParse(url.trim())
    setFault(lacks ? t('callbacks.urlFault.no-url') : undefined)
    if (lacks) return
    create.mutate({
      url: url.trim(),
      types: which === 'all' || types.length === 0 ? ['*'] : [...types],
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
        onChange={setUrl}
      />
      <TextField label={t('callbacks.name')} value={name} maxLength={100} onChange={setName} />
      <Switch
        name={t('callbacks.types')}
        choices={whiches.map((value) => ({ value, name: t(`callbacks.which.${value}`) }))}
        chosen={which}
        onChoose={setWhich}
      />
      {which === 'some' && (
        <fieldset className="cb-types">
          <legend className="govuk-visually-hidden">{t('callbacks.types')}</legend>
          {offered.map((type) => (
            <CheckField
              key={type}
              label={typeWord(t, type)}
              checked={types.includes(type)}
              onChange={(on) => setTypes(on ? [...types, type] : types.filter((each) => each !== type))}
            />
          ))}
        </fieldset>
      )}
      <CheckField label={t('callbacks.ofTests')} checked={test} onChange={setTest} />
    </ConfirmDialog>
  )
}
