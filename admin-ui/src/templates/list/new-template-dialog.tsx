import { useMutation, useQueryClient } from '@tanstack/react-query'
import { FilePlus2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { isProblem } from '../../ui/api/problem.ts'
import type { TemplateVersion } from '../../ui/api/template-types.ts'
import { useApi } from '../../ui/api/use-api.ts'
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx'
import { SelectField } from '../../ui/form/select-field.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import { keyFrom } from '../key-from.ts'
import { messageClasses } from '../message-classes.ts'
import { versionPath } from '../version/version-path.ts'

/** A name and a class; the key for other systems follows from the name, until it is written by hand. */
export function NewTemplateDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [ownKey, setOwnKey] = useState<string>()
  const [messageClass, setClass] = useState<string>('information')
  const [submitted, setSubmitted] = useState(false)
  const key = ownKey ?? keyFrom(name)
  const made = useMutation({
    mutationFn: () =>
      api.send<TemplateVersion>('POST', '/v1/templates', { key, name: { nl: name.trim() }, class: messageClass }),
    onSuccess: (version) => {
      void client.invalidateQueries({ queryKey: [api.scope, '/v1/templates'] })
      void navigate(`${versionPath(version.key, version.version)}/edit`)
    },
  })
  const taken = isProblem(made.error, 409)
  const keyFault = taken
    ? t('templates.new.keyTaken')
    : submitted && !/^[a-z0-9-]+$/.test(key)
      ? t('templates.new.keyFault')
      : undefined
  const go = () => {
    setSubmitted(true)
    if (name.trim() !== '' && /^[a-z0-9-]+$/.test(key)) made.mutate()
  }
  return (
    <ConfirmDialog
      title={t('templates.new.title')}
      confirmLabel={t('templates.new.verb')}
      icon={FilePlus2}
      busy={made.isPending}
      error={taken ? null : made.error}
      onConfirm={go}
      onClose={onClose}
    >
      <TextField
        label={t('templates.name')}
        hint={t('templates.new.nameHint')}
        value={name}
        maxLength={100}
        fault={submitted && name.trim() === '' ? t('templates.new.nameFault') : undefined}
        onChange={setName}
      />
      <SelectField
        name="class"
        label={t('message.class')}
        value={messageClass}
        choices={messageClasses.map((each) => [each, t(`class.${each}`)] as const)}
        onChange={setClass}
      />
      <TextField
        label={t('templates.new.key')}
        hint={t('templates.new.keyHint')}
        value={key}
        code
        maxLength={60}
        fault={keyFault}
        onChange={(next) => {
          made.reset()
          setOwnKey(next)
        }}
      />
      <p className="up-small up-quiet">{t('templates.new.next')}</p>
    </ConfirmDialog>
  )
}
