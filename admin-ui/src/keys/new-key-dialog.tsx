import { Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiKey, NewApiKey } from '../ui/api/key-types.ts'
import { now } from '../ui/clock.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { Notice } from '../ui/dialog/notice.tsx'
import { CheckField } from '../ui/form/check-field.tsx'
import { Switch } from '../ui/form/switch.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { offeredPermissions, permissionWord } from './key-words.ts'
import { useKeyChange } from './use-key-change.ts'

const modes = ['live', 'test'] as const
const usual: ApiKey['permissions'] = ['messages:send', 'messages:read']

interface WantedKey {
  readonly name: string
  readonly mode: (typeof modes)[number]
  readonly permissions: ApiKey['permissions']
  readonly expiresAt?: string
  readonly perDay?: number
  readonly perMinute?: number
  readonly guestsOnly?: boolean
}

/** A form for a new key, or for one in the place of another, with what that one may and its limits. */
export function NewKeyDialog({
  like,
  onMade,
  onClose,
}: {
  readonly like?: ApiKey
  readonly onMade: (made: NewApiKey) => void
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const [name, setName] = useState(like?.name ?? '')
  const [mode, setMode] = useState<(typeof modes)[number]>(like?.mode ?? 'live')
  const [permissions, setPermissions] = useState(like?.permissions ?? usual)
  const [until, setUntil] = useState('')
  const [faults, setFaults] = useState<{ readonly name?: string; readonly until?: string; readonly none?: true }>({})
  const create = useKeyChange<NewApiKey, WantedKey>('', onMade)
  const choices = [...new Set([...offeredPermissions, ...(like?.permissions ?? [])])]
  const go = (): void => {
    const lastMoment = until === '' ? undefined : new Date(`${until}T23:59:59`)
    const found = {
      ...(name.trim() === '' && { name: t('keys.nameMissing') }),
      ...(lastMoment !== undefined && !(lastMoment > now()) && { until: t('keys.untilFault') }),
      ...(permissions.length === 0 && { none: true as const }),
    }
    setFaults(found)
    if (Object.keys(found).length > 0) return
    create.mutate({
      name: name.trim(),
      mode,
      permissions,
      ...(lastMoment !== undefined && { expiresAt: lastMoment.toISOString() }),
      ...(like?.perDay !== undefined && { perDay: like.perDay }),
      ...(like?.perMinute !== undefined && { perMinute: like.perMinute }),
      ...(like?.guestsOnly === true && { guestsOnly: true }),
    })
  }
  return (
    <ConfirmDialog
      title={like === undefined ? t('keys.new') : t('keys.replaceTitle', { name: like.name })}
      confirmLabel={t('keys.make')}
      icon={Plus}
      busy={create.isPending}
      error={create.error}
      onConfirm={go}
      onClose={onClose}
    >
      {like !== undefined && <p>{t('keys.replaceText')}</p>}
      <TextField
        label={t('keys.name')}
        hint={t('keys.nameHint')}
        value={name}
        maxLength={100}
        fault={faults.name}
        onChange={(next) => {
          setFaults({})
          setName(next)
        }}
      />
      <Switch
        name={t('keys.kind')}
        choices={modes.map((value) => ({ value, name: t(`keys.modeLong.${value}`) }))}
        chosen={mode}
        onChoose={setMode}
      />
      <fieldset className="cb-types">
        <legend className="up-small">{t('keys.may')}</legend>
        {choices.map((each) => (
          <CheckField
            key={each}
            label={permissionWord(t, each)}
            checked={permissions.includes(each)}
            onChange={(on) =>
              setPermissions(on ? [...permissions, each] : permissions.filter((other) => other !== each))
            }
          />
        ))}
      </fieldset>
      {faults.none && <Notice tone="bad" status title={t('keys.nonePermitted')} />}
      <TextField
        label={t('keys.until')}
        hint={t('keys.untilHint')}
        type="date"
        value={until}
        fault={faults.until}
        onChange={(next) => {
          setFaults({})
          setUntil(next)
        }}
      />
    </ConfirmDialog>
  )
}
