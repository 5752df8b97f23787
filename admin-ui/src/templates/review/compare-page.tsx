import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import type { TemplateDiff, TemplateVersion } from '../../ui/api/template-types.ts'
import { useGet } from '../../ui/api/use-api.ts'
import { useLocalized } from '../../ui/format/use-format.ts'
import { Card } from '../../ui/layout/card.tsx'
import { Crumbs } from '../../ui/layout/crumbs.tsx'
import { PageTop } from '../../ui/layout/page-top.tsx'
import { Loaded } from '../../ui/states/loaded.tsx'
import { StepButtons, WhyNoButton } from '../life/step-buttons.tsx'
import { templatePath, versionApi, versionPath } from '../version/version-path.ts'
import { VersionStatusTag } from '../version/version-status-tag.tsx'
import { ComparedWith } from './compared-with.tsx'
import { LetterPanel } from './letter-panel.tsx'
import { LanguageSwitch, LetterTabs } from './letter-tabs.tsx'
import { MarkedHunks } from './marked-hunks.tsx'
import { PartsDiff, type VersionParts } from './parts-diff.tsx'
import { type Compared as OlderText, RenderedDiff } from './rendered-diff.tsx'
import { WritersNote } from './review-notice.tsx'
import { useReviewWords } from './review-words.ts'
import { useSeenLetters } from './seen-letters.ts'
import { useLetterChoice } from './use-letter-choice.ts'

/**
 * The differences between two versions: in words, in settings, and as two letters side by side; the newer version is reviewed
 * here.
 */
export function ComparePage(): ReactNode {
  const { t } = useTranslation()
  const { key = '' } = useParams()
  const [search] = useSearchParams()
  const from = search.get('from') ?? ''
  const to = search.get('to') ?? ''
  const words = { what: t('templates.whatDiff'), missing: t('templates.missing'), forbidden: t('templates.forbidden') }
  const diff = useGet<TemplateDiff>(diffApi(key, from, to))
  const newer = useGet<TemplateVersion>(versionApi(key, to))
  return (
    <Loaded query={diff} {...words} alone>
      {(found) => (
        <Loaded query={newer} {...words} alone>
          {(after) =>
            found.judged === undefined ? (
              <WithVersion key={`${key} ${from} ${to}`} diff={found} from={from} newer={after} />
            ) : (
              <Compared
                key={`${key} ${from} ${to}`}
                diff={found}
                // A text that was reviewed had been submitted before, so it had no faults.
                older={{ ...found.judged, from, faults: [] }}
                newer={after}
                versions={[after]}
              />
            )
          }
        </Loaded>
      )}
    </Loaded>
  )
}

function diffApi(key: string, from: string, to: string): string {
  return `/v1/templates/${encodeURIComponent(key)}/diff?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`
}

/** Both versions are complete: their letters are shown side by side. */
function WithVersion({
  diff,
  from,
  newer,
}: {
  readonly diff: TemplateDiff
  readonly from: string
  readonly newer: TemplateVersion
}): ReactNode {
  const { t } = useTranslation()
  const older = useGet<TemplateVersion>(versionApi(newer.key, from))
  return (
    <Loaded query={older} what={t('templates.whatDiff')} missing={t('templates.missing')} alone>
      {(before) => <Compared diff={diff} older={{ ...before, from }} newer={newer} versions={[before, newer]} />}
    </Loaded>
  )
}

function Compared({
  diff,
  older,
  newer,
  versions,
}: {
  readonly diff: TemplateDiff
  readonly older: VersionParts & OlderText
  readonly newer: TemplateVersion
  /** The versions whose letters are shown. */
  readonly versions: readonly TemplateVersion[]
}): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const choices = useLetterChoice([...versions].reverse())
  const seen = useSeenLetters(newer)
  const sinceReview = useReviewWords()
  const { key, lastReview } = newer
  const { from } = older
  const to = String(newer.version)
  const isSince = diff.judged !== undefined && lastReview !== undefined
  return (
    <>
      <Crumbs
        above={[
          { to: '/templates', name: t('templates.title') },
          { to: templatePath(key), name: localized(newer.name) },
          { to: versionPath(key, newer.version), name: t('templates.versionN', { n: newer.version }) },
        ]}
        here={isSince ? t('templates.diffSinceHere') : t('templates.diffHere', { from, to })}
      />
      <PageTop
        name={t('templates.diffTitle', { from, to })}
        part={`${isSince ? t('templates.diffSinceHere') : t('templates.diffHere', { from, to })}, ${localized(newer.name)}`}
        tag={<VersionStatusTag status={newer.status} planned={newer.publishAt !== undefined} />}
        {...(isSince && { sub: sinceReview(lastReview) })}
      >
        <StepButtons version={newer} seen={seen} only={['approve', 'reject']} />
      </PageTop>
      <div className="up-stack up-stack--l">
        <WhyNoButton version={newer} />
        <WritersNote version={newer} />
        <ComparedWith version={newer} from={from} />
        <Card
          title={t('templates.diffText')}
          sub={isSince ? t('templates.diffSinceLegend') : t('templates.diffLegend', { from, to })}
        >
          {diff.text.length === 0 && <p>{t('templates.diffNone')}</p>}
          <MarkedHunks
            hunks={diff.text}
            nameOf={({ language, part, to: line }) =>
              `${t(`language.${language}`)}, ${part === 'subject' ? t('editor.subject') : t('editor.atLine', { line })}`
            }
          />
        </Card>
        <VariableDiff variables={diff.variables} />
        <PartsDiff older={older} newer={newer} />
        <LanguageSwitch choices={choices} />
        <Card title={t(versions.length > 1 ? 'templates.letters' : 'templates.preview')} className="st-lettercard">
          <LetterTabs choices={choices}>
            <div className="up-stack up-stack--l">
              <RenderedDiff older={older} newer={newer} choice={choices} />
              <div className={versions.length > 1 ? 'st-two st-two--even' : undefined}>
                {versions.map((version) => (
                  <section key={version.version} aria-label={t('templates.letterOf', { n: version.version })}>
                    <h3 className="up-small">{t('templates.letterOf', { n: version.version })}</h3>
                    <LetterPanel version={version} choice={choices} {...(version === newer && { seen })} />
                  </section>
                ))}
              </div>
            </div>
          </LetterTabs>
        </Card>
      </div>
    </>
  )
}

function VariableDiff({ variables }: { readonly variables: TemplateDiff['variables'] }): ReactNode {
  const { t } = useTranslation()
  const kinds = (['added', 'removed', 'changed'] as const).filter((kind) => variables[kind].length > 0)
  if (kinds.length === 0) return null
  return (
    <Card title={t('editor.panel.variables')}>
      <div className="up-stack">
        {kinds.map((kind) => (
          <p key={kind}>
            {t(`templates.diffVariables.${kind}`)}{' '}
            {variables[kind].map((name) => (
              <code key={name}>{name} </code>
            ))}
          </p>
        ))}
      </div>
    </Card>
  )
}
