import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { useMay } from '../frame/working-for.ts'
import { HistoryCard } from '../templates/life/history-card.tsx'
import type { HouseStyleVersion } from '../ui/api/house-style-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { useFormat, useLocalized } from '../ui/format/use-format.ts'
import { Crumbs } from '../ui/layout/crumbs.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { StyleNotices } from './life/style-notices.tsx'
import { StyleStatusTag } from './life/style-status-tag.tsx'
import { StyleSteps } from './life/style-steps.tsx'
import { contentOf } from './style-content.ts'
import { StyleEditor } from './style-editor.tsx'
import { styleApi, stylePath, styleVersionApi, styleVersionPath } from './style-path.ts'
import { UsedBy } from './used-by.tsx'
import { VersionsCard } from './versions-card.tsx'

/** One house style: its newest version in a form, or an older one that can be read and restored. */
export function HouseStylePage(): ReactNode {
  const { key = '', version } = useParams()
  return version === undefined ? <Newest styleKey={key} /> : <Older key={version} styleKey={key} version={version} />
}

function Newest({ styleKey }: { readonly styleKey: string }): ReactNode {
  const words = useStyleWords()
  const query = useGet<HouseStyleVersion>(styleApi(styleKey))
  return (
    <Loaded query={query} {...words} alone>
      {(newest) => <Shown key={`${styleKey} ${newest.status}`} newest={newest} shown={newest} />}
    </Loaded>
  )
}

function Older({ styleKey, version }: { readonly styleKey: string; readonly version: string }): ReactNode {
  const words = useStyleWords()
  const newest = useGet<HouseStyleVersion>(styleApi(styleKey))
  const older = useGet<HouseStyleVersion>(styleVersionApi(styleKey, version))
  return (
    <Loaded query={older} {...words} alone>
      {(shown) => (
        <Loaded query={newest} {...words} alone>
          {(now) => <Shown newest={now} shown={shown} />}
        </Loaded>
      )}
    </Loaded>
  )
}

function useStyleWords(): { what: string; missing: string; forbidden: string } {
  const { t } = useTranslation()
  return { what: t('houseStyles.what'), missing: t('houseStyles.missing'), forbidden: t('houseStyles.forbidden') }
}

function Shown({
  newest,
  shown,
}: {
  readonly newest: HouseStyleVersion
  readonly shown: HouseStyleVersion
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const localized = useLocalized()
  const navigate = useNavigate()
  // A version in review or with a planned day is withdrawn before it can be changed.
  const isOpen = newest.status === 'draft' || newest.status === 'published'
  const mayWrite = useMay('entity:manage') && isOpen
  const { key, version } = shown
  const isOlder = version !== newest.version
  const by = { n: version, name: shown.createdBy ?? 'Uitpost', moment: format.moment(shown.createdAt) }
  return (
    <StyleEditor
      title={localized(shown.name)}
      crumbs={
        <>
          <Crumbs
            above={[
              { to: '/house-styles', name: t('houseStyles.title') },
              ...(isOlder ? [{ to: stylePath(key), name: key }] : []),
            ]}
            here={isOlder ? t('templates.versionN', { n: version }) : key}
          />
          {isOlder && (
            <Notice title={t('houseStyles.olderTitle', { n: version })}>
              <p>
                {newest.inForce !== undefined && t('houseStyles.olderRead', { n: newest.inForce })}{' '}
                {mayWrite && t('houseStyles.olderText')}{' '}
                <Link className="govuk-link" to={stylePath(key)}>
                  {t('houseStyles.toNewest', { n: newest.version })}
                </Link>
              </p>
            </Notice>
          )}
        </>
      }
      tag={<StyleStatusTag style={shown} />}
      sub={t('houseStyles.madeByOn', by)}
      place={isOlder ? styleVersionPath(key, version) : stylePath(key)}
      start={contentOf(shown)}
      newest={newest}
      shown={shown}
      mayWrite={mayWrite}
      {...(!isOlder && { steps: <StyleSteps style={shown} />, notices: <StyleNotices style={shown} /> })}
      onSaved={() => {
        if (isOlder) void navigate(stylePath(key))
      }}
    >
      <div className="up-stack up-stack--l st-below">
        {shown.steps.length > 0 && <HistoryCard steps={shown.steps} publishedWord="inForce" />}
        <UsedBy style={newest} />
        <VersionsCard newest={newest} />
      </div>
    </StyleEditor>
  )
}
