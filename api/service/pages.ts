import { join } from 'node:path'
import express, { type Express, type Request, type Response } from 'express'
// Not the package itself: that loads the whole viewer (40 MB, a third of a second) into the server.
import viewerFolder from 'swagger-ui-dist/absolute-path.js'
import { escapeHtml } from '../../core/escape-html.ts'
import { packageRoot } from '../../core/package-root.ts'
import { problemHtml } from '../problems/problem-pages.ts'
import { isProblemCode } from '../problems/problems.ts'
import { permissionsPolicy } from '../server/security.ts'

const viewerFiles = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png']
const hour = 3_600_000
const year = 365 * 24 * hour

/**
 * Pages for people: the API document, its viewer, the pages of problems, both apps, a start page. The document is made when it is
 * first requested: it takes a tenth to a third of a second.
 */
export function servePages(app: Express, document: () => object): void {
  let text: string | undefined
  app.get('/openapi.json', (_request, response) => {
    text ??= JSON.stringify(document())
    response.type('application/json').set('Cache-Control', 'no-cache').send(text)
  })
  app.get('/docs', (_request, response) => html(response, docsPage))
  app.get('/docs/start.js', (_request, response) => {
    response.type('text/javascript').set('Cache-Control', 'no-cache').send(docsScript)
  })
  app.get('/docs/page.css', (_request, response) => {
    response.type('text/css').set('Cache-Control', 'no-cache').send(pageStyle)
  })
  const viewer = viewerFolder()
  // Only the files that the page loads: the folder also holds the package's own files, with its version in them.
  for (const file of viewerFiles)
    app.get(`/docs/viewer/${file}`, (_request, response, next) => {
      response.sendFile(file, { root: viewer, maxAge: 24 * hour }, (error) => {
        if (error !== undefined) next()
      })
    })
  app.get('/docs/problems/:code', (request, response, next) => {
    const { code } = request.params
    if (isProblemCode(code)) html(response, problemHtml(code, languageOf(request)))
    else next()
  })
  app.get('/', (_request, response) => html(response, startPage))
  // The form that letters print. A browser keeps the fragment after `#` over a redirect, and no server sees it.
  app.get('/check', (_request, response) => response.redirect(302, '/inbox/check'))
  // The address that statements of sending print.
  app.get('/verify', (_request, response) => response.redirect(302, '/inbox/check/proof'))
  const inbox = join(packageRoot, 'dist/inbox-ui')
  // At the root, so that it may answer for `/check` as well as for the page that it leads to.
  app.get('/check-worker.js', (_request, response, next) => {
    response.sendFile('check-worker.js', { root: inbox, headers: { 'Cache-Control': 'no-cache' } }, (error) => {
      if (error !== undefined) next()
    })
  })
  app.get('/inbox/check', (_request, response, next) => {
    response.setHeader('Permissions-Policy', permissionsPolicy(['camera']))
    next()
  })
  serveApp(app, '/admin', join(packageRoot, 'dist/admin-ui'))
  serveApp(app, '/inbox', inbox)
}

/**
 * A built app: files with a hash in their name are cached for a year, its page is revalidated each time, and every path of it
 * returns its page.
 */
function serveApp(app: Express, at: string, folder: string): void {
  app.use(
    at,
    express.static(folder, {
      index: 'index.html',
      redirect: true,
      setHeaders: (response, path) => {
        const named = path.startsWith(join(folder, 'assets'))
        response.setHeader('Cache-Control', named ? `public, max-age=${year / 1000}, immutable` : 'no-cache')
      },
    }),
  )
  app.get(`${at}/{*rest}`, (request, response, next) => {
    // A missing file must not return the app's page: the browser would take the page for a script.
    if (/\.\w+$/.test(request.path)) return next()
    response.sendFile('index.html', { root: folder, headers: { 'Cache-Control': 'no-cache' } }, (error) => {
      if (error !== undefined) next()
    })
  })
}

/** `?lang=` of a link, else what the browser prefers; the pages are available in Dutch and English. */
function languageOf(request: Request): 'nl' | 'en' {
  const asked = new URLSearchParams(request.url.split('?')[1] ?? '').get('lang')
  if (asked === 'nl' || asked === 'en') return asked
  return request.acceptsLanguages(['en', 'nl']) === 'nl' ? 'nl' : 'en'
}

function html(response: Response, page: string): void {
  response.type('html').set('Cache-Control', 'no-cache').send(page)
}

const head = (title: string): string =>
  `<!doctype html><html lang="nl"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title><link rel="icon" href="/inbox/uitpost-symbol.svg">
<link rel="stylesheet" href="/docs/page.css">`

const startPage = `${head('Uitpost')}<main><h1>Uitpost</h1><p>De uitgaande post van de overheid.</p><ul>
<li><a href="/inbox/">Brieven lezen</a></li><li><a href="/check">Is deze brief echt?</a></li><li><a href="/admin/">Aanmelden als medewerker</a></li>
<li><a href="/docs" lang="en">API documentation</a></li></ul></main></html>`

const docsPage = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Uitpost API</title><link rel="icon" href="/docs/viewer/favicon-32x32.png">
<link rel="stylesheet" href="/docs/viewer/swagger-ui.css">
<div id="viewer"></div><script src="/docs/viewer/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></html>`

const docsScript = `window.SwaggerUIBundle({ url: '/openapi.json', dom_id: '#viewer', deepLinking: true, validatorUrl: null })
`

const pageStyle = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { margin: 0; border-top: 5px solid #ffd21f }
main { max-width: 42rem; margin: 2rem auto; padding: 0 1rem }
code { font-size: 0.95em }
a:focus-visible { outline: 3px solid; outline-offset: 2px }
`
