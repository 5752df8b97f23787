import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { printProfileNames } from '../../../api/contract/values/print.ts'
import type { Page } from '../ui/api/api-types.ts'
import type { PrintContract } from '../ui/api/print-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { CheckField } from '../ui/form/check-field.tsx'
import { SelectField } from '../ui/form/select-field.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { useLanguage } from '../ui/format/use-format.ts'
import { Card } from '../ui/layout/card.tsx'
import { Crumbs } from '../ui/layout/crumbs.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { contractFaults, contractOf, type NewDraft, newDraft } from './new-draft.ts'
import { ProposalFailed, reasonsOf } from './proposal-faults.tsx'
import { TariffLines } from './tariff-lines.tsx'
import { TermsFields } from './terms-fields.tsx'
import { usePropose } from './use-propose.ts'

/** A new contract, proposed to a colleague. It begins as a copy of the newest one, since most of it stays the same. */
export function NewPrintContractPage(): ReactNode {
  const { t } = useTranslation()
  const query = useGet<Page<PrintContract>>('/v1/print-contracts')
  return (
    <>
      <Crumbs above={[{ to: '/print-contracts', name: t('contracts.title') }]} here={t('contracts.add')} />
      <PageTop name={t('newContract.title')} sub={t('newContract.sub')} />
      <Loaded query={query} what={t('contracts.what')} forbidden={t('contracts.forbidden')}>
        {({ items }) => <NewContractForm like={items.find(({ own }) => own)} />}
      </Loaded>
    </>
  )
}

function NewContractForm({ like }: { readonly like: PrintContract | undefined }): ReactNode {
  const { t } = useTranslation()
  const language = useLanguage()
  const navigate = useNavigate()
  const [draft, setDraft] = useState(() => newDraft(like, language))
  const [tried, setTried] = useState(false)
  const propose = usePropose()
  const faults = tried ? contractFaults(draft) : {}
  const set = (more: Partial<NewDraft>) => setDraft({ ...draft, ...more })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(contractFaults(draft)).length > 0 || propose.isPending) return
    propose.mutate({ method: 'POST', path: '/v1/print-contracts', body: contractOf(draft) })
  }
  const oneOf = <Field extends 'profile' | 'sides' | 'ink' | 'sheetMarks'>(
    field: Field,
    choices: readonly NewDraft[Field][],
    group: string,
  ) => (
    <SelectField
      name={field}
      label={t(`newContract.${field}`)}
      value={draft[field]}
      choices={choices.map((each) => [each, t(`${group}.${each}`)] as const)}
      onChange={(value) => set({ [field]: value })}
    />
  )
  return (
    <form className="up-stack up-stack--l" onSubmit={submit} noValidate>
      <Card title={t('newContract.fixed')} sub={t('newContract.fixedSub')}>
        <div className="up-stack">
          <div className="st-form st-form--top">
            <TextField
              label={t('newContract.partner')}
              hint={t('newContract.partnerHint')}
              value={draft.partner}
              maxLength={100}
              fault={'partner' in faults ? t('newContract.partnerMissing') : undefined}
              onChange={(partner) => set({ partner })}
            />
            <TextField
              label={t('newContract.validFrom')}
              type="date"
              value={draft.validFrom}
              fault={'validFrom' in faults ? t('newContract.validFromFault') : undefined}
              onChange={(validFrom) => set({ validFrom })}
            />
            {oneOf('profile', printProfileNames, 'contract.window')}
            {oneOf('sides', ['two', 'one'], 'contract.sides')}
            {oneOf('ink', ['black', 'colour'], 'contract.ink')}
            {oneOf('sheetMarks', ['none', 'data-matrix'], 'newContract.marks')}
          </div>
          {draft.sides === 'two' && (
            <CheckField
              label={t('newContract.blankLastSide')}
              checked={draft.blankLastSide}
              onChange={(blankLastSide) => set({ blankLastSide })}
            />
          )}
        </div>
      </Card>
      <Card title={t('contract.terms')}>
        <div className="up-stack">
          <TermsFields
            draft={draft.terms}
            onChange={(terms) => set({ terms })}
            tried={tried}
            refused={reasonsOf(propose.error)}
            mayBundle={draft.sheetMarks === 'none'}
            {...(like !== undefined && { contract: like.id })}
          />
        </div>
      </Card>
      <Card title={t('contract.tariffs')} sub={t('newContract.tariffsSub')}>
        <TariffLines lines={draft.lines} tried={tried} onChange={(lines) => set({ lines })} />
      </Card>
      <Card title={t('newContract.propose')}>
        <div className="up-stack">
          <p>{t('newContract.proposeText')}</p>
          <TextField
            label={t('proposal.commentLabel')}
            value={draft.comment}
            onChange={(comment) => set({ comment })}
          />
          {Object.keys(faults).length > 0 && <p className="govuk-error-message">{t('newContract.faults')}</p>}
          <ProposalFailed error={propose.error} />
          <div className="up-row">
            <button className="govuk-button" type="submit" aria-disabled={propose.isPending}>
              {propose.isPending ? t('parts.busy') : t('newContract.send')}
            </button>
            <button
              className="govuk-button govuk-button--secondary"
              type="button"
              onClick={() => void navigate('/print-contracts')}
            >
              {t('words.cancel')}
            </button>
          </div>
        </div>
      </Card>
    </form>
  )
}
