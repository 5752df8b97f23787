import type { Language } from '../../../core/words/language.ts'
import type { Run } from '../../model/document.ts'
import { bindText } from './bind-text.ts'

/** Binds words across run boundaries (`art. **5**`); words in another language follow the rules of that language. */
export function bindRuns(runs: readonly Run[], language: Language): Run[] {
  const [only] = runs
  if (runs.length === 1 && only !== undefined) {
    const text = bindText(only.text, only.language ?? language)
    return [text === only.text ? only : { ...only, text }]
  }
  const joined = runs.map(({ text }) => text).join('')
  const bound = new Map<Language, string>()
  let from = 0
  return runs.map((run) => {
    const spoken = run.language ?? language
    const whole = bound.get(spoken) ?? bindText(joined, spoken)
    bound.set(spoken, whole)
    const text = whole.slice(from, from + run.text.length)
    from += run.text.length
    return run.note !== undefined || text === run.text ? run : { ...run, text }
  })
}
