import { Send } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import type * as contract from '../../../api/contract/messages/letter-draft.ts'
import { useMay } from '../frame/working-for.ts'
import { languageOrder } from '../templates/language-order.ts'
import { useSettled } from '../templates/list/use-settled.ts'
import { versionApi } from '../templates/version/version-path.ts'
import type { Page } from '../ui/api/api-types.ts'
import type { TemplateRow, TemplateVersion } from '../ui/api/template-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { useFormat, useLocalized } from '../ui/format/use-format.ts'
import { Crumbs } from '../ui/layout/crumbs.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { AttachmentsCard } from './attachments-card.tsx'
import { DataCard } from './data-card.tsx'
import { useFormFaults } from './form-faults.ts'
import { type ChangeDraft, draftOf, emptyDraft, type LetterDraft, requestOf } from './letter-draft.ts'
import { LetterPreview } from './letter-preview.tsx'
import { OptionsCard } from './options-card.tsx'
import { RecipientCard } from './recipient-card.tsx'
import { RouteCard, useRoutePreview } from './route-card.tsx'
import { SendButton } from './send-button.tsx'
import { type KeptDraft, useKeptDraft } from './use-kept-draft.ts'
import { useLetterCheck } from './use-letter-check.ts'
import { WarningsNotice } from './warnings-notice.tsx'

/** Sends one letter with a template: the form on the left, the letter as it will look on the right. */
export function SendLetterPage(): ReactNode {
  const { t } = useTranslation()
  const { key = '' } = useParams()
  const may = useMay('messages:send')
  const query = useGet<Page<TemplateRow>>(`/v1/templates?limit=1&key=${encodeURIComponent(key)}`, { enabled: may })
  if (!may) return <Empty icon={Send} title={t('states.forbiddenTitle')} text={t('sendOne.forbidden')} alone />
  return (
    <Loaded query={query} what={t('templates.what')} missing={t('templates.missing')} alone>
      {({ items: [row] }) =>
        row?.publishedVersion === undefined ? (
          <Empty icon={Send} title={t('sendOne.notPublished')} text={t('sendOne.notPublishedText')} alone>
            <Link className="govuk-link" to="/send">
              {t('sendOne.other')}
            </Link>
          </Empty>
        ) : (
          <OfVersion row={row} version={row.publishedVersion} />
        )
      }
    </Loaded>
  )
}

function OfVersion({ row, version }: { readonly row: TemplateRow; readonly version: number }): ReactNode {
  const { t } = useTranslation()
  const query = useGet<TemplateVersion>(versionApi(row.key, version))
  return (
    <Loaded query={query} what={t('templates.what')} missing={t('templates.missing')} alone>
      {(read) => <WithDraft key={`${row.key} ${version}`} row={row} version={read} />}
    </Loaded>
  )
}

/** The draft that the address names is read once, when the page opens; from then on the form has it. */
function WithDraft(of: { readonly row: TemplateRow; readonly version: TemplateVersion }): ReactNode {
  const { t } = useTranslation()
  const [search] = useSearchParams()
  const [wanted] = useState(search.get('draft'))
  const query = useGet<contract.LetterDraft>(`/v1/letter-drafts/${encodeURIComponent(wanted ?? '')}`, {
    enabled: wanted !== null,
  })
  if (wanted === null) return <LetterForm {...of} />
  return (
    <Loaded query={query} what={t('sendOne.draft')} missing={t('sendOne.draftMissing')} alone>
      {(first) => <LetterForm {...of} first={first} />}
    </Loaded>
  )
}

function LetterForm({
  row,
  version,
  first,
}: {
  readonly row: TemplateRow
  readonly version: TemplateVersion
  /** The draft with which the form begins. */
  readonly first?: contract.LetterDraft
}): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const format = useFormat()
  const [draft, setDraft] = useState<LetterDraft>(() => (first === undefined ? emptyDraft : draftOf(first.content)))
  const change: ChangeDraft = (part) =>
    setDraft((now) => ({ ...now, ...(typeof part === 'function' ? part(now) : part) }))
  const kept = useKeptDraft(version.key, draft, first)
  const settled = useSettled(draft)
  const template = { key: version.key, version: version.version }
  const check = useLetterCheck(requestOf(settled, template))
  const faults = useFormFaults(check.data?.issues ?? [])
  const isChecked = settled === draft && !check.isPlaceholderData && check.data !== undefined
  const isValid = check.data?.valid === true && !check.isPlaceholderData
  const route = useRoutePreview(requestOf(settled, template), isValid)
  const name = localized(row.name) || row.key
  const languages = languageOrder.filter((each) => version.languages[each] !== undefined)
  return (
    <>
      <Crumbs above={[{ to: '/send', name: t('send.title') }]} here={t('sendOne.crumb')} />
      <PageTop
        name={t('sendOne.title')}
        part={name}
        sub={
          <>
            {t('sendOne.sub', { name, n: version.version })}{' '}
            <Link className="govuk-link" to="/send">
              {t('sendOne.other')}
            </Link>
          </>
        }
      >
        <Kept kept={kept} />
      </PageTop>
      <div className="st-two st-two--even st-send">
        <form className="up-stack up-stack--l" noValidate onSubmit={(event) => event.preventDefault()}>
          <RecipientCard draft={draft} languages={languages} faults={faults} onChange={change} />
          <WarningsNotice check={check.data} />
          <DataCard draft={draft} version={version} faults={faults} onChange={change} />
          <AttachmentsCard
            attachments={draft.attachments}
            onChange={(edit) => setDraft((before) => ({ ...before, attachments: edit(before.attachments) }))}
          />
          <OptionsCard draft={draft} faults={faults} onChange={change} />
        </form>
        <div className="up-stack up-stack--l st-send__side">
          <LetterPreview draft={settled} version={version} />
          <RouteCard preview={route} isValid={check.data?.valid === true} />
          <Remaining faults={faults} isChecked={isChecked} error={check.error} />
          <div className="up-row st-send__actions">
            <LaterButton kept={kept} />
            <SendButton
              draft={draft}
              request={requestOf(draft, template)}
              onSent={() => void kept.remove()}
              mayAsk={() => {
                faults.showAll()
                if (faults.all.length > 0) focusFirstFault()
                return isChecked && faults.all.length === 0
              }}
            >
              {route.data?.channel !== undefined && (
                <p>
                  {t('sendOne.confirmRoute', { channel: t(`channel.${route.data.channel}`) })}
                  {route.data.price !== undefined &&
                    ` ${t('sendOne.confirmPrice', { price: format.price(route.data.price) })}`}
                </p>
              )}
            </SendButton>
          </div>
        </div>
      </div>
    </>
  )
}

/** After the faults are drawn: the reader can begin with the first field that needs a look. */
function focusFirstFault(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.st-send [aria-invalid=true]')?.focus())
}

function Kept({ kept: { savedAt, failed } }: { readonly kept: KeptDraft }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  if (failed)
    return (
      <p className="up-small up-strong" role="status">
        {t('sendOne.notSaved')}
      </p>
    )
  return (
    savedAt !== undefined && <p className="up-quiet up-small">{t('sendOne.savedAt', { time: format.time(savedAt) })}</p>
  )
}

/** Leaves the form once everything is saved. */
function LaterButton({ kept }: { readonly kept: KeptDraft }): ReactNode {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <button
      className="govuk-button up-button--quiet"
      type="button"
      onClick={() => void kept.flush().then(() => navigate('/send'))}
    >
      {t('sendOne.later')}
    </button>
  )
}

/** After sending was tried: what still has to be filled in, or why nothing can be said yet. */
function Remaining({
  faults,
  isChecked,
  error,
}: {
  readonly faults: ReturnType<typeof useFormFaults>
  readonly isChecked: boolean
  readonly error: unknown
}): ReactNode {
  const { t } = useTranslation()
  if (!faults.tried) return null
  if (error !== null) return <Notice tone="bad" status title={t('sendOne.checkFailed')} />
  if (!isChecked) return <Notice status title={t('sendOne.checking')} />
  if (faults.all.length === 0) return null
  const unplaced = faults.all.filter(
    ({ pointer }) => !/^\/(?:recipient|data|reference|channels|sendAfter)/.test(pointer),
  )
  return (
    <Notice tone="bad" status title={t('sendOne.faults', { count: faults.all.length })}>
      {unplaced.length > 0 && (
        <ul>
          {unplaced.map(({ pointer, code, detail }) => (
            <li key={`${pointer} ${code}`} lang="en">
              {detail} ({code})
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
