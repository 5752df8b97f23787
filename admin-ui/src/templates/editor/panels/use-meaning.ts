import type { TemplateVariable } from '../../../ui/api/template-types.ts'
import { useLocalized } from '../../../ui/format/use-format.ts'

/** Names a variable by its meaning, followed by its name in the text; the groups around it come first. */
export function useMeaning(): (parts: readonly TemplateVariable[], path: string) => string {
  const localized = useLocalized()
  return (parts, path) => {
    const words = parts.map(({ label, name }) => localized(label) || name).join(', ')
    return words === path ? path : `${words} (${path})`
  }
}
