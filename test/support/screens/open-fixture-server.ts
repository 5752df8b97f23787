import { readFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'

export interface Call {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: unknown
}
export interface Answer {
  readonly status?: number
  readonly json?: unknown
  readonly bytes?: Buffer
  readonly type?: string
  readonly delayMs?: number
}
export type Fixtures = Readonly<Record<string, (call: Call) => Answer>>

export interface FixtureServer extends AsyncDisposable {
  readonly url: string
  /** The API requests of the screens, oldest first. */
  readonly calls: Call[]
  /** The answers from now on: `GET /v1/me`; a last segment of `*` takes any id. */
  serve(fixtures: Fixtures): void
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
/** As strict as the hub: no inline script, no inline style. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; frame-src blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** The built screens and typed JSON in place of the hub, so that each state of a screen can be requested by name. */
export async function openFixtureServer(): Promise<FixtureServer> {
  let fixtures: Fixtures = {}
  const calls: Call[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (!url.pathname.startsWith('/v1/') && !url.pathname.startsWith('/auth/')) {
        void sendFile(response, url.pathname)
        return
      }
      const text = Buffer.concat(chunks).toString()
      const method = request.method ?? 'GET'
      const body: unknown = text === '' ? undefined : JSON.parse(text)
      const call: Call = { method, path: url.pathname, query: url.searchParams, headers: request.headers, body }
      calls.push(call)
      const fixture =
        fixtures[`${method} ${url.pathname}`] ?? fixtures[`${method} ${url.pathname.replace(/[^/]+$/, '*')}`]
      const answer = fixture?.(call) ?? { status: 404, json: { status: 404, code: 'UP-1404', title: 'Not found' } }
      setTimeout(() => send(response, answer), answer.delayMs ?? 0)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    serve: (next) => {
      fixtures = next
      calls.length = 0
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

function send(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status ?? 200, {
    'content-type': answer.type ?? ((answer.status ?? 200) < 400 ? 'application/json' : 'application/problem+json'),
    'Uitpost-Request-Id': 'req_7QX4M2',
  })
  response.end(answer.bytes ?? (answer.json === undefined ? undefined : JSON.stringify(answer.json)))
}

async function sendFile(response: ServerResponse, path: string): Promise<void> {
  const app = path.startsWith('/admin/') ? 'admin' : 'inbox'
  const asked = normalize(path.slice(app.length + 2) || 'index.html')
  const file = extname(asked) === '' ? 'index.html' : asked
  const bytes = await readFile(join('dist', `${app}-ui`, file)).catch(() => undefined)
  response.writeHead(bytes === undefined ? 404 : 200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'content-security-policy': policy,
    // Their names change with their content, and the hub says the same of them.
    ...(asked.startsWith('assets/') && { 'cache-control': 'public, max-age=31536000, immutable' }),
  })
  response.end(bytes)
}
