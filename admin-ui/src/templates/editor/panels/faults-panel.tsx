import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateFault } from '../../../ui/api/template-types.ts'
import { type Repair, useFaultWords, usePlaceWords } from '../../fault-words.ts'

interface Handlers {
  readonly onGo: (fault: TemplateFault) => void
  readonly onRepair: (fault: TemplateFault, repair: Repair) => void
}

/** Every fault, then the advice, each with a way to its place and, where one is known, the repair. */
export function FaultsPanel({
  faults,
  hints,
  ...handlers
}: Handlers & {
  readonly faults: readonly TemplateFault[]
  readonly hints: readonly TemplateFault[]
}): ReactNode {
  const { t } = useTranslation()
  return (
    <>
      {faults.length === 0 ? (
        <p className="up-quiet">{t('editor.noFaults')}</p>
      ) : (
        <FoundList found={faults} {...handlers} />
      )}
      {hints.length > 0 && (
        <section aria-labelledby="editor-hints">
          <h3 id="editor-hints">{t('editor.hints')}</h3>
          <FoundList found={hints} {...handlers} />
        </section>
      )}
    </>
  )
}

function FoundList({ found, onGo, onRepair }: Handlers & { readonly found: readonly TemplateFault[] }): ReactNode {
  const { t } = useTranslation()
  const wordsOf = useFaultWords()
  const placeOf = usePlaceWords()
  return (
    <ul className="st-findings">
      {found.map((fault) => {
        const { text, lang, repair } = wordsOf(fault)
        return (
          <li key={`${fault.pointer}:${fault.line}:${fault.column}:${fault.detail}`}>
            <button className="up-textbutton" type="button" onClick={() => onGo(fault)}>
              {placeOf(fault)}
            </button>
            <span lang={lang}>{text}</span>
            {repair !== undefined && (
              <button className="up-textbutton" type="button" onClick={() => onRepair(fault, repair)}>
                {t('editor.replaceBy', { word: repair.word })}
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
