import { useMutation } from '@tanstack/react-query'
import { FilePenLine } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rectification } from '../ui/api/data-protection-types.ts'
import { useApi } from '../ui/api/use-api.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { SelectField } from '../ui/form/select-field.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { readPerson } from './person-fields.ts'

const kinds = ['email', 'address', 'name', 'number', 'other'] as const
type Kind = (typeof kinds)[number]
type Values = Record<'number' | 'wrong' | 'right' | 'reference', string>
const nothing: Values = { number: '', wrong: '', right: '', reference: '' }

/** Records that a datum was wrong. A letter that was sent does not change; letters avoid a wrong mailbox from now on. */
export function RectifyCard(): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const [kind, setKind] = useState<Kind>('email')
  const [values, setValues] = useState(nothing)
  const [faults, setFaults] = useState<Partial<Values>>({})
  const send = useMutation({
    mutationFn: (body: object) => api.send<Rectification>('POST', '/v1/rectifications', body),
    onSuccess: () => setValues(nothing),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const person = readPerson(values.number)
    const missing = t('subjectAccess.rectify.missing')
    const found: Partial<Values> = {
      ...('fault' in person && { number: t(person.fault) }),
      ...(values.wrong.trim() === '' && { wrong: missing }),
      ...(values.reference.trim() === '' && { reference: missing }),
    }
    setFaults(found)
    if (Object.keys(found).length > 0 || !('body' in person)) return
    const { wrong, right, reference } = values
    send.mutate({
      ...person.body,
      kind,
      wrong: wrong.trim(),
      ...(right.trim() !== '' && { right: right.trim() }),
      ...(kind === 'email' && { email: wrong.trim() }),
      reference: reference.trim(),
    })
  }
  const field = (name: keyof Values, label: string) => (
    <TextField
      label={label}
      value={values[name]}
      maxLength={name === 'reference' ? 100 : 300}
      fault={faults[name]}
      onChange={(value) => setValues({ ...values, [name]: value })}
    />
  )
  return (
    <Card title={t('subjectAccess.rectify.title')} sub={t('subjectAccess.rectify.sub')}>
      <form className="up-stack st-askpurpose" onSubmit={submit} noValidate>
        {field('number', t('archive.field.number'))}
        <SelectField
          name="kind"
          label={t('subjectAccess.rectify.kind')}
          value={kind}
          choices={kinds.map((each) => [each, t(`subjectAccess.rectify.kindWord.${each}`)] as const)}
          onChange={(value) => setKind(value as Kind)}
        />
        {field('wrong', t('subjectAccess.rectify.wrong'))}
        {field('right', t('subjectAccess.rectify.right'))}
        {field('reference', t('subjectAccess.reference'))}
        {send.isError && <Notice tone="bad" status title={t('states.saveFailed')} />}
        {send.data !== undefined && <Recorded made={send.data} />}
        <div className="up-row">
          <button className="govuk-button govuk-button--secondary" type="submit" aria-disabled={send.isPending}>
            <Icon of={FilePenLine} /> {send.isPending ? t('parts.busy') : t('subjectAccess.rectify.save')}
          </button>
        </div>
      </form>
    </Card>
  )
}

function Recorded({ made: { changed } }: { readonly made: Rectification }): ReactNode {
  const { t } = useTranslation()
  return (
    <Notice tone="good" status title={t('subjectAccess.rectify.done')}>
      <ul className="govuk-list">
        {changed.map((each) => (
          <li key={each}>{t(`subjectAccess.rectify.changed.${each}`)}</li>
        ))}
        <li>{t('subjectAccess.rectify.archive')}</li>
      </ul>
    </Notice>
  )
}
