import { ScanLine } from 'lucide-react'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { SelectField } from '../ui/form/select-field.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { Table } from '../ui/layout/table.tsx'
import { Tag } from '../ui/layout/tag.tsx'
import { returnReasons } from './returned-words.ts'
import { type ReadCode, useRegister } from './use-register.ts'

/**
 * Envelopes that are read one after the other: a hand scanner types each code and Enter, faster than the hub answers. The reason stays
 * chosen, since a clerk sorts a pile by it.
 */
export function RegisterCard(): ReactNode {
  const { t } = useTranslation()
  const [reason, setReason] = useState<string>('unknown')
  const [code, setCode] = useState('')
  const { codes, read } = useRegister()
  const form = useRef<HTMLFormElement>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const typed = code.trim()
    setCode('')
    form.current?.querySelector('input')?.focus()
    if (typed !== '') read(typed, reason)
  }
  return (
    <Card title={t('register.title')} sub={t('register.sub')}>
      <form className="up-stack" ref={form} onSubmit={submit}>
        <div className="rm-register">
          <SelectField
            name="reason"
            label={t('returned.why')}
            value={reason}
            choices={returnReasons.map((each) => [each, t(`returned.reason.${each}`)])}
            onChange={setReason}
          />
          <TextField label={t('register.code')} value={code} code maxLength={100} onChange={setCode} />
          <button className="govuk-button" type="submit">
            <Icon of={ScanLine} /> {t('register.do')}
          </button>
        </div>
        <p className="govuk-hint up-small">{t('register.hint')}</p>
        <p role="status" className="up-small">
          {codes[0] === undefined
            ? '\u00a0'
            : t('register.last', { code: codes[0].code, result: t(`register.as.${codes[0].result}`) })}
        </p>
      </form>
      {codes.length > 0 && <Codes codes={codes} />}
    </Card>
  )
}

const tones = { waiting: 'quiet', opened: 'good', known: 'note' } as const

function Codes({ codes }: { readonly codes: readonly ReadCode[] }): ReactNode {
  const { t } = useTranslation()
  return (
    <Table
      name={t('register.codes')}
      rows={codes}
      rowKey={({ number }) => String(number)}
      cards
      columns={[
        {
          head: t('register.code'),
          heading: true,
          cell: ({ code }) => <span className="up-code up-break">{code}</span>,
        },
        {
          head: t('returned.letter'),
          label: t('returned.letter'),
          cell: ({ letter }) =>
            letter === undefined ? (
              '–'
            ) : (
              <Link className="govuk-link" to={`/returned/${letter.id}`}>
                {letter.reference}
              </Link>
            ),
        },
        {
          head: t('several.result'),
          label: t('several.result'),
          cell: ({ result }) => (
            <span className="rm-result">
              <Tag tone={result in tones ? tones[result as keyof typeof tones] : 'warn'}>
                {t(`register.as.${result}`)}
              </Tag>
            </span>
          ),
        },
      ]}
    />
  )
}
