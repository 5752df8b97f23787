import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageRoot } from '../core/package-root.ts'
import { statusPage } from '../dispatcher/lifecycle/status-diagrams.ts'
import { problemPage } from './problems/problem-pages.ts'
import { isProblemCode, problems } from './problems/problems.ts'
import { routes } from './routes.ts'
import { openApiText } from './service/document/openapi-document.ts'

/** `npm run openapi`: the committed file of the contract, and the pages made from tables, which tests compare with the code. */
await writeFile(join(packageRoot, 'openapi.json'), openApiText(routes))

const folder = join(packageRoot, 'docs', 'problems')
await mkdir(folder, { recursive: true })
for (const code of Object.keys(problems).filter(isProblemCode))
  await writeFile(join(folder, `${code}.md`), problemPage(code))

await writeFile(join(packageRoot, 'docs', 'statuses.md'), statusPage())
