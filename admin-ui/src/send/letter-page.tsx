import { Send } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams, useSearchParams } from 'react-router'
import type * as contract from '../../../api/contract/messages/letter-draft.ts'
import { useMay } from '../frame/working-for.ts'
import { languageOrder } from '../templates/language-order.ts'
import { versionApi } from '../templates/version/version-path.ts'
import type { Page } from '../ui/api/api-types.ts'
import type { TemplateRow, TemplateVersion } from '../ui/api/template-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { useLocalized } from '../ui/format/use-format.ts'
import { Crumbs } from '../ui/layout/crumbs.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { DataCard } from './data-card.tsx'
import { LetterForm } from './letter-form.tsx'
import { LetterPreview } from './letter-preview.tsx'

/** Sends one letter with a template: the form on the left, the letter as it will look on the right. */
export function SendLetterPage(): ReactNode {
  const { t } = useTranslation()
  const { key = '' } = useParams()
  const mayWrite = useMay('templates:read')
  const query = useGet<Page<TemplateRow>>(`/v1/templates?limit=1&key=${encodeURIComponent(key)}`, {
    enabled: mayWrite,
  })
  if (!mayWrite) return <Empty icon={Send} title={t('states.forbiddenTitle')} text={t('sendOne.forbidden')} alone />
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
  if (wanted === null) return <TemplateLetter {...of} />
  return (
    <Loaded query={query} what={t('sendOne.draft')} missing={t('sendOne.draftMissing')} alone>
      {(first) => <TemplateLetter {...of} first={first} />}
    </Loaded>
  )
}

function TemplateLetter({
  row,
  version,
  first,
}: {
  readonly row: TemplateRow
  readonly version: TemplateVersion
  readonly first?: contract.LetterDraft
}): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const maySend = useMay('messages:send')
  const name = localized(row.name) || row.key
  return (
    <LetterForm
      what={{ template: { key: version.key, version: version.version } }}
      first={first}
      languages={languageOrder.filter((each) => version.languages[each] !== undefined)}
      leaveTo="/send"
      top={(kept) => (
        <>
          <Crumbs above={[{ to: '/send', name: t('send.title') }]} here={t('sendOne.crumb')} />
          <PageTop
            name={t(maySend ? 'sendOne.title' : 'sendOne.prepareTitle')}
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
            {kept}
          </PageTop>
          {!maySend && (
            <div className="st-send__notice">
              <Notice title={t('sendOne.noRight')}>{t('sendOne.noRightText')}</Notice>
            </div>
          )}
        </>
      )}
      fields={(part) => <DataCard {...part} version={version} />}
      letter={(draft) => <LetterPreview draft={draft} version={version} />}
    />
  )
}
