import { build } from 'vite'

/** Both apps as they are served: built once for all browser tests, with React in production mode. */
export async function setup(): Promise<void> {
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  try {
    for (const app of ['admin-ui', 'inbox-ui']) {
      await build({ root: app, configFile: `${app}/vite.config.ts`, logLevel: 'error' })
    }
  } finally {
    process.env['NODE_ENV'] = before
  }
}
