import { UserPlus } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NewGuest } from '../ui/api/operator-types.ts'
import { isProblem } from '../ui/api/problem.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { useToast } from '../ui/dialog/toast.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { Icon } from '../ui/icon.tsx'
import { memberOfNumber } from './read-guests.ts'
import { guestFaultsOf, useAddGuests } from './use-add-guests.ts'

const members = ['name', 'number', 'email', 'street', 'houseNumber', 'box', 'postalCode', 'municipality'] as const
type Draft = Readonly<Record<(typeof members)[number], string>>
const empty = Object.fromEntries(members.map((member) => [member, ''])) as Draft

/** A form for one guest; what was typed stays until it is on the list. */
export function OneGuestForm(): ReactNode {
  const { t } = useTranslation()
  const toast = useToast()
  const [draft, setDraft] = useState(empty)
  const [missing, setMissing] = useState<'name' | 'reach'>()
  const add = useAddGuests(({ items }) => {
    toast({ text: t('guests.added', { count: items.length, name: items[0]?.name }) })
    setDraft(empty)
  })
  const faults = new Map(
    guestFaultsOf(add.error).map(({ member, fault }) => [
      member === 'insz' || member === 'enterpriseNumber' ? 'number' : member,
      t(`guests.fault.${fault}`),
    ]),
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const guest = guestOf(draft)
    const lacks = guest.name === '' ? 'name' : Object.keys(guest).length === 1 ? 'reach' : undefined
    setMissing(lacks)
    if (lacks === undefined && !add.isPending) add.mutate([guest])
  }
  const faultOf = (member: keyof Draft): string | undefined =>
    missing === 'name' && member === 'name' ? t('guests.fault.name') : faults.get(member)
  return (
    <form className="gl-form up-stack" onSubmit={submit} noValidate aria-label={t('guests.way.one')}>
      <p>{t('guests.reach')}</p>
      <div className="st-form">
        {members.map((member) => (
          <TextField
            key={member}
            label={t(`guests.field.${member}`)}
            value={draft[member]}
            maxLength={member === 'email' ? 254 : 100}
            fault={faultOf(member)}
            onChange={(value) => setDraft({ ...draft, [member]: value })}
          />
        ))}
      </div>
      {missing === 'reach' && <Notice tone="bad" status title={t('guests.fault.reach')} />}
      {add.error !== null && missing === undefined && (
        <Notice tone="bad" status title={titleOf(add.error, faults.size, t)} />
      )}
      <div>
        <button className="govuk-button" type="submit" aria-disabled={add.isPending}>
          <Icon of={UserPlus} /> {add.isPending ? t('parts.busy') : t('guests.addOne')}
        </button>
      </div>
    </form>
  )
}

/** What a refusal says above the form, where no field says it. */
export function titleOf(error: Error, faults: number, t: (key: string) => string): string {
  if (isProblem(error, 409)) return t('guests.fault.full')
  return faults > 0 ? t('guests.faults') : t('states.saveFailed')
}

/** Only what was filled in; a part of an address is sent as it is, so that the API says what is missing. */
function guestOf(draft: Draft): NewGuest {
  const { name, number, email, box, ...address } = Object.fromEntries(
    members.map((member) => [member, draft[member].trim()]),
  ) as Draft
  const hasAddress = [box, ...Object.values(address)].some((each) => each !== '')
  return {
    name,
    ...(number !== '' && memberOfNumber(number)),
    ...(email !== '' && { email }),
    ...(hasAddress && { address: { ...address, ...(box !== '' && { box }), country: 'BE' } }),
  }
}
