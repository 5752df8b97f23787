import { FilePenLine } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useMay, useWorkingFor } from '../../frame/working-for.ts'
import { TestButton } from '../../test-letters/test-button.tsx'
import type { TemplateVersion } from '../../ui/api/template-types.ts'
import { useGet } from '../../ui/api/use-api.ts'
import { Notice } from '../../ui/dialog/notice.tsx'
import { useFormat, useLocalized } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { PageTop } from '../../ui/layout/page-top.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { useComments } from '../comments/use-comments.ts'
import { HistoryCard } from '../life/history-card.tsx'
import { SentBackNotice } from '../life/sent-back-notice.tsx'
import { StepButtons, WhyNoButton } from '../life/step-buttons.tsx'
import { ReadersPresence } from '../presence/presence-line.tsx'
import { CompareLink } from '../review/compare-link.tsx'
import { LetterCard } from '../review/letter-card.tsx'
import { LanguageSwitch } from '../review/letter-tabs.tsx'
import { MentionsCard, MissingMentionsNotice } from '../review/mentions-card.tsx'
import { WritersNote } from '../review/review-notice.tsx'
import { useSeenLetters } from '../review/seen-letters.ts'
import { useLetterChoice } from '../review/use-letter-choice.ts'
import { SourceCard } from './source-card.tsx'
import { VariablesCard } from './variables-card.tsx'
import { VersionCrumbs } from './version-crumbs.tsx'
import { versionApi, versionPath } from './version-path.ts'
import { VersionStatusTag } from './version-status-tag.tsx'

/** The permissions with which a person sends themself a version as a test. */
const testers = ['templates:write', 'templates:review', 'messages:send'] as const

/** One version, read-only: its source, its letter beside it, and the data that it needs. */
export function VersionPage(): ReactNode {
  const { t } = useTranslation()
  const { key = '', version = '' } = useParams()
  const query = useGet<TemplateVersion>(versionApi(key, version))
  return (
    <Loaded
      query={query}
      what={t('templates.whatVersion')}
      missing={t('templates.missing')}
      forbidden={t('templates.forbidden')}
      alone
    >
      {(shown) => <Shown key={`${shown.key} ${shown.version}`} version={shown} />}
    </Loaded>
  )
}

function Shown({ version }: { readonly version: TemplateVersion }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const localized = useLocalized()
  const write = useMay('templates:write')
  const { permissions } = useWorkingFor()
  const mayTest = testers.some((each) => permissions.has(each))
  const here = t('templates.versionN', { n: version.version })
  const before = comparedWith(version)
  const choices = useLetterChoice([version])
  const seen = useSeenLetters(version)
  const { comments } = useComments(version)
  return (
    <>
      <VersionCrumbs version={version} />
      <PageTop
        name={localized(version.name)}
        part={here}
        tag={<VersionStatusTag status={version.status} planned={version.publishAt !== undefined} />}
        sub={
          version.publishedAt === undefined
            ? t('templates.madeOn', { version: here, date: format.date(version.createdAt) })
            : t('templates.publishedOn', { version: here, date: format.date(version.publishedAt) })
        }
      >
        {version.status === 'draft' && <ReadersPresence path={versionApi(version.key, version.version)} />}
        <CompareLink version={version} before={before} />
        {write && version.status === 'draft' && (
          <Link
            className="govuk-button govuk-button--secondary"
            to={`${versionPath(version.key, version.version)}/edit`}
          >
            <Icon of={FilePenLine} /> {t('templates.edit')}
          </Link>
        )}
        {mayTest && (
          <TestButton
            request={{
              path: `${versionApi(version.key, version.version)}/test?language=${choices.language}`,
              body: choices.sample === undefined ? {} : { sample: choices.sample },
            }}
          />
        )}
        <StepButtons version={version} seen={seen} />
      </PageTop>
      <div className="up-stack up-stack--l">
        <WhyNoButton version={version} />
        <WritersNote version={version} />
        <SentBackNotice version={version} />
        {(version.status === 'in-review' || version.status === 'approved') && (
          <MissingMentionsNotice version={version} />
        )}
        {version.publishAt !== undefined && (
          <Notice title={t('templates.publishAt', { moment: format.moment(version.publishAt) })} />
        )}
        <LanguageSwitch choices={choices} />
        <div className="st-two st-two--even">
          <SourceCard version={version} language={choices.language} />
          <LetterCard version={version} choices={choices} seen={seen} />
        </div>
        <MentionsCard version={version} />
        <VariablesCard version={version} />
        <HistoryCard steps={version.steps} comments={comments} />
      </div>
    </>
  )
}

/** The published version, when this one follows it; otherwise the previous one; 0: there is none. */
function comparedWith({ version, afterRetirement }: TemplateVersion): number {
  return afterRetirement !== null && afterRetirement.version < version ? afterRetirement.version : version - 1
}
