import { build } from 'vite'

/** Both apps as they are served: built once for all browser tests. */
export async function setup(): Promise<void> {
  for (const app of ['admin-ui', 'inbox-ui']) {
    await build({ root: app, configFile: `${app}/vite.config.ts`, logLevel: 'error' })
  }
}
