import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlainLanguageReport } from '../../../ui/api/template-types.ts'
import { useFormat } from '../../../ui/format/use-format.ts'
import { Hidden } from '../../../ui/hidden.tsx'

type Finding = PlainLanguageReport['findings'][number]
const mostShown = 50

/** Advice on Dutch: a score, and the places that read hard. It never keeps anybody from going on. */
export function PlainLanguagePanel({
  report,
  onGo,
  onReplace,
}: {
  readonly report: PlainLanguageReport | undefined
  readonly onGo: (finding: Finding) => void
  readonly onReplace: (finding: Finding, words: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  if (report === undefined) return <p className="up-quiet">{t('editor.plain.none')}</p>
  const { score, findings } = report
  return (
    <div className="st-plain">
      <div>
        <p className="up-small up-quiet">{t('editor.plain.score')}</p>
        {score.flesch !== undefined && (
          <p>
            <b className="st-plain__figure">{format.number(Math.round(score.flesch))}</b> {t('editor.plain.of')}
          </p>
        )}
        {score.readingLevel !== undefined && <p>{t(`editor.plain.level.${score.readingLevel}`)}</p>}
        <p className="up-small up-quiet">
          {t('editor.plain.average', { words: format.number(Math.round(score.averageSentence)) })}
        </p>
      </div>
      {findings.length === 0 ? (
        <p>{t('editor.plain.fine')}</p>
      ) : (
        <ul className="st-findings">
          {findings.slice(0, mostShown).map((finding) => (
            <li key={`${finding.line}:${finding.column}:${finding.kind}`}>
              <button className="up-textbutton" type="button" onClick={() => onGo(finding)}>
                {t('editor.atLine', { line: finding.line })}
              </button>
              <span>
                <span lang="nl" className="st-plain__place">
                  {shortened(finding.text)}
                </span>
                {finding.suggestion !== undefined && (
                  <>
                    {' → '}
                    <span lang="nl">{finding.suggestion}</span>
                  </>
                )}
              </span>
              <span className="st-findings__end">
                <span className="up-small up-quiet">{t(`editor.plain.kind.${finding.kind}`)}</span>
                <Replace finding={finding} onReplace={onReplace} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Where what may stand instead is words, not advice in brackets; one button for each of them. */
function Replace({
  finding,
  onReplace,
}: {
  readonly finding: Finding
  readonly onReplace: (finding: Finding, words: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const { text, suggestion } = finding
  if (suggestion === undefined || suggestion.includes('(')) return null
  const choices = suggestion.split(', ')
  const capital = /^\p{Lu}/u.test(text)
  return choices.map((choice) => {
    const words = capital ? choice.charAt(0).toUpperCase() + choice.slice(1) : choice
    return (
      <button key={choice} className="up-textbutton" type="button" onClick={() => onReplace(finding, words)}>
        {choices.length === 1 ? t('editor.plain.replace') : t('editor.replaceBy', { word: words })}{' '}
        <Hidden>
          {shortened(text)}, {t('editor.atLine', { line: finding.line })}
        </Hidden>
      </button>
    )
  })
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 58)} …` : line
}
