import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import type { TemplateDiff, TemplateVersion } from '../ui/api/template-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { useLocalized } from '../ui/format/use-format.ts'
import { Card } from '../ui/layout/card.tsx'
import { Crumbs } from '../ui/layout/crumbs.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { StepButtons, WhyNoButton } from './life/step-buttons.tsx'
import { PartsDiff } from './parts-diff.tsx'
import { LetterPanel } from './review/letter-panel.tsx'
import { LanguageSwitch, LetterTabs } from './review/letter-tabs.tsx'
import { MarkedHunks } from './review/marked-hunks.tsx'
import { RenderedDiff } from './review/rendered-diff.tsx'
import { WritersNote } from './review/review-notice.tsx'
import { useSeenLetters } from './review/seen-letters.ts'
import { useLetterChoice } from './review/use-letter-choice.ts'
import { templatePath, versionApi } from './version-path.ts'
import { VersionStatusTag } from './version-status-tag.tsx'

/** What differs between two versions: in words, in settings, and as two letters beside each other; the newer is judged here. */
export function ComparePage(): ReactNode {
  const { t } = useTranslation()
  const { key = '' } = useParams()
  const [search] = useSearchParams()
  const from = search.get('from') ?? ''
  const to = search.get('to') ?? ''
  const diff = useGet<TemplateDiff>(diffApi(key, from, to))
  const older = useGet<TemplateVersion>(versionApi(key, from))
  const newer = useGet<TemplateVersion>(versionApi(key, to))
  const words = { what: t('templates.whatDiff'), missing: t('templates.missing'), forbidden: t('templates.forbidden') }
  return (
    <Loaded query={diff} {...words} alone>
      {(found) => (
        <Loaded query={older} {...words} alone>
          {(before) => (
            <Loaded query={newer} {...words} alone>
              {(after) => <Compared key={`${key} ${from} ${to}`} diff={found} older={before} newer={after} />}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  )
}

function diffApi(key: string, from: string, to: string): string {
  return `/v1/templates/${encodeURIComponent(key)}/diff?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`
}

function Compared({
  diff,
  older,
  newer,
}: {
  readonly diff: TemplateDiff
  readonly older: TemplateVersion
  readonly newer: TemplateVersion
}): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const choices = useLetterChoice([newer, older])
  const seen = useSeenLetters(newer)
  const { key } = newer
  const [from, to] = [String(older.version), String(newer.version)]
  return (
    <>
      <Crumbs
        above={[
          { to: '/templates', name: t('templates.title') },
          { to: templatePath(key), name: localized(newer.name) },
        ]}
        here={t('templates.diffHere', { from, to })}
      />
      <PageTop
        name={t('templates.diffTitle', { from, to })}
        part={localized(newer.name)}
        tag={<VersionStatusTag status={newer.status} planned={newer.publishAt !== undefined} />}
      >
        <StepButtons version={newer} seen={seen} only={['approve', 'reject']} />
      </PageTop>
      <div className="up-stack up-stack--l">
        <WhyNoButton version={newer} />
        <WritersNote version={newer} />
        <Card title={t('templates.diffText')} sub={t('templates.diffLegend', { from, to })}>
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
        <Card title={t('templates.letters')} className="st-lettercard">
          <LetterTabs choices={choices}>
            <div className="up-stack up-stack--l">
              <RenderedDiff older={older} newer={newer} choice={choices} />
              <div className="st-two st-two--even">
                {[older, newer].map((version) => (
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
