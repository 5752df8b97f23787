import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Gauge } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { maxLetters } from '../../../api/contract/values/limits.ts'
import { useApi } from '../ui/api/use-api.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { useToast } from '../ui/dialog/toast.tsx'
import { CheckField } from '../ui/form/check-field.tsx'
import { TextField } from '../ui/form/text-field.tsx'

/** What may be sent; an absent member is no limit. */
export interface SetLimits {
  readonly perDay?: number | undefined
  readonly perMinute?: number | undefined
  /** Of a key. */
  readonly guestsOnly?: boolean | undefined
}

const members = ['perDay', 'perMinute'] as const
type Member = (typeof members)[number]

/** Sets the limits of a key or of an entity. An empty field is no limit. */
export function LimitsDialog({
  of,
  name,
  id,
  list,
  before,
  onClose,
}: {
  readonly of: 'key' | 'entity'
  readonly name: string
  /** Of the key or the entity. */
  readonly id: string
  /** The list that shows them. */
  readonly list: string
  readonly before: SetLimits
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const [typed, setTyped] = useState<Readonly<Record<Member, string>>>({
    perDay: textOf(before.perDay),
    perMinute: textOf(before.perMinute),
  })
  const [guestsOnly, setGuestsOnly] = useState(before.guestsOnly === true)
  const [faults, setFaults] = useState<ReadonlySet<Member>>(new Set())
  const path = of === 'key' ? `/v1/api-keys/${id}/limits` : `/v1/entities/${id}/limits`
  const put = (limits: SetLimits): Promise<unknown> =>
    api.send('PUT', path, limits).then(() => client.invalidateQueries({ queryKey: [api.scope, list] }))
  const save = useMutation({
    mutationFn: put,
    onSuccess: () => {
      onClose()
      toast({ text: t('limits.saved', { name }), undo: () => void put(filled(before)) })
    },
  })
  const go = (): void => {
    const wrong = members.filter((each) => numberOf(typed[each]) === 'wrong')
    setFaults(new Set(wrong))
    if (wrong.length > 0) return
    const limits = Object.fromEntries(members.map((each) => [each, numberOf(typed[each])])) as SetLimits
    save.mutate(filled({ ...limits, ...(of === 'key' && { guestsOnly }) }))
  }
  return (
    <ConfirmDialog
      title={t('limits.title', { name })}
      confirmLabel={t('limits.save')}
      icon={Gauge}
      busy={save.isPending}
      error={save.error}
      onConfirm={go}
      onClose={onClose}
    >
      <p>{t(`limits.effect.${of}`)}</p>
      {members.map((each) => (
        <TextField
          key={each}
          label={t(`limits.${each}`)}
          hint={t('limits.empty')}
          value={typed[each]}
          maxLength={12}
          fault={faults.has(each) ? t('limits.fault') : undefined}
          onChange={(value) => setTyped({ ...typed, [each]: value })}
        />
      ))}
      {of === 'key' && <CheckField label={t('limits.guestsOnly')} checked={guestsOnly} onChange={setGuestsOnly} />}
    </ConfirmDialog>
  )
}

const textOf = (limit: number | undefined): string => (limit === undefined ? '' : String(limit))

/** Digits with points, commas or spaces between them, as people write thousands; nothing for no limit. */
function numberOf(text: string): number | undefined | 'wrong' {
  const plain = text.trim()
  if (plain === '') return undefined
  if (!/^\d{1,3}(?:[.,\s]?\d{3})*$|^\d+$/.test(plain)) return 'wrong'
  const value = Number(plain.replaceAll(/\D/g, ''))
  return value >= 1 && value <= maxLetters ? value : 'wrong'
}

function filled(limits: SetLimits): SetLimits {
  return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined && value !== false))
}
