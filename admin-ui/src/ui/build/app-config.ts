import react from '@vitejs/plugin-react'
import type { Plugin, UserConfig } from 'vite'
import { checkWorker } from './check-worker.ts'

/**
 * govuk-frontend's CSS names the GDS typeface and the royal crest. We have no licence for either and use neither. Its buttons
 * and tabs turn yellow in focus, after a click of the mouse too; our own have a line and a halo (`focus.css`).
 */
const withoutCrown: Plugin = {
  name: 'without-crown',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('govuk-frontend.min.css')) return null
    return code
      .replace(/@font-face\{[^}]*GDS Transport[^}]*\}/g, '')
      .replace(/url\(\/assets\/images\/govuk-crest\.svg\)/g, 'none')
      .replace(/GDS Transport,\s*/g, '')
      .replace(/[^{}]*\.govuk-(?:button|tabs__tab):focus[^{}]*\{[^}]*\}/g, '')
  },
}

/** The build options of both apps. `name` is the path under which the app is served and the folder of `dist/`. */
export function appConfig(name: 'admin' | 'inbox'): UserConfig {
  return {
    base: `/${name}/`,
    plugins: [withoutCrown, react(), ...(name === 'inbox' ? [checkWorker] : [])],
    css: { lightningcss: { errorRecovery: true } },
    publicDir: name === 'admin' ? 'src/ui/public' : '../admin-ui/src/ui/public',
    // No data: URLs, so that the content security policy need not allow them for fonts.
    build: { outDir: `../dist/${name}-ui`, emptyOutDir: true, assetsInlineLimit: 0, reportCompressedSize: true },
  }
}
