import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlainLanguageReport } from '../../../ui/api/template-types.ts'
import { useFormat } from '../../../ui/format/use-format.ts'
import { Hidden } from '../../../ui/layout/hidden.tsx'

type Finding = PlainLanguageReport['findings'][number]
const maxShown = 50

/** Advice on the text: a score where it is Dutch, and the places that are hard to read. It never blocks the next step. */
export function PlainLanguagePanel({
  report,
  onGo,
  onReplace,
  onIgnore,
}: {
  readonly report: PlainLanguageReport | undefined
  readonly onGo: (finding: Finding) => void
  readonly onReplace: (finding: Finding, words: string) => void
  readonly onIgnore: (words: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  if (report === undefined) return <p className="up-quiet">{t('editor.plain.none')}</p>
  const { language, score, findings, otherLanguage } = report
  if (otherLanguage !== undefined)
    return <p className="up-quiet">{t('editor.plain.other', { language: t(`language.${otherLanguage}`) })}</p>
  return (
    <div className="st-plain">
      <div>
        {score.score !== undefined && (
          <>
            <p className="up-small up-quiet">{t('editor.plain.score')}</p>
            <p>
              <b className="st-plain__figure">{format.number(score.score)}</b> {t('editor.plain.of')}
            </p>
          </>
        )}
        {score.readingLevel !== undefined && <p>{t(`editor.plain.level.${score.readingLevel}`)}</p>}
        <p className="up-small up-quiet">
          {t('editor.plain.average', {
            count: Math.round(score.averageSentence),
            words: format.number(Math.round(score.averageSentence)),
          })}
        </p>
        {language !== 'nl' && <p className="up-small up-quiet">{t('editor.plain.onlyDutch')}</p>}
      </div>
      {findings.length === 0 ? (
        <p>{t(nothingFound(report))}</p>
      ) : (
        <ul className="st-findings">
          {findings.slice(0, maxShown).map((finding) => (
            <li key={`${finding.line}:${finding.column}:${finding.kind}`}>
              <button className="up-textbutton" type="button" onClick={() => onGo(finding)}>
                {t('editor.atLine', { line: finding.line })}
              </button>
              <span>
                <span lang={language} className="st-plain__place">
                  {shortened(finding.text)}
                </span>
                <Advice finding={finding} language={language} />
              </span>
              <span className="st-findings__end">
                <span className="up-small up-quiet">{t(`editor.plain.kind.${finding.kind}`)}</span>
                <Replace finding={finding} onReplace={onReplace} />
                {ignorable.has(finding.kind) && (
                  <button className="up-textbutton" type="button" onClick={() => onIgnore(finding.text)}>
                    {t('editor.plain.ignore')} <Hidden>{shortened(finding.text)}</Hidden>
                  </button>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Names and terms that readers must recognise can be ignored; a sentence cannot. */
const ignorable: ReadonlySet<Finding['kind']> = new Set(['long-word', 'officialese', 'legal-term', 'double-negative'])

/** Without a level it is not known whether the text is easy to read. */
function nothingFound({ language, score }: PlainLanguageReport): string {
  if (language !== 'nl') return 'editor.plain.nothing'
  return score.readingLevel === 'B1' ? 'editor.plain.fine' : 'editor.plain.noAdvice'
}

function Advice({
  finding: { choices, explanation },
  language,
}: {
  readonly finding: Finding
  readonly language: PlainLanguageReport['language']
}): ReactNode {
  const advice = choices?.join(', ') ?? explanation
  if (advice === undefined) return null
  return (
    <>
      {' → '}
      <span lang={language}>{advice}</span>
    </>
  )
}

/** One button for each of the words that are possible in the same place. */
function Replace({
  finding,
  onReplace,
}: {
  readonly finding: Finding
  readonly onReplace: (finding: Finding, words: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const { text, choices = [] } = finding
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
