import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import type { FalseLetterReceipt } from '../../../../admin-ui/src/ui/api/inbox-types.ts'
import { isProblem } from '../../../../admin-ui/src/ui/api/problem.ts'
import { useApi } from '../../../../admin-ui/src/ui/api/use-api.ts'
import { Notice } from '../../../../admin-ui/src/ui/dialog/notice.tsx'
import { SelectField } from '../../../../admin-ui/src/ui/form/select-field.tsx'
import { TextField } from '../../../../admin-ui/src/ui/form/text-field.tsx'
import { useLanguage, useLocalized } from '../../../../admin-ui/src/ui/format/use-format.ts'
import { PageTitle } from '../../../../admin-ui/src/ui/layout/page-title.tsx'
import { falseLetterAsks, falseLetterWays } from '../../../../api/contract/values/false-letter.ts'
import { fetchLetterKeys } from '../offline/letter-keys.ts'
import { Choices } from './choices.tsx'

/** Anyone reports a letter that is false, without signing in and without saying who they are. */
export function ReportPage(): ReactNode {
  const { t } = useTranslation()
  const given = (useLocation().state as { readonly code?: string } | null)?.code ?? ''
  const [values, setValues] = useState({
    sender: '',
    code: given,
    cameBy: '',
    asks: '',
    postalCode: '',
    receivedOn: '',
  })
  const [missing, setMissing] = useState<readonly ('cameBy' | 'asks')[]>([])
  const report = useReport()
  const set = (name: keyof typeof values) => (value: string) => setValues({ ...values, [name]: value })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const empty = (['cameBy', 'asks'] as const).filter((name) => values[name] === '')
    setMissing(empty)
    if (empty[0] !== undefined) document.querySelector<HTMLInputElement>(`input[name=${empty[0]}]`)?.focus()
    else if (!report.isPending) report.mutate(values)
  }
  if (report.isSuccess)
    return (
      <div className="in-check">
        <PageTitle name={t('report.doneTitle')} app={t('app')} />
        <Notice tone="good" status title={t('report.thanks')}>
          {t('report.number', { id: report.data.id })}
        </Notice>
        <Advice />
      </div>
    )
  const refused = report.isError && isProblem(report.error, 400, 422) ? report.error.body.issues : undefined
  const faultOf = (name: string) =>
    refused?.some(({ pointer }) => pointer === `/${name}`) === true ? t(`report.wrong.${name}`) : undefined
  return (
    <div className="in-check">
      <PageTitle name={t('report.title')} app={t('app')} />
      <p className="up-quiet in-lead">{t('report.lead')}</p>
      <form className="up-card in-check__form in-report" onSubmit={submit} noValidate>
        <Choices
          name="cameBy"
          legend={t('report.cameBy')}
          values={falseLetterWays}
          chosen={values.cameBy}
          nameOf={(value) => t(`report.way.${value}`)}
          fault={missing.includes('cameBy') ? t('report.choose') : undefined}
          onChoose={set('cameBy')}
        />
        <Choices
          name="asks"
          legend={t('report.asks')}
          values={falseLetterAsks}
          chosen={values.asks}
          nameOf={(value) => t(`report.ask.${value}`)}
          fault={missing.includes('asks') ? t('report.choose') : undefined}
          onChoose={set('asks')}
        />
        <SenderField value={values.sender} onChange={set('sender')} />
        <TextField
          label={t('report.code')}
          hint={t('report.codeHint')}
          value={values.code}
          maxLength={40}
          onChange={set('code')}
        />
        <TextField
          label={t('report.postalCode')}
          hint={t('report.postalCodeHint')}
          value={values.postalCode}
          maxLength={4}
          fault={faultOf('postalCode')}
          onChange={set('postalCode')}
        />
        <TextField
          label={t('report.receivedOn')}
          hint={t('report.receivedOnHint')}
          value={values.receivedOn}
          type="date"
          fault={faultOf('receivedOn')}
          onChange={set('receivedOn')}
        />
        <p className="up-quiet up-small">{t('report.privacy')}</p>
        <button className="govuk-button" type="submit" aria-disabled={report.isPending}>
          {t('report.send')}
        </button>
        <div role="status">
          {report.isError && (
            <Notice tone="bad">
              {t(
                isProblem(report.error, 429)
                  ? 'check.tooOften'
                  : isProblem(report.error, 0)
                    ? 'report.noConnection'
                    : refused === undefined
                      ? 'report.failed'
                      : 'report.mend',
              )}
            </Notice>
          )}
        </div>
      </form>
      <Advice />
    </div>
  )
}

/** The senders that the hub knows; without a connection the field says nothing of a sender. */
function SenderField({
  value,
  onChange,
}: {
  readonly value: string
  readonly onChange: (value: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const language = useLanguage()
  const { data: known } = useQuery({
    queryKey: ['letter-keys'],
    queryFn: async () => (await fetchLetterKeys()) ?? null,
  })
  const senders = (known?.senders ?? [])
    .map(({ code, name }) => [code, localized(name)] as const)
    .toSorted(([, one], [, other]) => one.localeCompare(other, language))
  return (
    <SelectField
      name="sender"
      label={t('report.sender')}
      value={value}
      choices={[['', t('report.otherSender')], ...senders]}
      onChange={onChange}
    />
  )
}

function Advice(): ReactNode {
  const { t } = useTranslation()
  return (
    <section className="up-card" aria-labelledby="advice">
      <h2 id="advice">{t('report.adviceTitle')}</h2>
      <ul className="in-advice">
        {(['pay', 'paid', 'mail', 'police'] as const).map((each) => (
          <li key={each}>{t(`report.advice.${each}`)}</li>
        ))}
      </ul>
      <p>
        <Link className="govuk-link" to="/check">
          {t('report.back')}
        </Link>
      </p>
    </section>
  )
}

function useReport() {
  const api = useApi()
  return useMutation({
    // What was left open is left out.
    mutationFn: (values: Readonly<Record<string, string>>) =>
      api.send<FalseLetterReceipt>(
        'POST',
        '/v1/false-letters',
        Object.fromEntries(
          Object.entries(values).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, value.trim()]])),
        ),
      ),
  })
}
