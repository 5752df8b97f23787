import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateFault } from '../../../ui/api/template-types.ts'
import { type Repair, useFaultWords, usePlaceWords } from '../../faults/fault-words.ts'
import { type DraftContent, isUnwritten } from '../draft-content.ts'
import { missingVariable } from '../make-variable.ts'

interface Handlers {
  readonly onGo: (fault: TemplateFault) => void
  readonly onMake: (fault: TemplateFault) => void
  readonly onRepair: (fault: TemplateFault, repair: Repair) => void
}

/** Every fault, then the advice, each with a link to its place and, where one is known, the repair. */
export function FaultsPanel({
  content,
  faults,
  hints,
  ...handlers
}: Handlers & {
  readonly content: DraftContent
  readonly faults: readonly TemplateFault[]
  readonly hints: readonly TemplateFault[]
}): ReactNode {
  const { t } = useTranslation()
  return (
    <>
      {faults.length === 0 ? (
        <p className="up-quiet">{t(isUnwritten(content) ? 'editor.unwritten' : 'editor.noFaults')}</p>
      ) : (
        <FoundList content={content} found={faults} {...handlers} />
      )}
      {hints.length > 0 && (
        <section aria-labelledby="editor-hints">
          <h3 id="editor-hints">{t('editor.hints')}</h3>
          <FoundList content={content} found={hints} {...handlers} />
        </section>
      )}
    </>
  )
}

function FoundList({
  content,
  found,
  onGo,
  onMake,
  onRepair,
}: Handlers & { readonly content: DraftContent; readonly found: readonly TemplateFault[] }): ReactNode {
  const { t } = useTranslation()
  const wordsOf = useFaultWords()
  const placeOf = usePlaceWords(content)
  return (
    <ul className="st-findings">
      {found.map((fault) => {
        const { text, lang, repair } = wordsOf(fault)
        const missing = missingVariable(fault)
        return (
          <li key={`${fault.pointer}:${fault.line}:${fault.column}:${fault.detail}`}>
            <button className="up-textbutton" type="button" onClick={() => onGo(fault)}>
              {placeOf(fault)}
            </button>
            <span lang={lang}>{text}</span>
            <span className="st-findings__end">
              {repair !== undefined && (
                <button className="up-textbutton" type="button" onClick={() => onRepair(fault, repair)}>
                  {t('editor.replaceBy', { word: repair.word })}
                </button>
              )}
              {missing !== undefined && (
                <button className="up-textbutton" type="button" onClick={() => onMake(fault)}>
                  {t('editor.makeVariable', { name: missing })}
                </button>
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
