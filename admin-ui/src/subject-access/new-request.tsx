import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { SubjectAccessRequest } from '../ui/api/data-protection-types.ts'
import { isProblem } from '../ui/api/problem.ts'
import { useApi } from '../ui/api/use-api.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { PersonChoice } from './person-choice.tsx'
import { noPerson, type PersonFaults, type PersonValues, readPersonValues } from './person-fields.ts'

const path = '/v1/subject-access-requests'
type Faults = Partial<Record<'reference' | 'received', string | undefined>>

/** Asks for the package of one person. The number is in the body of the request and is not kept on the screen. */
export function NewRequest({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [person, setPerson] = useState(noPerson)
  const [personFaults, setPersonFaults] = useState<PersonFaults>({})
  const [reference, setReference] = useState('')
  const [received, setReceived] = useState('')
  const [faults, setFaults] = useState<Faults>({})
  const send = useMutation({
    mutationFn: (body: object) => api.send<SubjectAccessRequest>('POST', path, body),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: [api.scope, path] })
      await navigate(`/subject-access/${id}`)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const read = readPersonValues(person)
    const found: Faults = {
      ...(reference.trim() === '' && { reference: t('subjectAccess.referenceMissing') }),
      ...(received === '' && { received: t('subjectAccess.receivedMissing') }),
    }
    setFaults(found)
    setPersonFaults('faults' in read ? read.faults : {})
    if (Object.keys(found).length === 0 && 'body' in read)
      send.mutate({ ...read.body, reference: reference.trim(), receivedOn: received })
  }
  const changePerson = (values: PersonValues) => {
    setPerson(values)
    setPersonFaults({})
  }
  /** A fault goes when its field is changed. */
  const cleared = (name: keyof Faults, set: (value: string) => void) => (value: string) => {
    set(value)
    setFaults({ ...faults, [name]: undefined })
  }
  const code = isProblem(send.error) ? send.error.body.code : undefined
  return (
    <Card title={t('subjectAccess.new')} sub={t('subjectAccess.newSub')}>
      <form className="up-stack st-askpurpose" onSubmit={submit} noValidate>
        <PersonChoice values={person} faults={personFaults} onChange={changePerson} />
        <TextField
          label={t('subjectAccess.reference')}
          hint={t('subjectAccess.referenceHint')}
          value={reference}
          maxLength={100}
          fault={faults.reference}
          onChange={cleared('reference', setReference)}
        />
        <TextField
          label={t('subjectAccess.received')}
          type="date"
          value={received}
          fault={faults.received}
          onChange={cleared('received', setReceived)}
        />
        {send.isError && (
          <Notice
            tone="bad"
            status
            title={t(`subjectAccess.fault.${code}`, { defaultValue: t('states.saveFailed') })}
          />
        )}
        <div className="up-row">
          <button className="govuk-button" type="submit" aria-disabled={send.isPending}>
            <Icon of={Send} /> {send.isPending ? t('parts.busy') : t('subjectAccess.ask')}
          </button>
          <button className="govuk-button govuk-button--secondary" type="button" onClick={onClose}>
            {t('words.cancel')}
          </button>
        </div>
      </form>
    </Card>
  )
}
