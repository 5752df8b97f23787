import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AddressLines } from '../returned-mail/address-lines.tsx'
import type { Guest } from '../ui/api/operator-types.ts'
import { useApi } from '../ui/api/use-api.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { useToast } from '../ui/dialog/toast.tsx'
import { dottedEnterpriseNumber } from '../ui/format/enterprise-number.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Hidden } from '../ui/layout/hidden.tsx'
import { type Column, Table } from '../ui/layout/table.tsx'

const path = '/v1/guests'

/** The guests with everything by which a letter may reach them. */
export function GuestTable({
  guests,
  mayChange,
}: {
  readonly guests: readonly Guest[]
  readonly mayChange: boolean
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const [leaving, setLeaving] = useState<Guest>()
  const columns: Column<Guest>[] = [
    { head: t('guests.name'), heading: true, cell: ({ name }) => <span className="up-break">{name}</span> },
    { head: t('guests.number'), label: t('guests.number'), nowrap: true, cell: numberOf },
    {
      head: t('guests.email'),
      label: t('guests.email'),
      cell: ({ email }) => <span className="up-break">{email ?? '–'}</span>,
    },
    {
      head: t('guests.address'),
      label: t('guests.address'),
      cell: ({ address }) => <AddressLines address={address} />,
    },
    {
      head: t('guests.addedAt'),
      label: t('guests.addedAt'),
      nowrap: true,
      cell: ({ addedAt }) => format.tableDate(addedAt),
    },
  ]
  if (mayChange)
    columns.push({
      head: <Hidden>{t('guests.remove')}</Hidden>,
      cell: (guest) => (
        <button className="govuk-button govuk-button--secondary" type="button" onClick={() => setLeaving(guest)}>
          <Icon of={Trash2} /> {t('guests.remove')}
          <Hidden>: {guest.name}</Hidden>
        </button>
      ),
    })
  return (
    <>
      <Table name={t('guests.title')} columns={columns} rows={guests} rowKey={({ id }) => id} cards />
      {leaving !== undefined && <RemoveDialog guest={leaving} onClose={() => setLeaving(undefined)} />}
    </>
  )
}

function numberOf({ inszMasked, enterpriseNumber }: Guest): ReactNode {
  const shown = [inszMasked, enterpriseNumber && dottedEnterpriseNumber(enterpriseNumber)].filter(Boolean)
  return shown.length === 0 ? '–' : shown.join(', ')
}

function RemoveDialog({ guest, onClose }: { readonly guest: Guest; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const remove = useMutation({
    mutationFn: () => api.send('DELETE', `${path}/${guest.id}`),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [api.scope, path] })
      toast({ text: t('guests.removed', { name: guest.name }) })
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={t('guests.removeTitle', { name: guest.name })}
      confirmLabel={t('guests.remove')}
      icon={Trash2}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <p>{t('guests.removeText')}</p>
    </ConfirmDialog>
  )
}
