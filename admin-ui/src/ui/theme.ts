import { useState } from 'react'
import { recall, remember } from './storage.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** The reader's theme on this device. The file `theme.js` sets the same attribute before the first paint. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(() => {
    const stored = recall('uitpost-theme')
    return stored === 'light' || stored === 'dark' ? stored : 'system'
  })
  const choose = (next: Theme) => {
    if (next === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = next
    remember('uitpost-theme', next === 'system' ? undefined : next)
    setTheme(next)
  }
  return [theme, choose]
}
