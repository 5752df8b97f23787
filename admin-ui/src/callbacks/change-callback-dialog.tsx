import { Save } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Callback } from '../ui/api/callback-types.ts'
import { isProblem } from '../ui/api/problem.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { nameOf, outcomeWords } from './callback-words.ts'
import { TypesField } from './types-field.tsx'
import { useCallbackChange } from './use-callback-change.ts'

interface CallbackChange {
  readonly url?: string
  readonly types: Callback['types']
  readonly name: string | null
}

/** Changes address, events and name of a callback. Another address is used once it has accepted a ping. */
export function ChangeCallbackDialog({
  callback,
  onChanged,
  onClose,
}: {
  readonly callback: Callback
  readonly onChanged: () => void
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const [url, setUrl] = useState(callback.url)
  const [name, setName] = useState(callback.name ?? '')
  const [types, setTypes] = useState(callback.types)
  const [fault, setFault] = useState<string>()
  const [lacksTypes, setLacksTypes] = useState(false)
  const change = useCallbackChange<Callback, CallbackChange>('PATCH', `/${callback.id}`, onChanged)
  const isMoved = url.trim() !== callback.url
  const urlFault = fault ?? faultOf(change.error)
  const go = (): void => {
    const lacks = !URL.canParse(url.trim())
    setFault(lacks ? t('callbacks.urlFault.no-url') : undefined)
    setLacksTypes(types.length === 0)
    if (lacks || types.length === 0) return
    change.mutate({ ...(isMoved && { url: url.trim() }), types, name: name.trim() === '' ? null : name.trim() })
  }
  return (
    <ConfirmDialog
      title={t('callbacks.changeTitle', { name: nameOf(callback) })}
      confirmLabel={t(isMoved ? 'callbacks.testAndSave' : 'callbacks.save')}
      icon={Save}
      busy={change.isPending}
      error={urlFault === undefined ? change.error : null}
      onConfirm={go}
      onClose={onClose}
    >
      <TextField
        label={t('callbacks.url')}
        hint={t('callbacks.movedHint')}
        value={url}
        maxLength={2000}
        fault={urlFault}
        onChange={(next) => {
          setFault(undefined)
          change.reset()
          setUrl(next)
        }}
      />
      <TextField label={t('callbacks.name')} value={name} maxLength={100} onChange={setName} />
      <TypesField types={types} lacks={lacksTypes} onChange={setTypes} />
    </ConfirmDialog>
  )

  function faultOf(error: unknown): string | undefined {
    if (!isProblem(error)) return undefined
    const { issues, ping } = error.body
    if (ping !== undefined) return t('callbacks.notMoved', { what: outcomeWords(t, ping) })
    const [issue] = issues ?? []
    return issue && t([`callbacks.urlFault.${issue.reason}`, 'callbacks.urlFault.no-url'])
  }
}
