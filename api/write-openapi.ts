import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageRoot } from '../core/package-root.ts'
import { routes } from './routes.ts'
import { openApiText } from './service/openapi-document.ts'

/** `npm run openapi`: the committed document, which a test compares with what the routes say. */
await writeFile(join(packageRoot, 'openapi.json'), openApiText(routes))
